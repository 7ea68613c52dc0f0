"""The page in a real browser: looking, searching, filtering, folding, walking, reading. All by what a reader does."""

import re

import pytest

ALL = {
    "bridge", "jobs", "firms", "rates", "detour", "no-bridge", "cost", "steel", "quote", "ferry", "winter",
}  # fmt: skip


def card(page, claim):
    return page.locator(f'[id="claim-{claim}"]')


def shown(page):
    """The claims whose cards are shown."""
    return set(
        page.evaluate(
            """() => [...document.querySelectorAll('svg.argmap .claim')]
            .filter((card) => getComputedStyle(card).display !== 'none').map((card) => card.dataset.claim)"""
        )
    )


def shown_lines(page):
    """The ends of all lines that are shown, as (kind, from, to)."""
    lines = page.evaluate(
        """() => [...document.querySelectorAll('svg.argmap .edge')]
        .filter((edge) => getComputedStyle(edge).display !== 'none')
        .map(({ dataset }) => [dataset.kind, dataset.from, dataset.to ?? ''])"""
    )
    return {tuple(line) for line in lines}


def marked(page, name):
    return set(
        page.evaluate(
            "(name) => [...document.querySelectorAll(`svg.argmap .${name}`)].map((card) => card.dataset.claim)",
            name,
        )
    )


def focused(page):
    """The claim whose card has the focus; else the id or the tag of what has it."""
    return page.evaluate("() => (({ dataset, id, tagName }) => dataset.claim || id || tagName)(document.activeElement)")


def box(page, claim):
    return page.evaluate(
        """(id) => { const box = document.getElementById(id).querySelector('.card').getBoundingClientRect();
        return { x: box.x, y: box.y, width: box.width, height: box.height }; }""",
        f"claim-{claim}",
    )


def stage_box(page):
    return page.locator("#view-stage").bounding_box()


def in_sight(page, claim):
    inner, outer = box(page, claim), stage_box(page)
    return (
        inner["x"] >= outer["x"]
        and inner["y"] >= outer["y"]
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1
    )


def off_middle(page, claim):
    """How far the card's middle lies from the middle of the stage, in pixels."""
    inner, outer = box(page, claim), stage_box(page)
    return max(
        abs(inner["x"] + inner["width"] / 2 - outer["x"] - outer["width"] / 2),
        abs(inner["y"] + inner["height"] / 2 - outer["y"] - outer["height"] / 2),
    )


def author_box(page, name):
    return page.get_by_role("checkbox", name=name)


def count(page):
    return page.locator("#view-count").inner_text()


def details(page):
    panel = page.locator("#view-details")
    return panel.inner_text() if panel.is_visible() else None


# ---- Searching


def test_search_counts_marks_and_cycles(open_page, debate_page):
    page = open_page(debate_page)
    page.keyboard.press("/")
    assert focused(page) == "view-search"
    page.keyboard.type("FERRY")
    assert count(page) == "2 claims"
    assert marked(page, "view-hit") == {"ferry", "winter"}
    page.keyboard.press("Enter")
    assert (count(page), marked(page, "view-here")) == ("1 of 2", {"ferry"})
    assert page.locator("#view-news").inner_text() == "The ferry takes ten minutes."
    assert in_sight(page, "ferry")
    page.keyboard.press("Enter")
    assert (count(page), marked(page, "view-here")) == ("2 of 2", {"winter"})
    page.keyboard.press("Enter")
    assert (count(page), marked(page, "view-here")) == ("1 of 2", {"ferry"})
    page.keyboard.press("Shift+Enter")
    assert marked(page, "view-here") == {"winter"}
    assert focused(page) == "view-search"
    page.keyboard.press("Escape")
    assert page.input_value("#view-search") == ""
    assert (count(page), marked(page, "view-hit")) == ("", set())


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("no-bridge", {"no-bridge"}),  # an id
        ("cafe friends", {"quote"}),  # a text, without its accent
        ("the school", {"cost"}),
        ("(", set()),  # nothing is read as a pattern
    ],
)
def test_search_finds_ids_and_texts(open_page, debate_page, words, hits):
    page = open_page(debate_page)
    page.fill("#view-search", words)
    assert marked(page, "view-hit") == hits
    assert count(page) == ("1 claim" if hits else "none found")
    page.keyboard.press("Enter")
    assert marked(page, "view-here") == hits


