"""A real browser for the tests of this folder, and the debate they look at. Checks nothing itself but silence.

Chromium is the one named by ARGMAP_CHROMIUM, else the first of the usual names on the PATH. Without one the tests
skip; tests/conftest.py says so aloud at the end of the run.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.model import (
    Answer,
    Author,
    Citation,
    Claim,
    Locator,
    Map,
    Premise,
    Question,
    Quotation,
    Source,
    Stance,
    Step,
    Undercut,
)

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",  # root in a container has no other way
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


def find_chromium() -> str | None:
    """The browser's path. A path given in ARGMAP_CHROMIUM that leads nowhere is an error, not a skip."""
    named = os.environ.get("ARGMAP_CHROMIUM")
    if named:
        if not Path(named).is_file():
            pytest.fail(f"ARGMAP_CHROMIUM names no file: {named}", pytrace=False)
        return named
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless Chromium for all tests of a worker."""
    path = find_chromium()
    if path is None:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} on the PATH, and ARGMAP_CHROMIUM is not set")
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page's text from a file: `open_page(html, hash="#claim-x", **context_options)`.

    At the end of the test each page must have been silent: no error or warning on its console, no uncaught
    error, no breach of its policy, no dialogue and no request beyond the file itself.
    """
    faults: list[str] = []
    contexts = []

    def open_text(html: str, hash: str = "", **options: Any) -> Any:  # noqa: A002 (what the web calls it)
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        # Without motion a place reached is reached at once.
        options = {"viewport": {"width": 1400, "height": 860}, "reduced_motion": "reduce"} | options
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        if options.get("java_script_enabled", True):
            page.add_init_script(
                "addEventListener('securitypolicyviolation',"
                " (breach) => console.error('policy: ' + breach.violatedDirective + ' ' + breach.blockedURI))"
            )

        def note_message(message: Any) -> None:
            if message.type in ("error", "warning"):
                faults.append(f"console: {message.text}")

        def note_request(request: Any) -> None:
            if request.url.split("#")[0] != file.as_uri():
                faults.append(f"request: {request.url[:100]}")

        def note_dialog(dialog: Any) -> None:
            faults.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("console", note_message)
        page.on("request", note_request)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", note_dialog)
        page.on("popup", lambda popup: faults.append(f"popup: {popup.url}"))
        page.goto(file.as_uri() + hash)
        return page

    yield open_text
    for context in contexts:
        context.close()
    assert faults == []


def render_page(map_: Map, **options: Any) -> str:
    """The page of a map as the program makes it."""
    from argmap.render import render

    return render(map_, "html", **options).decode("utf-8")


def _claim(name: str, text: str, author: str, *steps: Step, **facts: Any) -> Claim:
    reasons = tuple(step for step in steps if step.kind == "reason")
    rebuttals = tuple(step for step in steps if step.kind == "rebuttal")
    return Claim(name, text, (author,), reasons=reasons, rebuttals=rebuttals, **facts)


def _because(claim: str, by: str, *premises: str, unless: tuple[Undercut, ...] = (), **facts: Any) -> Step:
    return Step("reason", claim, tuple(map(Premise, premises)), (by,), unless, **facts)


def _but(claim: str, by: str, *premises: str) -> Step:
    return Step("rebuttal", claim, tuple(map(Premise, premises)), (by,))


@pytest.fixture(scope="session")
def debate() -> Map:
    """Ann wants the bridge, Bob does not; one claim of each kind that a page treats in its own way.

    bridge   because jobs (because firms and rates)
             because detour, unless ferry
             but cost (because steel, because quote)
    no-bridge  because cost;  because ferry
    firms    but quote
    """
    paper = (Citation("paper", (Locator("¶", "4"),)),)
    return Map(
        "Should the town build the bridge?",
        [Author("ann", "Ann Ahlgren", affiliation="Builders’ guild"), Author("bob", "Bob Brandt")],
        [
            Source(
                "paper", "A bridge at last", ("ann",), date="2024-05-01", publisher="The Daily", kind="editorial",
                url="https://daily.example/bridge?a=1&b=2", accessed="2024-06-01",
            ),
            Source("talk", "Evening talk", ("bob",), url="javascript:alert(1)"),
        ],
        [
            _claim(
                "bridge", "The town should build the bridge.", "ann",
                _because("bridge", "ann", "jobs"),
                _because("bridge", "ann", "detour", unless=(Undercut("ferry", ("bob",)),)),
                _but("bridge", "bob", "cost"),
                citations=paper,
            ),
            _claim(
                "jobs", "It brings work to the east bank.", "ann",
                _because("jobs", "ann", "firms", "rates", scheme="positive-consequences"),
                citations=paper, basis="statistic", tags=("work", "east"), note="The figures are for one year.",
                quotations=(Quotation("three hundred places", paper),), credence=0.7, extras={"x-page": "front"},
                stances=(Stance("conceded", "bob", (Citation("talk", (Locator("at", "1:23"),)),)),),
            ),
            _claim("firms", "Four firms said they would move there.", "ann", _but("firms", "bob", "quote")),
            _claim("rates", "Rents on the east bank are low.", "ann", implicit=True),
            _claim("detour", "Today the way round takes an hour.", "ann"),
            _claim("no-bridge", "The town should not build it.", "bob",
                   _because("no-bridge", "bob", "cost"), _because("no-bridge", "bob", "ferry")),
            _claim("cost", "It costs more than the school.", "bob",
                   _because("cost", "bob", "steel"), _because("cost", "bob", "quote")),
            _claim("steel", "The price of steel has doubled.", "bob",
                   citations=(Citation("talk", (Locator("at", "0:30"),)),)),
            _claim("quote", "The only quote is from a firm of the mayor’s café friends.", "bob"),
            _claim("ferry", "The ferry takes ten minutes.", "bob", _but("ferry", "me", "winter")),
            _claim("winter", "Does the ferry run in winter?", "me", doubt=True),
        ],
        [Question("build", "Should the bridge be built?", (Answer("bridge"), Answer("no-bridge")))],
    )  # fmt: skip


@pytest.fixture(scope="session")
def debate_page(debate: Map) -> str:
    """The page of the debate, stacked: reasons stand to the right of what they support."""
    return render_page(debate, layout="stacked")


@pytest.fixture(scope="session")
def draw_page() -> Callable[..., str]:
    """Makes a page of any map: `draw_page(map, layout="face-off")`."""
    return render_page


@pytest.fixture(scope="session")
def circles() -> Map:
    """p because q, q because p and r; s stands apart."""
    return Map(
        "Circles",
        [Author("ann", "Ann")],
        claims=[
            _claim("p", "First.", "ann", _because("p", "ann", "q")),
            _claim("q", "Second.", "ann", _because("q", "ann", "p"), _because("q", "ann", "r")),
            _claim("r", "Third.", "ann"),
            _claim("s", "Fourth.", "ann"),
        ],
    )


@pytest.fixture(scope="session")
def toll() -> Map:
    """Yes or no, because of this and that; and a claim that says both can hold."""
    both = (Undercut("both"),)
    return Map(
        "A toll bridge?",
        [Author("ann", "Ann")],
        claims=[
            _claim("yes", "Yes.", "ann", _because("yes", "ann", "this")),
            _claim("no", "No.", "ann", _because("no", "ann", "that")),
            _claim("this", "This.", "ann"),
            _claim("that", "That.", "ann"),
            _claim("both", "Both.", "me"),
        ],
        questions=[Question("q", "Build it?", (Answer("yes", both), Answer("no", both)))],
    )
