// What is known of one claim, as elements for the details panel. Moves nothing and listens to nothing.
// The first part of the page's one module. The map's text enters as text nodes only, never as markup.

function make(tag, facts = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) element.setAttribute(name, value);
  element.append(...children.filter(Boolean));
  return element;
}

function makeShape(parent, tag, facts) {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(facts)) shape.setAttribute(name, value);
  return parent.appendChild(shape);
}

const keyed = (records) => new Map(records.map((record) => [record.id, record]));
const claimAddress = (id) => `#claim-${encodeURIComponent(id)}`;

// Returns a function that tells of a claim, given its id, in a list of elements.
function detailsOf(data) {
  const claims = keyed(data.claims), authors = keyed(data.authors), sources = keyed(data.sources);
  const nameOf = (author) => authors.get(author)?.name ?? author;
  // Prose of the map runs in its own direction, whatever stands around it.
  const prose = (tag, text, kind = "") => text && make(tag, { dir: "auto", ...(kind && { class: kind }) }, text);
  const aside = (facts, wrap = (text) => text) => {
    const told = facts.filter(Boolean).join(" · ");
    return told && prose("span", wrap(told), "view-muted");
  };
  const block = (heading, children) => children.length ? [make("h3", {}, heading), ...children] : [];

  function tellAuthor(id) {
    const author = authors.get(id) ?? { name: id };
    const who = make("span");
    const swatch = makeShape(who, "svg", {
      viewBox: "0 0 12 12", class: `view-swatch author-${id}`, "aria-hidden": "true",
    });
    makeShape(swatch, "rect", { width: 12, height: 12, rx: 3, class: "bar" });
    const more = aside([author.affiliation, author.qualifications, author.note]);
    who.append(" ", prose("span", author.name), " ", more || "");
    return who;
  }

  function tellFacts(facts) {
    const list = make("dl");
    for (const [name, fact] of facts) {
      if (fact === undefined || fact === "") continue;
      list.append(make("dt", {}, name.replace(/^x-/, "")), prose("dd", String(fact)));
    }
    return list.childElementCount ? [list] : [];
  }

  const inShort = ({ source, places }) =>
    [sources.get(source)?.title ?? source, places].filter(Boolean).join(", ");

  function tellCitation(citation) {
    const source = sources.get(citation.source);
    if (!source) return prose("p", inShort(citation));
    const title = source.link
      ? make("a", { href: source.link, rel: "noopener noreferrer", target: "_blank", dir: "auto" }, source.title)
      : prose("span", source.title);
    const read = source.accessed && `read ${source.accessed}`;
    return make("div", {},
      make("p", {}, citation.places && make("b", {}, citation.places), citation.places && " in ", title),
      make("p", {}, aside([source.authors?.join(", "), source.publisher, source.date, source.kind, read])),
      source.link ? "" : prose("p", source.url, "view-muted"),
      prose("p", source.note, "view-muted"),
      ...tellFacts(source.extras ?? []));
  }

  function tellQuotation({ text, citations = [] }) {
    return make("blockquote", {}, prose("p", text), aside(citations.map(inShort)));
  }

  function tellStance({ kind, name, citations = [] }) {
    const where = aside(citations.map(inShort), (told) => `(${told})`);
    return make("p", {}, prose("span", name), ` ${kind} it `, where);
  }

  function linkTo(id) {
    const claim = claims.get(id);
    const link = make("a", { href: claimAddress(id), dir: "auto", "data-claim": id }, claim?.text ?? id);
    return make("span", {}, claim?.named && make("code", {}, id), " ", link);
  }

  // A move's mover is told where it is not the author of the claim that the move is made on.
  function moverOf({ movers }, owner) {
    const known = movers.every((author) => claims.get(owner).authors.includes(author));
    return known ? "" : `moved by ${movers.map(nameOf).join(", ")}`;
  }

  function tellMove(word, move, facts) {
    const more = [...facts, move.role && `role: ${move.role}`, move.move, move.asks && `asks: ${move.asks}`];
    return make("li", {}, make("b", {}, word), " ", linkTo(move.claim), " ", aside(more, (told) => `(${told})`));
  }

  function tellStep(step) {
    const list = make("ul", { class: "view-step" });
    const facts = [
      moverOf(step, step.claim), step.scheme && `scheme: ${step.scheme}`,
      step.weight !== undefined && `weight: ${step.weight}`, step.move, step.asks && `asks: ${step.asks}`,
    ];
    step.premises.forEach((premise, index) => {
      const opening = index ? "and" : step.kind === "reason" ? "because" : "but";
      list.append(tellMove(premise.implicit ? "assuming" : opening, premise, index ? [] : facts));
    });
    for (const undercut of step.undercuts ?? []) {
      list.append(tellMove("unless", undercut, [moverOf(undercut, step.claim)]));
    }
    return list;
  }

  function tellUses(id) {
    const uses = [];
    const use = (...told) => uses.push(make("p", {}, ...told.flatMap((item) =>
      typeof item === "string" ? [make("b", {}, item), " "] : [item, " "])));
    for (const step of data.steps) {
      const premises = step.premises.map((premise) => premise.claim);
      const others = premises.filter((other) => other !== id).flatMap((other) => ["with", linkTo(other)]);
      const serves = step.kind === "reason" ? "supports" : "rebuts";
      if (premises.includes(id)) use(serves, linkTo(step.claim), ...others);
      if (step.undercuts?.some((undercut) => undercut.claim === id)) {
        use("breaks the step from", linkTo(premises[0]), "to", linkTo(step.claim));
      }
    }
    for (const { text, exclusive, answers = [] } of data.questions) {
      const given = answers.map((answer) => answer.claim);
      if (given.includes(id)) use("answers", prose("span", text));
      if (given.includes(id) && exclusive) {
        for (const other of given) if (other !== id) use("against", linkTo(other));
      }
      for (const answer of answers) {
        if (answer.undercuts.some((undercut) => undercut.claim === id)) {
          use("says that", linkTo(answer.claim), "and its rivals can both hold");
        }
      }
    }
    return uses;
  }

  return (id, drawn) => {
    const claim = claims.get(id);
    const steps = data.steps.filter((step) => step.claim === id);
    return [
      make("p", { class: "view-who" }, ...claim.authors.map(tellAuthor)),
      prose("h2", claim.text, "view-said"),
      claim.doubt && make("p", { class: "view-remark" }, "An open doubt: nobody in the debate says it."),
      claim.implicit && make("p", { class: "view-remark" }, "Left unstated; the map-maker put it in words."),
      !drawn && make("p", { class: "view-remark" }, "This claim has no card in the picture."),
      ...block("Said in", (claim.citations ?? []).map(tellCitation)),
      ...block("Quoted", (claim.quotations ?? []).map(tellQuotation)),
      ...block("What others make of it", (claim.stances ?? []).map(tellStance)),
      ...block("Reasons", steps.filter((step) => step.kind === "reason").map(tellStep)),
      ...block("Rebuttals", steps.filter((step) => step.kind === "rebuttal").map(tellStep)),
      ...block("What it does", tellUses(id)),
      ...block("More", tellFacts([
        ["section", claim.section], ["basis", claim.basis], ["date", claim.date], ["tags", claim.tags?.join(", ")],
        ["credence", claim.credence], ["put forward", { true: "yes", false: "no" }[claim.asserted]],
        ["note", claim.note], ...claim.extras ?? [],
      ])),
    ].filter(Boolean);
  };
}