def test_search_unfolds_what_it_finds_but_respects_the_filter(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "jobs").locator(".view-fold").click()
    assert "rates" not in shown(page)
    author_box(page, "Ann Ahlgren").uncheck()
    page.fill("#view-search", "rates")
    assert count(page) == "none found, 1 hidden"
    author_box(page, "Ann Ahlgren").check()
    assert count(page) == "1 claim"
    page.locator("#view-search").press("Enter")
    assert "rates" in shown(page)


def test_search_goes_to_hits_far_out_of_sight(open_page, debate_page):
    page = open_page(debate_page)
    for _ in range(8):
        page.keyboard.press("-")
    page.fill("#view-search", "steel")
    page.locator("#view-search").press("Enter")
    assert off_middle(page, "steel") < 2
    assert box(page, "steel")["height"] > 40


# ---- Authors


def test_filter_hides_an_authors_claims_panel_and_lines(open_page, debate_page):
    page = open_page(debate_page)
    assert shown(page) == ALL
    before = shown_lines(page)
    author_box(page, "Bob Brandt").uncheck()
    assert shown(page) == {"bridge", "jobs", "firms", "rates", "detour", "winter"}
    assert shown_lines(page) == {
        (kind, start, end)
        for kind, start, end in before
        if end in {"", *shown(page)} and set(start.split()) & shown(page)
    }
    assert not {kind for kind, _, _ in shown_lines(page)} & {"rebuttal", "undercut", "rival"}
    assert not page.locator(".panel.author-bob").is_visible()
    assert page.locator(".panel.author-ann").is_visible()
    assert page.locator("#view-news").inner_text() == "Claims of Bob Brandt hidden."
    author_box(page, "Bob Brandt").check()
    assert (shown(page), shown_lines(page)) == (ALL, before)


def test_nothing_is_left_of_hidden_claims(open_page, debate_page):
    page = open_page(debate_page)
    grounds, questions = page.locator(".island-ground:visible"), page.locator(".question:visible")
    assert (grounds.count(), questions.count()) == (1, 1)
    author_box(page, "the map-maker").uncheck()
    assert (grounds.count(), questions.count()) == (0, 1)
    for author in ("Ann Ahlgren", "Bob Brandt"):
        author_box(page, author).uncheck()
    assert shown(page) == set()
    assert shown_lines(page) == set()
    for part in (".question", ".junction", ".edge", ".panel"):
        assert page.locator(f"svg.argmap {part}:visible").count() == 0, part


def test_filter_shows_each_author_in_the_colour_of_the_cards(open_page, debate_page):
    page = open_page(debate_page)
    for author, claim in (("ann", "bridge"), ("bob", "cost")):
        swatch = page.locator(f".view-authors .author-{author} .bar")
        bar = card(page, claim).locator(".bar").first
        fill = "(bar) => getComputedStyle(bar).fill"
        assert swatch.evaluate(fill) == bar.evaluate(fill) != "rgb(0, 0, 0)"


# ---- Folding


def test_fold_hides_what_bears_on_the_claim_alone(open_page, debate_page):
    page = open_page(debate_page)
    before = shown_lines(page)
    chip = card(page, "jobs").locator(".view-fold")
    assert chip.text_content() == "−"
    chip.click()
    # `quote` rebuts a folded claim, but supports `cost` too.
    assert shown(page) == ALL - {"firms", "rates"}
    assert chip.text_content() == "+2"
    assert page.locator("#view-news").inner_text() == "2 claims folded away."
    assert details(page) is None
    gone = before - shown_lines(page)
    assert {(start, end) for _, start, end in gone} >= {("firms", "jobs"), ("rates", "jobs"), ("quote", "firms")}
    assert {end for _, _, end in gone} == {"jobs", "firms"}
    assert page.locator('.junction[data-claim="jobs"]').is_visible() is False
    assert card(page, "jobs").get_attribute("aria-expanded") == "false"
    chip.click()
    assert (shown(page), shown_lines(page)) == (ALL, before)
    assert card(page, "jobs").get_attribute("aria-expanded") == "true"


