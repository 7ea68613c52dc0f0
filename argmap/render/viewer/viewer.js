// The page's viewer: move, search, filter, fold, walk and read the drawn map. Draws and lays out nothing itself.
// The last part of the page's one module. Ids are looked up in Maps, never put into selectors.

const part = (name) => document.getElementById(`view-${name}`);
const root = document.documentElement;
const details = part("details"), outline = part("outline"), field = part("search");
const svg = part("stage").querySelector("svg");
const data = JSON.parse(part("data").textContent);
const claims = keyed(data.claims), authors = keyed(data.authors), describe = detailsOf(data);
const state = {
  chosen: null, focused: null, folded: new Set(), unheard: new Set(), open: new Set(), hits: [], hit: -1,
  fitted: null,
};

const announce = (text) => { part("news").textContent = text; };
const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
// As search compares: without case, accents and vowel signs.
const plain = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

// ---- What bears on what --------------------------------------------------------------------------

const beneath = new Map(), above = new Map(), rivals = new Map();
const add = (index, key, value) => {
  if (!index.has(key)) index.set(key, new Set());
  index.get(key).add(value);
};
const join = (owner, bearer) => { add(beneath, owner, bearer); add(above, bearer, owner); };
const linked = (index, id) => [...index.get(id) ?? []];

for (const step of data.steps) {
  for (const premise of step.premises) join(step.claim, premise.claim);
  for (const undercut of step.undercuts ?? []) join(step.claim, undercut.claim);
}
for (const { answers = [] } of data.questions) {
  for (const answer of answers) {
    for (const undercut of answer.undercuts) join(answer.claim, undercut.claim);
    for (const other of answers) add(rivals, answer.claim, other.claim);
  }
}

// All that lies beneath the claims of `starts`, and they; `opens` says beneath which one may look.
function reach(starts, opens = () => true) {
  const seen = new Set(starts);
  for (const id of seen) {  // the set grows while it is read
    if (opens(id)) for (const other of linked(beneath, id)) seen.add(other);
  }
  return seen;
}

// What no fold can hide: answers, claims that bear on no other, and one claim of each circle apart.
const anchors = [...claims.keys()].filter((id) => rivals.has(id) || !above.has(id));
const reached = reach(anchors);
for (const id of claims.keys()) {
  if (reached.has(id)) continue;
  anchors.push(id);
  for (const other of reach([id])) reached.add(other);
}

// ---- The parts of the picture --------------------------------------------------------------------

const cards = new Map(), boxes = new Map(), corners = new Map(), lines = new Map();
const origin = svg.getBoundingClientRect();
for (const card of svg.getElementsByClassName("claim")) {
  const id = card.dataset.claim;
  if (!claims.has(id) || card.id !== `claim-${id}`) continue;
  const rect = card.querySelector(".card") ?? card, box = rect.getBoundingClientRect();
  const { x, y, width } = rect.getBBox();  // in the drawing's own units, for the chip
  cards.set(id, card);
  corners.set(id, `translate(${x + width - 16} ${y})`);
  boxes.set(id, { x: box.x - origin.x, y: box.y - origin.y, width: box.width, height: box.height });
}
for (const line of outline.querySelectorAll("li[data-claim]")) {
  if (line.id) lines.set(line.dataset.claim, line);  // the line that tells the claim; others only name it
}
const junctions = [...svg.getElementsByClassName("junction")];
const panels = [...svg.querySelectorAll(".panel, .panel-name")];
const islands = [...svg.getElementsByClassName("island-ground")];
const edges = [...svg.getElementsByClassName("edge")].map((shape) => {
  const { from = "", to, step, kind } = shape.dataset;  // a line to a question has no `to`
  return { shape, from: from.split(" "), to, step, kind };
});
const jointed = new Set(junctions.map((junction) => junction.id));

for (const [id, card] of cards) {
  const { text, authors: said, named } = claims.get(id);
  const speakers = said.map((author) => authors.get(author).name).join(", ");
  card.setAttribute("role", "button");
  card.setAttribute("tabindex", "-1");
  card.setAttribute("aria-label", `${named ? `${id}. ` : ""}${speakers}: ${text}`);
  if (!beneath.has(id)) continue;
  const chip = makeShape(card, "g", { class: "view-fold", "aria-hidden": "true", transform: corners.get(id) });
  makeShape(chip, "rect", {});
  makeShape(chip, "text", { y: 3.2 });
}

const stage = makeStage(part("stage"), svg, (scale) => {
  part("scale").textContent = `${Math.round(scale * 100)} %`;
});
const bring = (id, middle) => { if (boxes.has(id)) stage.bring(boxes.get(id), middle); };

