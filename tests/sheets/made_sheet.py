"""A sheet with one of everything, for the tests of the page. Tests nothing itself."""

from argmap.prep.sheet import Card, Column, Item, Listing, Paragraph, Part, Row, Run, Sheet, Table, words

COLUMNS = [Column("Claim", "text"), Column("Count", "count", "end"), Column("Address", "url")]


def make_sheet(count: int = 60, *, wide: bool = False) -> Sheet:
    rows = [
        Row(
            [
                words(f"Claim {at} says that something is so, at some length.", Run(f" c{at}", claim=f"c{at}")),
                at,
                words(Run(f"https://example.org/{'long/' * 20}{at}", url=f"https://example.org/{at}")),
            ],
            claim=f"c{at}",
        )
        for at in range(count)
    ]
    rows.append(Row(["روسيا وإيران تتعاونان بدافع الضرورة.", 1, "x" * 150]))
    listing = Listing([Item("one"), Item("one a", 1), Item("deep", 3), Item("two")])
    card = Card("The tag", "Lee 2024", [words("Said: ", Run("read out", "quoted"))], label="turn", claim="card")
    return Sheet(
        "trial",
        "Trial",
        [
            Part("First", [Paragraph("See ", note=True), listing, card, Table("t", COLUMNS, rows)]),
            Part("Second", [Paragraph(words("To ", Run("c3", claim="c3"), Run("gone", claim="gone")))], new_page=True),
        ],
        map_title='Is "this" </style><script>alert(1)</script> a \\ title?',
        date="2025-01-02",
        fingerprint="abcdef" * 10,
        version="0.1.0",
        wide=wide,
    )