def test_folds_add_up_and_answers_stay(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "bridge").locator(".view-fold").click()
    assert shown(page) == {"bridge", "no-bridge", "cost", "steel", "quote", "ferry", "winter"}
    # The ferry is still there, but the step that it broke is not.
    assert not [line for line in shown_lines(page) if line[0] == "undercut"]
    assert not page.locator('.junction[data-claim="bridge"]').is_visible()
    card(page, "no-bridge").locator(".view-fold").click()
    assert shown(page) == {"bridge", "no-bridge"}
    assert {kind for kind, _, _ in shown_lines(page)} <= {"rival", "answer"}
    assert page.locator(".junction:visible").count() == 0
    card(page, "bridge").locator(".view-fold").click()
    assert shown(page) == ALL  # for the bridge's sake the cost and the ferry come back


def test_answer_folds_what_says_that_its_rivals_can_hold_too(open_page, draw_page, toll):
    page = open_page(draw_page(toll), "#claim-both")
    assert "says that yes Yes. and its rivals can both hold" in re.sub(r"\s+", " ", details(page))
    card(page, "no").locator(".view-fold").click()
    assert shown(page) == {"yes", "no", "this", "both"}
    card(page, "yes").locator(".view-fold").click()
    assert shown(page) == {"yes", "no"}


def test_fold_by_key_and_from_the_details(open_page, debate_page):
    page = open_page(debate_page, "#claim-cost")
    page.keyboard.press("Space")
    assert shown(page) == ALL - {"steel"}
    page.get_by_role("button", name="Unfold", exact=True).click()
    assert shown(page) == ALL
    page.get_by_role("button", name="Fold", exact=True).click()
    assert shown(page) == ALL - {"steel"}


def test_circles_fold_without_harm(open_page, draw_page, circles):
    page = open_page(draw_page(circles))
    assert shown(page) == {"p", "q", "r", "s"}
    card(page, "q").locator(".view-fold").click()
    assert shown(page) == {"p", "q", "s"}
    card(page, "p").locator(".view-fold").click()
    assert shown(page) == {"p", "s"}
    card(page, "p").locator(".view-fold").click()
    card(page, "q").locator(".view-fold").click()
    assert shown(page) == {"p", "q", "r", "s"}


# ---- Walking


def test_arrow_keys_walk_from_claim_to_reason_and_back(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "jobs").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) in {"firms", "rates"}
    first = focused(page)
    page.keyboard.press("ArrowDown" if first == "firms" else "ArrowUp")
    second = focused(page)
    if second == first:
        page.keyboard.press("ArrowUp" if first == "firms" else "ArrowDown")
        second = focused(page)
    assert {first, second} == {"firms", "rates"}
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "jobs"
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "bridge"
    assert details(page) is None


def test_walk_follows_the_mirrored_tree_of_a_face_off(open_page, draw_page, debate):
    page = open_page(draw_page(debate, layout="face-off"))
    left = min(("bridge", "no-bridge"), key=lambda claim: box(page, claim)["x"])
    right = ({"bridge", "no-bridge"} - {left}).pop()
    card(page, left).focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == right
    page.keyboard.press("ArrowLeft")
    assert focused(page) == left
    page.keyboard.press("ArrowLeft")
    reasons = {"bridge": {"jobs", "detour"}, "no-bridge": {"cost", "ferry"}}
    assert focused(page) in reasons[left]


def test_every_card_is_reached_by_walking(open_page, debate_page):
    page = open_page(debate_page)
    seen, todo = set(), ["bridge"]
    while todo:
        claim = todo.pop()
        if claim in seen:
            continue
        seen.add(claim)
        for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
            card(page, claim).focus()
            page.keyboard.press(key)
            todo.append(focused(page))
    assert seen == ALL