part("stage").addEventListener("click", (event) => {
  const id = event.target.closest("[data-claim]")?.dataset.claim;
  if (stage.wasDragged() || !cards.has(id)) return;  // the end of a drag is no click
  if (event.target.closest(".view-fold")) fold(id);
  else choose(id);
});

// ---- What is shown: folds and authors ------------------------------------------------------------

const muted = (id) => claims.get(id).authors.every((author) => state.unheard.has(author));
const hidden = (id) => cards.has(id) && (!state.open.has(id) || muted(id));
const foldedBeneath = (id) => [...reach([id])].filter((other) => !state.open.has(other)).length;

function refresh() {
  state.open = reach(anchors, (id) => !state.folded.has(id));
  for (const [id, card] of cards) {
    card.classList.toggle("view-gone", hidden(id));
    if (!beneath.has(id)) continue;
    const folded = state.folded.has(id), label = folded ? `+${foldedBeneath(id)}` : "−";
    card.classList.toggle("view-folded", folded);
    card.setAttribute("aria-expanded", String(!folded));
    const [pill, text] = card.querySelector(".view-fold").children;
    const half = folded ? 5 + 3.2 * label.length : 6;
    for (const [name, value] of Object.entries({ x: -half, y: -6, width: 2 * half, height: 12, rx: 6 })) {
      pill.setAttribute(name, value);
    }
    text.textContent = label;
  }
  // A line stays while both its ends do, a junction while a line leads through it, an undercut with its junction.
  const shown = ({ from, to }) => !hidden(to) && !from.every(hidden);
  const kept = new Set(edges.filter((edge) => edge.kind !== "undercut" && shown(edge)).map((edge) => edge.step));
  for (const edge of edges) {
    const loose = edge.kind === "undercut" && jointed.has(edge.step) && !kept.has(edge.step);
    edge.shape.classList.toggle("view-gone", loose || !shown(edge));
  }
  for (const junction of junctions) junction.classList.toggle("view-gone", !kept.has(junction.id));
  for (const island of islands) island.classList.toggle("view-gone", hidden(island.dataset.of));
  for (const { id, answers = [] } of data.questions) {
    const unanswered = answers.length > 0 && answers.every((answer) => hidden(answer.claim));
    document.getElementById(`question-${id}`)?.classList.toggle("view-gone", unanswered);
  }
  for (const { classList } of panels) {
    classList.toggle("view-gone", [...state.unheard].some((author) => classList.contains(`author-${author}`)));
  }
  if (!cards.has(state.focused) || hidden(state.focused)) takeTab([...cards.keys()].find((id) => !hidden(id)));
  search(false);
}

function fold(id) {
  if (!beneath.has(id)) return;
  if (!state.folded.delete(id)) state.folded.add(id);
  refresh();
  announce(state.folded.has(id) ? `${plural(foldedBeneath(id), "claim")} folded away.` : "Unfolded.");
  if (state.chosen === id) tell(id);
}

// Show a claim, whatever hides it: hear its authors again, and unfold all that it lies beneath.
function reveal(id) {
  if (!hidden(id)) return;
  for (const author of claims.get(id).authors) state.unheard.delete(author);
  for (const box of authorBoxes) box.checked = !state.unheard.has(data.authors[box.dataset.author].id);
  const over = new Set([id]);
  for (const lower of over) for (const upper of linked(above, lower)) over.add(upper);
  for (const upper of over) if (upper !== id) state.folded.delete(upper);
  refresh();
}

const authorBoxes = [...part("authors").querySelectorAll("input")];
for (const box of authorBoxes) {
  box.addEventListener("change", () => {
    const { id, name } = data.authors[box.dataset.author];
    state.unheard[box.checked ? "delete" : "add"](id);
    refresh();
    announce(`Claims of ${name} ${box.checked ? "shown" : "hidden"}.`);
  });
}

// ---- Walking -------------------------------------------------------------------------------------

// Of all cards just one is reached by Tab: where the reader last was.
function takeTab(id) {
  cards.get(state.focused)?.setAttribute("tabindex", "-1");
  cards.get(id)?.setAttribute("tabindex", "0");
  state.focused = id;
}

function focus(id) {
  if (!cards.has(id)) return;
  takeTab(id);
  cards.get(id).focus({ preventScroll: true });
}

// The nearest of some claims in a direction: sideways in another column, up or down in about the same one.
function nearest(id, pool, across, down) {
  const here = boxes.get(id);
  let best = null, least = Infinity;
  for (const other of pool) {
    if (other === id || !cards.has(other) || hidden(other)) continue;
    const box = boxes.get(other);
    const x = box.x + box.width / 2 - here.x - here.width / 2;
    const y = box.y + box.height / 2 - here.y - here.height / 2;
    const ahead = x * across + y * down, astray = Math.abs(x * down) + Math.abs(y * across);
    if (ahead < (across ? here.width / 2 : 4) || (down && astray > here.width)) continue;
    const cost = ahead + astray * (across ? 0.6 : 2);
    if (cost < least) [best, least] = [other, cost];
  }
  return best;
}