def test_enter_opens_tab_enters_escape_closes(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "cost").focus()
    page.keyboard.press("Enter")
    assert "It costs more than the school." in details(page)
    assert focused(page) == "cost"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('view-details').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert details(page) is None
    assert focused(page) == "cost"


def test_walking_with_details_open_reads_on_in_one_step_of_the_history(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "cost").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft")
    claim = focused(page)
    assert claim != "cost"
    assert page.evaluate("location.hash") == f"#claim-{claim}"
    page.go_back()
    assert details(page) is None


def test_one_card_takes_tab_and_it_is_the_last_one_visited(open_page, debate_page):
    page = open_page(debate_page)
    stops = "() => [...document.querySelectorAll('.claim[tabindex=\"0\"]')].map((card) => card.dataset.claim)"
    assert page.evaluate(stops) == ["bridge"]
    card(page, "steel").focus()
    assert page.evaluate(stops) == ["steel"]
    card(page, "no-bridge").locator(".view-fold").click()
    card(page, "bridge").locator(".view-fold").click()
    assert page.evaluate(stops)[0] in shown(page)


def test_walk_leaves_out_hidden_claims(open_page, debate_page):
    page = open_page(debate_page)
    author_box(page, "Bob Brandt").uncheck()
    author_box(page, "the map-maker").uncheck()
    card(page, "bridge").focus()
    for key in ["ArrowRight", "ArrowDown"] * 6 + ["ArrowUp", "ArrowLeft"] * 6:
        page.keyboard.press(key)
        assert focused(page) in {"bridge", "jobs", "firms", "rates", "detour"}


def test_focus_ring_is_seen(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "bridge").focus()
    stroke = "(card) => getComputedStyle(card.querySelector('.card')).stroke"
    page.keyboard.press("ArrowRight")
    ringed = page.locator(".claim:focus-visible")
    assert ringed.evaluate(stroke) == "rgb(29, 100, 216)"
    assert card(page, "bridge").evaluate(stroke) != "rgb(29, 100, 216)"
    page.keyboard.press("/")
    assert page.locator("#view-search").evaluate("(field) => getComputedStyle(field).outlineStyle") == "solid"


# ---- Addresses


def test_deep_link_opens_centres_and_focuses(open_page, debate_page):
    page = open_page(debate_page, "#claim-quote")
    assert "mayor’s café friends" in details(page)
    assert focused(page) == "quote"
    assert off_middle(page, "quote") < 2
    assert marked(page, "view-chosen") == {"quote"}


def test_back_and_forward_go_through_the_claims_read(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "jobs").click()
    assert page.evaluate("location.hash") == "#claim-jobs"
    card(page, "cost").click()
    page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == ""
    page.go_back()
    assert "It costs more" in details(page)
    page.go_back()
    assert "It brings work" in details(page)
    assert marked(page, "view-chosen") == {"jobs"}
    page.go_back()
    assert details(page) is None
    page.go_forward()
    assert "It brings work" in details(page)


def test_typed_address_leads_to_its_claim_even_when_hidden(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "jobs").locator(".view-fold").click()
    author_box(page, "Ann Ahlgren").uncheck()
    page.evaluate("location.hash = '#claim-firms'")
    page.wait_for_function("!document.getElementById('view-details').hidden")
    assert "firms" in shown(page)
    assert author_box(page, "Ann Ahlgren").is_checked()


@pytest.mark.parametrize("hash_", ["#claim-nobody", "#claim-", "#claim-%", "#claim-%E0%A4%A", "#outline-jobs", "#"])
def test_address_that_names_no_claim_does_nothing(open_page, debate_page, hash_):
    page = open_page(debate_page, hash_)
    assert details(page) is None
    assert shown(page) == ALL


# ---- Reading


def test_details_tell_all_that_is_known(open_page, debate_page):
    page = open_page(debate_page, "#claim-jobs")
    text = re.sub(r"\s+", " ", details(page))
    for known in (
        "Ann Ahlgren Builders’ guild",
        "It brings work to the east bank.",
        "¶4 in A bridge at last",
        "Ann Ahlgren · The Daily · 2024-05-01 · editorial · read 2024-06-01",
        "three hundred places A bridge at last, ¶4",
        "Bob Brandt conceded it (Evening talk, at 1:23)",
        "because firms Four firms said they would move there. (scheme: positive-consequences)",
        "and rates Rents on the east bank are low.",
        "supports bridge The town should build the bridge.",
        "basis statistic", "tags work, east", "credence 0.7", "note The figures are for one year.", "page front",
    ):  # fmt: skip
        assert known in text
    source = page.get_by_role("link", name="A bridge at last")
    assert source.get_attribute("href") == "https://daily.example/bridge?a=1&b=2"
    assert source.get_attribute("rel") == "noopener noreferrer"


def test_address_that_is_no_web_address_is_no_link(open_page, debate_page):
    page = open_page(debate_page, "#claim-steel")
    assert "at 0:30 in Evening talk" in details(page)
    assert "javascript:alert(1)" in details(page)
    links = page.locator("#view-details a")
    assert [links.nth(place).get_attribute("href") for place in range(links.count())] == ["#claim-cost"]


def test_details_name_movers_and_broken_steps(open_page, debate_page):
    page = open_page(debate_page, "#claim-bridge")
    text = re.sub(r"\s+", " ", details(page))
    assert "unless ferry The ferry takes ten minutes. (moved by Bob Brandt)" in text
    assert "but cost It costs more than the school. (moved by Bob Brandt)" in text
    assert "answers Should the bridge be built?" in text
    assert "against no-bridge" in text
    page.get_by_role("link", name="The ferry takes ten minutes.").click()
    text = re.sub(r"\s+", " ", details(page))
    assert "breaks the step from detour Today the way round takes an hour. to bridge" in text
    page.evaluate("location.hash = '#claim-winter'")
    page.wait_for_function("document.getElementById('view-details').innerText.includes('winter')")
    assert "An open doubt: nobody in the debate says it." in details(page)


def test_links_in_the_details_walk_the_map(open_page, debate_page):
    page = open_page(debate_page, "#claim-bridge")
    page.locator("#view-details").get_by_role("link", name="It brings work to the east bank.").click()
    assert page.evaluate("location.hash") == "#claim-jobs"
    assert (focused(page), marked(page, "view-chosen")) == ("jobs", {"jobs"})
    assert in_sight(page, "jobs")
    page.go_back()
    assert marked(page, "view-chosen") == {"bridge"}