// Sideways: first to what the claim bears on or what bears on it. Up and down: first to its siblings.
function walk(across, down) {
  const from = state.focused;
  const kin = [...linked(beneath, from), ...linked(above, from), ...linked(rivals, from)];
  const siblings = linked(above, from).flatMap((upper) => linked(beneath, upper));
  const pools = across ? [kin, siblings, cards.keys()] : [siblings, kin, cards.keys()];
  const to = document.activeElement === cards.get(from)
    ? pools.reduce((found, pool) => found ?? nearest(from, pool, across, down), null)
    : from;
  if (to === null) return;
  focus(to);
  bring(to);
  if (state.chosen !== null) choose(to, { replace: true });
}

// ---- Choosing a claim, and its address -----------------------------------------------------------

// `replace`: without a further step in the history; `silent`: the address says so already; `middle`: to the middle
// of the stage; `stay`: the reader goes on where he is.
function choose(id, { replace = false, silent = false, middle = false, stay = false } = {}) {
  reveal(id);
  mark(id);
  tell(id);
  if (details.hidden) {
    announce("Details are open; Tab goes to them.");
    state.fitted = stage.hold();  // a smaller stage shall not make the map smaller
    details.hidden = false;
  }
  details.scrollTop = 0;
  if (!stay) focus(id);
  bring(id, middle);
  lines.get(id)?.scrollIntoView({ block: "nearest" });
  if (!silent && location.hash !== claimAddress(id)) note(claimAddress(id), replace);
}

function close(silent = false) {
  const id = state.chosen;
  if (id === null) return;
  mark(null);
  details.hidden = true;
  if (stage.scale() === state.fitted) stage.fit();
  focus(id);
  if (!silent) note(location.pathname + location.search);
}

function mark(id) {
  for (const index of [cards, lines]) {
    index.get(state.chosen)?.classList.remove("view-chosen");
    index.get(id)?.classList.add("view-chosen");
  }
  state.chosen = id;
  svg.classList.toggle("view-choosing", cards.has(id));
  // A step is lit whole: all its premises, its junction's line and its undercuts.
  const touching = edges.filter((edge) => edge.to === id || edge.from.includes(id)).map((edge) => edge.step);
  for (const edge of edges) edge.shape.classList.toggle("view-lit", touching.includes(edge.step));
}

function tell(id) {
  const button = (label, facts, action) => {
    const made = make("button", { type: "button", ...facts }, label);
    made.addEventListener("click", action);
    return made;
  };
  const folder = beneath.has(id) && cards.has(id) && button(state.folded.has(id) ? "Unfold" : "Fold", {}, () => {
    fold(id);
    details.querySelector("button").focus();
  });
  const shut = button("×", { "aria-label": "Close the details", title: "Close (Esc)" }, () => close());
  const head = make("div", { class: "view-head" }, make("code", {}, claims.get(id).named && id), folder, shut);
  details.replaceChildren(head, ...describe(id, cards.has(id)));
}

function note(url, replace = false) {
  try {
    history[replace ? "replaceState" : "pushState"](null, "", url);
  } catch {
    // In some frames a page has no address of its own; the map works without one.
  }
}

// The address decides after a step back, and at the start.
function follow() {
  let hash = location.hash;
  try {
    hash = decodeURIComponent(hash);
  } catch {
    // A lone % stands for itself.
  }
  const id = hash.replace("#claim-", "");
  if (!hash) close(true);
  else if (claims.has(id) && id !== state.chosen) choose(id, { silent: true, middle: true });
}

// ---- Searching -----------------------------------------------------------------------------------

const haystack = new Map([...claims].map(([id, { named, text }]) => [id, plain(named ? `${id} ${text}` : text)]));

function search(fresh = true) {
  const needle = plain(field.value.trim());
  const found = needle ? [...claims.keys()].filter((id) => haystack.get(id).includes(needle)) : [];
  state.hits = found.filter((id) => !muted(id));
  if (fresh || state.hit >= state.hits.length) state.hit = -1;
  const hits = new Set(state.hits);
  for (const index of [cards, lines]) {
    for (const [id, element] of index) element.classList.toggle("view-hit", hits.has(id));
  }
  svg.classList.toggle("view-searched", needle !== "");
  count(needle, found.length - hits.size);
}

function count(needle, unheard = 0) {
  const total = state.hits.length, here = state.hits[state.hit];
  for (const [id, card] of cards) card.classList.toggle("view-here", id === here);
  const told = here !== undefined ? `${state.hit + 1} of ${total}` : total ? plural(total, "claim") : "none found";
  part("count").textContent = needle && told + (unheard ? `, ${unheard} hidden` : "");
}