def test_claims_outside_a_partial_picture_can_still_be_read(open_page, draw_page, debate):
    page = open_page(draw_page(debate, focus="jobs", depth=1), "#claim-jobs")
    assert "steel" not in shown(page)
    page.keyboard.press("o")
    page.locator("#view-outline").get_by_role("link", name="The price of steel has doubled.").click()
    assert "This claim has no card in the picture." in details(page)
    assert page.get_by_role("button", name="Fold", exact=True).count() == 0
    page.locator("#view-details").get_by_role("link", name="It costs more than the school.").click()
    assert "It costs more than the school." in details(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Close the details"
    page.keyboard.press("Escape")
    assert details(page) is None


def test_chosen_claim_lights_its_lines(open_page, debate_page):
    page = open_page(debate_page)
    card(page, "jobs").click()
    lit = page.evaluate(
        "() => [...document.querySelectorAll('.edge.view-lit')].map(({ dataset }) => [dataset.from, dataset.to])"
    )
    ends = {tuple(line) for line in lit}
    assert {("firms", "jobs"), ("rates", "jobs"), ("jobs", "bridge")} <= ends
    assert not [line for line in ends if "steel" in line[0] or "quote" in line[0]]
    dim = page.locator('.edge[data-from="steel"]').first.evaluate("(edge) => getComputedStyle(edge).opacity")
    assert float(dim) < 0.5


# ---- Moving


def test_wheel_zooms_about_the_pointer(open_page, debate_page):
    page = open_page(debate_page)
    before = box(page, "jobs")
    at = (before["x"] + 10, before["y"] + 10)
    page.mouse.move(*at)
    page.mouse.wheel(0, -300)
    page.wait_for_function(
        "(width) => document.getElementById('claim-jobs').querySelector('.card').getBoundingClientRect().width > width",
        arg=before["width"] * 1.2,
    )
    after = box(page, "jobs")
    grown = after["width"] / before["width"]
    assert after["x"] + 10 * grown == pytest.approx(at[0], abs=1)
    assert after["y"] + 10 * grown == pytest.approx(at[1], abs=1)


def test_drag_moves_the_map_and_chooses_nothing(open_page, debate_page):
    page = open_page(debate_page)
    before = box(page, "jobs")
    page.mouse.move(before["x"] + 30, before["y"] + 20)
    page.mouse.down()
    page.mouse.move(before["x"] + 130, before["y"] + 80, steps=4)
    page.mouse.up()
    after = box(page, "jobs")
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((100, 60), abs=1)
    assert details(page) is None
    card(page, "jobs").click()
    assert details(page) is not None


def test_click_on_a_card_half_in_sight_opens_it(open_page, debate_page):
    page = open_page(debate_page)
    for _ in range(4):
        page.keyboard.press("+")
    stage, there = stage_box(page), box(page, "jobs")
    start = (stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0], start[1] + stage["y"] - there["y"] - there["height"] + 12, steps=3)
    page.mouse.up()
    assert box(page, "jobs")["y"] < stage["y"]
    page.mouse.click(there["x"] + 40, stage["y"] + 6)
    assert "It brings work" in details(page)
    assert in_sight(page, "jobs")


def test_buttons_and_keys_zoom_and_fit(open_page, debate_page):
    page = open_page(debate_page)
    scale = page.locator("#view-scale")
    fitted = box(page, "bridge")
    page.get_by_role("button", name="Zoom in").click()
    larger = box(page, "bridge")["width"]
    assert larger == pytest.approx(fitted["width"] * 1.3, rel=0.01)
    page.keyboard.press("+")
    assert box(page, "bridge")["width"] == pytest.approx(fitted["width"] * 1.69, rel=0.01)
    page.get_by_role("button", name="Zoom out").click()
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert box(page, "bridge")["width"] == pytest.approx(fitted["width"] / 1.3, rel=0.01)
    page.keyboard.press("0")
    assert box(page, "bridge") == pytest.approx(fitted)
    scale.click()
    assert scale.inner_text() == "100 %"
    page.get_by_role("button", name="Fit").click()
    assert box(page, "bridge") == pytest.approx(fitted)


def test_whole_map_is_in_sight_at_first_and_after_a_new_size(open_page, debate_page):
    page = open_page(debate_page)
    assert all(in_sight(page, claim) for claim in ALL)
    page.set_viewport_size({"width": 700, "height": 500})
    page.wait_for_function("document.getElementById('view-stage').clientWidth <= 700")
    page.wait_for_timeout(100)
    assert all(in_sight(page, claim) for claim in ALL)


def test_details_leave_the_map_as_it_is_and_closing_them_fits_it_again(open_page, debate_page):
    page = open_page(debate_page)
    before = {claim: box(page, claim) for claim in ALL}
    card(page, "bridge").click()
    assert box(page, "bridge") == pytest.approx(before["bridge"])
    page.keyboard.press("Escape")
    rightmost = max(ALL, key=lambda claim: before[claim]["x"])
    card(page, rightmost).click()
    moved = box(page, rightmost)
    assert moved["x"] < before[rightmost]["x"] - 50
    assert moved["width"] == pytest.approx(before[rightmost]["width"])
    assert in_sight(page, rightmost)
    page.keyboard.press("Escape")
    assert box(page, rightmost) == pytest.approx(before[rightmost])
    card(page, "bridge").click()
    page.keyboard.press("+")
    nearer = box(page, "bridge")
    page.keyboard.press("Escape")
    assert box(page, "bridge") == pytest.approx(nearer)


def test_two_fingers_zoom(open_page, debate_page):
    page = open_page(debate_page, has_touch=True, viewport={"width": 800, "height": 900})
    touch = page.context.new_cdp_session(page)
    before = box(page, "bridge")
    middle = stage_box(page)
    x, y = middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2

    def send(kind, *offsets):
        points = [{"x": x + offset, "y": y, "id": number} for number, offset in enumerate(offsets)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", -50)
    send("touchStart", -50, 50)
    for spread in (60, 80, 100):
        send("touchMove", -spread, spread)
    send("touchEnd")
    after = box(page, "bridge")
    assert after["width"] == pytest.approx(before["width"] * 2, rel=0.05)
    assert after["x"] - x == pytest.approx((before["x"] - x) * 2, abs=4)
    assert details(page) is None


def test_tap_opens_a_claim(open_page, debate_page):
    page = open_page(debate_page, has_touch=True, viewport={"width": 420, "height": 800})
    card(page, "cost").tap()
    assert "It costs more" in details(page)
    assert in_sight(page, "cost")
    stage, panel = stage_box(page), page.locator("#view-details").bounding_box()
    assert panel["width"] == 420
    assert stage["y"] + stage["height"] <= panel["y"] + 1


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_map_glides_only_where_motion_is_welcome(open_page, debate_page, motion):
    page = open_page(debate_page, reduced_motion=motion)
    page.keyboard.press("+")
    transition = page.locator("#view-stage > svg").evaluate("(svg) => getComputedStyle(svg).transitionDuration")
    assert (transition == "0s") == (motion == "reduce")


# ---- Light, dark, paper


def colours(page):
    return page.evaluate(
        """() => {
        const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
        return { page: of('svg.argmap .page', 'fill'), card: of('[id="claim-jobs"] .card', 'fill'),
          text: of('[id="claim-jobs"] .body', 'fill'), desk: of('body', 'backgroundColor'),
          bar: of('.view-bar', 'color') };
        }"""
    )


LIGHT = {
    "page": "rgb(255, 255, 255)", "card": "rgb(255, 255, 255)", "text": "rgb(17, 24, 39)",
    "desk": "rgb(255, 255, 255)", "bar": "rgb(17, 24, 39)",
}  # fmt: skip
DARK = {
    "page": "rgb(15, 21, 32)", "card": "rgb(24, 33, 49)", "text": "rgb(229, 233, 240)",
    "desk": "rgb(15, 21, 32)", "bar": "rgb(229, 233, 240)",
}  # fmt: skip


def test_page_follows_the_system_and_the_toggle(open_page, debate_page):
    page = open_page(debate_page, color_scheme="light")
    toggle = page.get_by_role("button", name="Dark")
    assert (colours(page), toggle.get_attribute("aria-pressed")) == (LIGHT, "false")
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("#view-mode[aria-pressed=true]")
    assert (colours(page), toggle.get_attribute("aria-pressed")) == (DARK, "true")
    toggle.click()
    assert (colours(page), toggle.get_attribute("aria-pressed")) == (LIGHT, "false")
    page.emulate_media(color_scheme="light")
    page.keyboard.press("d")
    assert (colours(page), toggle.get_attribute("aria-pressed")) == (DARK, "true")


def test_page_drawn_dark_opens_dark_and_can_turn_light(open_page, draw_page, debate):
    page = open_page(draw_page(debate, dark=True), color_scheme="light")
    assert colours(page) == DARK
    page.keyboard.press("d")
    assert colours(page) == LIGHT


def test_paper_shows_the_whole_map_in_light_and_no_controls(open_page, debate_page):
    page = open_page(debate_page, "#claim-jobs", color_scheme="dark")
    page.keyboard.press("+")
    page.keyboard.press("o")
    page.emulate_media(media="print")
    assert {**colours(page), "bar": ""} == {**LIGHT, "bar": ""}
    for name in ("bar", "authors", "details", "outline", "news", "skip"):
        assert not page.locator(f"#view-{name}").is_visible(), name
    assert page.locator(".view-fold:visible").count() == 0
    svg = page.locator("#view-stage > svg").bounding_box()
    assert svg["width"] <= 1400
    assert svg["height"] <= 860
    stroke = "(card) => getComputedStyle(card.querySelector('.card')).stroke"
    assert card(page, "jobs").evaluate(stroke) == card(page, "firms").evaluate(stroke)


def test_print_is_one_page(open_page, debate_page, draw_page, debate):
    for html in (debate_page, draw_page(debate, layout="face-off")):
        page = open_page(html)
        card(page, "cost").locator(".view-fold").click()
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


# ---- Outline, help, and readers without eyes or script


def test_outline_beside_the_map(open_page, debate_page):
    page = open_page(debate_page)
    outline = page.locator("#view-outline")
    assert not outline.is_visible()
    toggle = page.get_by_role("button", name="Outline")
    toggle.click()
    assert outline.is_visible()
    assert toggle.get_attribute("aria-pressed") == "true"
    link = outline.get_by_role("link", name="The price of steel has doubled.")
    link.click()
    assert "The price of steel" in details(page)
    assert link.evaluate("(link) => link === document.activeElement")
    assert outline.locator("li.view-chosen").get_attribute("data-claim") == "steel"
    page.fill("#view-search", "ferry")
    hits = outline.locator("li.view-hit")
    assert {hits.nth(place).get_attribute("data-claim") for place in range(hits.count())} == {"ferry", "winter"}
    page.keyboard.press("Escape")
    toggle.click()
    assert not outline.is_visible()


def test_skip_link_leads_to_the_outline(open_page, debate_page):
    page = open_page(debate_page)
    page.keyboard.press("Tab")
    assert focused(page) == "view-skip"
    assert page.locator("#view-skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.locator("#view-outline").is_visible()
    assert focused(page) == "view-outline"


def test_help(open_page, debate_page):
    page = open_page(debate_page)
    page.keyboard.press("?")
    assert focused(page) == "view-read"
    dialog = page.get_by_role("dialog", name="Reading this map")
    assert dialog.is_visible()
    page.keyboard.press("d")  # no key works through it
    assert page.locator("html").get_attribute("data-mode") == "auto"
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.get_by_role("button", name="Help").click()
    dialog.get_by_role("button", name="Close").click()
    assert not dialog.is_visible()


def test_cards_have_names_and_roles(open_page, debate_page):
    page = open_page(debate_page)
    named = page.get_by_role("button", name="cost. Bob Brandt: It costs more than the school.")
    assert named.get_attribute("data-claim") == "cost"
    group = page.get_by_role("group", name="Should the town build the bridge?")
    assert group.get_by_role("button").count() == len(ALL)
    assert page.get_by_role("status").count() == 2
    assert page.get_by_role("heading", level=1).inner_text() == "Should the town build the bridge?"
    card(page, "cost").click()
    assert page.get_by_role("complementary", name="Claim").get_by_role("heading", level=2).count() == 1
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_without_script_picture_and_outline_are_there(open_page, debate_page):
    page = open_page(debate_page, java_script_enabled=False)
    assert page.locator("#view-stage > svg").is_visible()
    assert card(page, "steel").is_visible()
    assert page.locator("#view-outline").is_visible()
    assert not page.locator("#view-bar").is_visible()
    assert not page.locator("#view-authors").is_visible()
    assert not page.locator("#view-details").is_visible()
    assert "answer bridge The town should build the bridge." in page.locator("#view-outline").inner_text()
    assert "Evening talk" in page.locator("#view-outline").inner_text()


def test_script_leaves_no_globals(open_page, debate_page):
    page = open_page(debate_page)
    bare = open_page("<!DOCTYPE html><title>bare</title>")
    names = "() => Object.getOwnPropertyNames(window)"
    assert set(page.evaluate(names)) <= set(bare.evaluate(names))