function nextHit(turn) {
  const total = state.hits.length;
  if (!total) return;
  state.hit = state.hit < 0 && turn < 0 ? total - 1 : (state.hit + turn + total) % total;
  const id = state.hits[state.hit];
  reveal(id);
  count(field.value);
  if (cards.has(id)) takeTab(id);
  bring(id, stage.scale() < 0.6);
  lines.get(id)?.scrollIntoView({ block: "nearest" });
  if (state.chosen !== null) choose(id, { replace: true, stay: true });
  announce(claims.get(id).text);
}

field.addEventListener("input", () => search());
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter") nextHit(event.shiftKey ? -1 : 1);
});

// ---- Buttons and keys ----------------------------------------------------------------------------

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => root.dataset.mode === "dark" || (root.dataset.mode === "auto" && systemDark.matches);
const showMode = () => part("mode").setAttribute("aria-pressed", String(isDark()));

function toggleMode() {
  root.dataset.mode = isDark() ? "light" : "dark";
  part("dark").media = isDark() ? "screen" : "not all";
  showMode();
}

function showOutline(shown) {
  outline.hidden = !shown;
  part("tell").setAttribute("aria-pressed", String(shown));
  if (!shown) return;
  outline.focus({ preventScroll: true });
  lines.get(state.chosen)?.scrollIntoView({ block: "center" });
}

function escape() {
  if (document.activeElement === field && field.value) {
    field.value = "";
    search();
  } else if (state.chosen !== null) close();
  else showOutline(false);
}

const toggleOutline = () => showOutline(outline.hidden);
const closer = () => stage.zoom(1.3), farther = () => stage.zoom(1 / 1.3), help = () => part("help").showModal();
const buttons = {
  in: closer, out: farther, fit: () => stage.fit(), scale: () => stage.zoom(1 / stage.scale()),
  tell: toggleOutline, mode: toggleMode, ask: help, read: () => part("help").close(),
};
for (const [name, action] of Object.entries(buttons)) part(name).addEventListener("click", action);

const keys = new Map(Object.entries({
  "+": closer, "=": closer, "-": farther, 0: () => stage.fit(), "?": help, "/": () => field.focus(),
  o: toggleOutline, d: toggleMode, Escape: escape,
}));
const cardKeys = new Map(Object.entries({
  Enter: () => choose(state.focused), " ": () => fold(state.focused),
  ArrowLeft: () => walk(-1, 0), ArrowRight: () => walk(1, 0),
  ArrowUp: () => walk(0, -1), ArrowDown: () => walk(0, 1),
}));
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || part("help").open) return;
  if (target === field && key !== "Escape") return;
  // Elsewhere than on a card or on nothing, arrow keys scroll and Enter presses, as everywhere.
  const nowhere = target === document.body && key.startsWith("Arrow");
  const onCard = cards.has(state.focused) && (nowhere || target === cards.get(state.focused));
  const action = keys.get(key) ?? (onCard && cardKeys.get(key));
  if (!action) return;
  event.preventDefault();
  action();
});

// A link to a claim chooses it, wherever it stands; in the outline the reader stays in the outline.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const told = outline.contains(link);
  const id = told && link.hash.startsWith("#claim-") ? link.closest("li").dataset.claim : link.dataset.claim;
  if (link !== part("skip") && !claims.has(id)) return;
  event.preventDefault();
  if (link === part("skip")) showOutline(true);
  else choose(id, { middle: !told, stay: told });
  if (!told && !cards.has(id)) details.querySelector("button")?.focus();
});

// Where the focus comes to a card by Tab, the card comes into sight. Under a pressed mouse it must not move away.
svg.addEventListener("focusin", (event) => {
  const id = event.target.dataset.claim;
  if (!cards.has(id)) return;
  takeTab(id);
  if (event.target.matches(":focus-visible")) bring(id);
});

// ---- Beginning -----------------------------------------------------------------------------------

// As a picture the drawing hides its parts from a screen reader; as a group it offers them.
svg.setAttribute("role", "group");
svg.setAttribute("aria-label", document.title);
svg.removeAttribute("aria-labelledby");
for (const child of [...svg.children]) {
  if (child.localName === "title") child.remove();  // its tip would hang over every gap
}
root.classList.add("view-live");
part("bar").hidden = part("authors").hidden = false;
outline.hidden = true;
systemDark.addEventListener("change", showMode);
showMode();
takeTab(anchors.find((id) => rivals.has(id) && cards.has(id)));
refresh();
stage.fit(false);
addEventListener("popstate", follow);
follow();
