"""What is said about a bad line: the piece marked, the message, the hint, the mend, the names that count."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.syntax.explain import advise_on_path, explain_line
from argmap.syntax.nodes import Line
from argmap.syntax.parse import parse_lines
from argmap.vocabulary import LINE_WORDS


def read(text: str) -> Line:
    return parse_lines(text).lines[0]


# the line, the piece that is marked, the message, a part of the hint
CASES = [
    # colons
    ("claim a:text", ":", "no space after the colon of `a:`", "put a space after the colon"),
    ("note:text", ":", "no space after the colon of `note:`", "put a space after the colon"),
    ("because:text", ":", "no space after the colon of `because:`", "put a space after the colon"),
    ("claim a：text", "：", "a full-width colon after `a`", "an ordinary colon and a space"),
    ("because by ann： text", "：", "a full-width colon after `ann`", "an ordinary colon"),
    ("note：text", "：", "a full-width colon after `note`", "an ordinary colon"),
    ("claim a : text", " :", "a space before the colon after `a`", "right after the word"),
    ("because : text", " :", "a space before the colon after `because`", "right after the word"),
    ("note : text", " :", "a space before the colon after `note`", "right after the word"),
    ("map:title", ":", "no space after the colon of `map:`", "put a space"),
    ("map title here", "map", "no colon after `map`", "write `map: title here`"),
    ("map x: title", "x", "words between `map` and its colon", "after the colon"),
    ("map", "map", "`map` without a colon and a title", "after `map`"),
    ("map  # why", "map", "`map` without a colon and a title", "after `map`"),
    ("map # why: so", "map", "`map` without a colon and a title", "after `map`"),
    ("map #why", "map", "no colon after `map`", "write `map: #why`"),
    ("map#why", "map", "no colon after `map`", "write `map: #why`"),
    ("map : title", " :", "a space before the colon after `map`", "right after"),
    # names
    ("claim: text", "claim", "`claim` without a name", "`claim name: text`"),
    ("author: Ann", "author", "`author` without a name", "`author name: Ann`"),
    ("question", "question", "`question` without a name", "`question name: …`"),
    ("claim by ann: text", "claim", "`claim` without a name", "`claim name: …`"),
    ("claim  # why", "claim", "`claim` without a name", "`claim name: …`"),
    ("because", "because", "`because` without a name or a text", "after `because`"),
    ("unless by ann", "unless", "`unless` without a name or a text", "`unless by ann: …`"),
    ("claim two words: text", "two words", "a name of several words: `two words`", "`claim two-words: …`"),
    ("because the war is long: it is", "the war is long", "a name of several words: `the war is long`",
     "`because: the war is long: it is`"),
    ("claim the war will last", "the war will last", "several words and no colon after `claim`",
     "`claim name: the war will last`"),
    ("claim war The war lasts", "war The war lasts", "several words and no colon after `claim`",
     "`claim war: The war lasts`"),
    ("because they can", "they can", "several words and no colon after `because`", "`because: they can`"),
    ("source jst The Title", "jst The Title", "several words and no colon after `source`", "`source jst: The Title`"),
    ("claim a(b): text", "(", "`(` cannot stand in a name", "a name is one word"),
    ("claim a. b", ".", "`.` cannot stand in a name", "a dot stands only between"),
    ("claim .a: text", ".", "`.` cannot stand in a name", "a dot stands only between"),
    ("claim #3: text", "#", "`#` cannot stand in a name", "two spaces before its `#`"),
    ("claim a#b", "#", "`#` cannot stand in a name", "two spaces before its `#`"),
    ('claim "two words": x', '"two words"', "a quotation mark where `claim` has its name", "`claim two-words`"),
    ('because "so" he says', '"so"', "a quotation mark where `because` has its name", "put a colon before a text"),
    ("because[1]: x", "[1]", "a bracket where `because` has its name", "after the colon"),
    ("because, they can", ",", "`,` right after `because`", "write a space"),
    ("because a, b: text", ",", "a comma after the name `a`", "then `and …`"),
    ("answer a, b", ",", "a comma after the name `a`", "`answer a`, then `answer …`"),
    ("author a, b: x", ",", "`,` after the name `a`", "put the colon before the text"),
    ("  because full The buses are full.", "full The buses are full.", "several words and no colon after `because`",
     "`because full: The buses are full.`, or `because: full The buses are full.` where `full` is a word of the text"),
    # a dash for a colon
    ("claim t — T is.", " —", "`—` where a colon was expected", "write `claim t: T is.`"),
    ("claim — T is.", "—", "`—` where a colon was expected", "write `claim name: T is.`"),
    ("claim t -> T is.", " ->", "`->` where a colon was expected", "write `claim t: T is.`"),
    ("claim t by ann – T is.", "–", "`–` where a colon was expected", "write `claim t by ann: T is.`"),
    ("  because t - T is.", "-", "`-` where a colon was expected", "write `because t: T is.`"),
    ("  because - T is.", "-", "`-` where a colon was expected", "write `because: T is.`"),
    ("claim t - T is so: x", "-", "`-` where a colon was expected", "write `claim t: T is so: x`"),
    ("claim war - peace: x", "war - peace", "a name of several words: `war - peace`", "`claim war-peace: …`"),
    ("map — A title", " —", "`—` where a colon was expected", "write `map: A title`"),
    ("  side – for", "side", "no colon after `side`", "`side: for`"),
    ("answer t – T", "– T", "more words after `answer t`", "one name a line"),
    # references
    ("answer x: text", ":", "`answer` takes no text", "`claim x: text`"),
    ("accept x: text", ":", "`accept` takes no text", "write here `accept x`"),
    ("reject x:", ":", "`reject` takes no text", "leave out the colon: `reject x`"),
    ("answer: text", ":", "`answer` takes no text", "`answer name`"),
    ("answer", "answer", "`answer` without the name of a claim", "after `answer`"),
    ("answer x y", "y", "more words after `answer x`", "one name a line"),
    ("answer x by ann", "by ann", "`answer` takes no `by`", "`by berman from jst`"),
    ("  because costs [¶9]", "[¶9]", "a citation after the reference `costs`", "`agreed: author [¶3]`"),
    ("question q [¶9]", "[¶9]", "a citation after the reference `q`", "where `q` is defined"),
    ("claim a [¶9]: text", "[¶9]", "a bracket after the name `a`", "at the end of the text"),
    ("claim war # why", " #", "one space before `#`", "two spaces before the `#`"),
    # by
    ("by", "by", "`by` with no author after it", "or write `by me`"),
    ("by a b", "a b", "no comma between `a` and `b`", "`by a, b`"),
    ("by a and b", "and", "`and` between two authors", "`by a, b`"),
    ("by a, b,", ",", "a comma with no author after it", "or write `by me`"),
    ("by: a", ":", "a colon after `by`", "leave it out: `by a`"),
    ("by a: text", ":", "a colon after `by`", "`by a`"),
    ("by a from", "from", "`from` with no source after it", "name the source"),
    ("by a from x y", "y", "more words after the source `x`", "one source"),
    ("by a from [x]", "[x]", "`[x]` where a source was expected", "by the id"),
    ("by from x", "by", "`by` with no author after it", "or write `by me`"),
    ('by "Ann Lee"', '"Ann Lee"', '`"Ann Lee"` where an author was expected', "by the ids"),
    ("by a [¶9]", "[¶9]", "a bracket after the author `a`", "leave it out; a citation stands at the end of a claim's"),
    ("by a from x [at 1:05]", "[at 1:05]", "a bracket after the source `x`", "leave it out; a citation stands"),
    ("because a by b [¶9]", "[¶9]", "a bracket after the author `b`", "leave it out; a citation stands"),
    ("because a by b [¶9]: text", "[¶9]", "a bracket after the author `b`", "after the colon"),
    ("because a by: text", "by", "`by` with no author after it", "or write `by me`"),
    ("because a by b c: text", "b c", "no comma between `b` and `c`", "`by a, b`"),
    ("because a by b from src: text", "from", "`from` on a `because` line", "[@jst ¶3]"),
    ("claim a from src: text", "from", "`from` on a `claim` line", "`by berman from jst`"),
    ("claim a as b: text", "as", "`as` on a `claim` line", "an `include` line"),
    ("question q by a: text", "by a", "`question` takes no `by`", "on a line of its own"),
    ("source s by a: text", "by a", "`source` takes no `by`", "`authors: berman`"),
    ("author a by b: Ann Lee", "by b", "`author` takes no `by`", "the full name: `author a: Ann Lee`"),
    ("author a by b", "by b", "`author` takes no `by`", "leave it out; after the name comes"),
    # expect and include
    ("  expect", "expect", "`expect` without a name and a verdict", "stands, falls"),
    ("  expect x", "x", "`expect x` without a verdict", "stands, falls"),
    ("  expect stands", "stands", "`expect stands` without the name of a claim", "`expect name stands`"),
    ("  expect x Stands", "Stands", "`Stands` is no verdict", "write `stands`"),
    ("  expect x Stadns", "Stadns", "`Stadns` is no verdict", "did you mean `stands`?"),
    ("  expect x Foo", "Foo", "`Foo` is no verdict", "verdicts are stands"),
    ("  expect x no-way", "no-way", "`no-way` is no verdict", "verdicts are stands"),
    ("  expect x: stands", ":", "a colon after `expect x`", "`expect x stands`"),
    ("  expect x stands [¶9]", "[¶9]", "a bracket after the verdict `stands`", "leave it out; a citation stands"),
    ("  expect x [¶9]", "[¶9]", "a bracket after the name `x`", "leave it out; a citation stands"),
    ("  expect [¶9] stands", "[¶9]", "a bracket where `expect` has its name", "a name has no brackets, and a citation"),
    ("  expect x stands now", "now", "more words after `expect x stands`", "one word"),
    ("  expect x stands.", ".", "`.` cannot stand in a name", "a dot"),
    ("include", "include", "`include` without a path", "after `include`"),
    ("include: x", ":", "a colon after `include`", "`include x`"),
    ("include x #y", "#", "`#` in a path", "two spaces"),
    ("include,x", ",", "`,` right after `include`", "write a space"),
    # other words
    ("becuase costs: text", "becuase", "`becuase` is no word of the language", "did you mean `because`?"),
    ("becuase costs", "becuase", "`becuase` is no word of the language", "did you mean `because`?"),
    ("сlaim a: text", "сlaim", "`сlaim` is no word of the language", "did you mean `claim`?"),
    ("Claim a: text", "Claim", "`Claim` is not in lower case, as the words that begin lines are", "write `claim`"),
    ("  But the war goes on", "But", "`But` is not in lower case, as the words that begin lines are",
     "write `but: the war goes on`, or `| But the war goes on`"),
    ("since costs: text", "since", "`since` is no word of the language", "`because costs: text`"),
    ("since both can pay", "since", "`since` is no word of the language", "`because: both can pay`"),
    ("therefore x: text", "therefore", "`therefore` is no word of the language", "stands above its reasons"),
    ("however x: text", "however", "`however` is no word of the language", "`but x: text`"),
    ("although x: text", "although", "`although` is no word of the language", "`but x: text`"),
    ("pro x: text", "pro", "`pro` is no word of the language", "`because x: text`"),
    ("con", "con", "`con` is no word of the language", "a rebuttal begins with `but`"),
    ("support x", "support", "`support` is no word of the language", "`because x`"),
    ("attack x", "attack", "`attack` is no word of the language", "`but x`"),
    ("objection x: y", "objection", "`objection` is no word of the language", "`but x: y`"),
    ("rebuttal x: y", "rebuttal", "`rebuttal` is no word of the language", "`but x: y`"),
    ("undercut x: y", "undercut", "`undercut` is no word of the language", "`unless x: y`"),
    ("except x: y", "except", "`except` is no word of the language", "`unless x: y`"),
    ("premise x: y", "premise", "`premise` is no word of the language", "`and x: y`"),
    ("thesis x: y", "thesis", "`thesis` is no word of the language", "`claim x: y`"),
    ("conclusion x: y", "conclusion", "`conclusion` is no word of the language", "`claim x: y`"),
    ("Quote foo", "Quote", "`Quote` is no word of the language", "begin with `> `"),
    # signs
    ("- a bullet", "-", "a line that begins with the sign `-`", "`because: a bullet`, `but: a bullet`"),
    ("- because", "-", "a line that begins with the sign `-`", "leave out the sign: `because …`"),
    ("+ but  # why", "+", "a line that begins with the sign `+`", "leave out the sign: `but …`"),
    ("- question", "-", "a line that begins with the sign `-`", "leave out the sign: `question …`"),
    ("- but they can", "-", "a line that begins with the sign `-`",
     "leave out the sign; put a colon before the text: `but: they can`"),
    ("- question all of it", "-", "a line that begins with the sign `-`", "`because: question all of it`"),
    ("* because: x", "*", "a line that begins with the sign `*`", "leave out the sign: `because: x`"),
    ("1. first", "1.", "a line that begins with the sign `1.`", "`because: first`"),
    ("(a) first", "(a)", "a line that begins with the sign `(a)`", "`because: first`"),
    ("+ <Good Reason>", "+", "a line that begins with the sign `+`", "`because good-reason`"),
    ("- <x>", "-", "a line that begins with the sign `-`", "`because x`, `but x`"),
    ("  + [Some claim]: with text", "+", "a line that begins with the sign `+`", "`because some-claim: with text`"),
    ("_> <x>", "_>", "a line that begins with the sign `_>`", "`unless x`"),
    ("// remark", "//", "a line that begins with the sign `//`", "a comment begins with `#`"),
    (">> deeper", ">>", "a line that begins with the sign `>>`", "begin with `> `"),
    ("[Title]: text", "[Title]", "a line that begins with a bracket: `[Title]`", "`claim title: text`"),
    ("[Title]", "[Title]", "a line that begins with a bracket: `[Title]`", "`claim title`"),
    ("[@jst ¶9]", "[@jst ¶9]", "a citation on a line of its own", "at the end of the text"),
    (">text", ">", "no space after `>`", "put a space"),
    (">\ttext", ">", "no space after `>`", "put a space"),
    (">", ">", "a `>` without the words that it quotes", "write the words"),
    ("|text", "|", "no space after `|`", "put a space"),
    ("“Nobody knows.”", "“", "a line that begins with a quotation mark", "begin with `> `"),
    ('"Nobody knows."', '"', "a line that begins with a quotation mark", "begin with `> `"),
    ("---", "---", "a line of `-`", "leave it out"),
    ("```argmap", "```argmap", "a fence, as code has it in Markdown", "leave it out"),
    # characters that look like others
    ("\u00a0\u00a0because x: y", "\u00a0\u00a0", "a line that begins with U+00A0 (no-break space)", "ordinary spaces"),
    ("\u3000because x: y", "\u3000", "a line that begins with U+3000 (ideographic space)", "ordinary spaces"),
    ("\u200bclaim x: y", "\u200b", "a line that begins with U+200B (zero width space)", "ordinary spaces"),
    ("cla\u200bim x: y", "\u200b", "U+200B (zero width space), which cannot be seen, in `claim`", "delete it"),
    ("claim\u00a0x: y", "\u00a0", "U+00A0 (no-break space) where an ordinary space was expected", "ordinary space"),
    ("claim x\u00a0by b: y", "\u00a0", "U+00A0 (no-break space) where an ordinary space was expected", "ordinary"),
    # keys and prose
    ("my key: text", "my key", "`my key`: no line begins with `my`, and no key has a space in it", "`x-my-key: …`"),
    ("x-my key: text", "x-my key", "`x-my key`: no line begins with `x-my`, and no key has a space in it",
     "`x-my-key: …`"),
    ("note text", "note", "no colon after `note`", "`note: text`"),
    ("note(s): text", "(", "`(` cannot stand in a key", "`x-my-key`"),
    ("https://example.org/x", "https://example.org/x", "a web address without a key before it", "`url: https:"),
    ("The war will be long.", "The war will be long.", "a text with no word before it that says what it is",
     "`claim name: The war will be long.`"),
    ("  The war will be long.", "The war will be long.", "a text with no word before it that says what it is",
     "`| The war will be long.`"),
    ("Iran", "Iran", "`Iran` is no word of the language", "`claim name: Iran`"),
]  # fmt: skip


# lines of which the golden file alone holds what is said
MORE_CASES = [
    "include x\u00a0",
    "claim the war will last very long indeed and nobody in either of the capitals knows how it could be ended at all",
    # a capital letter: perhaps the word, perhaps prose
    "Claim war", "  But war", "  But war ends", "  BECAUSE costs: Both can pay.",
    # signs before the words
    "- > words", "- | more", "- # why", "-", "->", "-> war goes on", "//", "- because",
    "+ [One two three four five]: text",
    "[One two three four five]: text", "[!]: text", "[—]", "+ <!>",
    # an include
    "include  # why", "include： x", "include #", "include x#y#z", "include x # y",
    # a title
    "map： title", "map  # why", "map:",
    # by
    "by  # why", "by： a", "by a,, b", "by a,: b", "by a,： b", "because a by # x", "because a by ： x", "because a by",
    "claim a by", "by a from  # why", "by a from x, y", "by a from x: text", "by a from x [¶9]", "by a from x\u00a0",
    "because by a,  # why", "author a by b: x", "source a by b: x", "question a by b: x", "because by a [x]: text",
    # expect
    "  expect  # why", "  expect x  # why", "  expect x： stands", "  expect x [¶9] stands", "  expect x, y stands",
    "  expect x\u00a0stands", "  expect x foo bar", "  expect x stands: now", "  expect x stands [¶9]",
    "  expect x stands, y falls", "  expect x stands : now", "  expect x foo: now", "  expect [x] stands",
    "  expect x un-decided now", "  expect x stands # why", "  expect x# stands",
    # names
    "author: Ann: the first", 'claim "": x', 'claim "Xmas tales": text', "because one two three: x",
    "source Jst The Title", "source j The Title", "claim#3: text", "because#3", "claim # 3", "answer x:",
    "accept x y: z", "claim a b c d e: text", "because a b", "question [q]: text", "section a.: text",
    "claim two words: text: more", "claim ： text", "answer ： war", "answer war： text", "section : text", "but a, b",
    "source a, b: x", "section a, b: x", "scenario a, b: x", "author ann [¶9]", "source jst [¶9]", "claim a ; b",
    "because  # why", "because by # x", "because by ann  # why", "by ann # x", "by ann： text", "by as x",
    "author ann by bo:Ann Lee",
    # brackets, fences and addresses
    "[War] it lasts [¶9]", "[War lasts", "  ```", "  ---", "HTTP://example.org/x", "\x0btext",
    # a word that may be misspelt, and prose that may not
    "clim a by ann: text", "clim that it is so now: text", "clim the war", "noe text", "noe it is", "my own key: text",
    "my, key: text", 'color "red"', "note it goes on",
    # where a long text is cut: 48 characters stay whole, and a word that ends at the 48th
    "The war will last long since both can afford it.", "The war will last long as both sides can pay it on and on",
]  # fmt: skip


@pytest.mark.parametrize(("text", "piece", "message", "hint"), CASES, ids=[case[0] for case in CASES])
def test_a_bad_line(text: str, piece: str, message: str, hint: str) -> None:
    found = explain_line(read(text))
    assert text[found.start : found.end] == piece
    assert found.message == message
    assert hint in found.hint


def tell_in_full(text: str) -> str:
    """Return all that is said about a line: a line for each thing, what cannot be seen spelt out."""
    found = explain_line(read(text))
    lines = [text, f"{' ' * found.start}{'^' * (found.end - found.start)} {found.message}", f"    hint: {found.hint}"]
    lines += [f"    note: {note}" for note in found.notes]
    lines += [] if found.mend is None else [f"    mend: `{found.mend}`"]
    lines += [f"    names: {', '.join(found.names)}"] if found.names else []
    told = "".join(f"{line}\n" for line in lines)
    return "".join(c if c == "\n" or c.isprintable() else f"\\u{{{ord(c):04x}}}" for c in told)


def test_all_that_is_said_about_bad_lines(golden: Callable[..., None]) -> None:
    """Every word of it, since the cases above hold only a part of each hint."""
    golden("\n".join(tell_in_full(text) for text in [*(case[0] for case in CASES), *MORE_CASES]))


def test_places_count_from_the_start_of_the_file() -> None:
    text = "claim a: b\n  becuase c: d\n"
    line = parse_lines(text).lines[1]
    found = explain_line(line)
    assert text[found.start : found.end] == "becuase"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("claim a:text", "claim a: text"),
        ("  claim a：text", "  claim a: text"),
        ("claim a ： text", "claim a: text"),
        ("claim a :text", "claim a: text"),
        ("claim a :\ttext", "claim a:\ttext"),
        ("claim war # why", "claim war  # why"),
        (">text", "> text"),
        ("|text", "| text"),
        ("Claim a: text", "claim a: text"),
        ("claim\u00a0a: text", "claim a: text"),
        ("cla\u200bim a: text", "claim a: text"),
        ("  expect x Stands", "  expect x stands"),
        ("claim t — T is.", "claim t: T is."),
        ("map - A title", "map: A title"),
    ],
)
def test_a_mend_where_it_is_certain(text: str, mended: str) -> None:
    found = explain_line(read(text))
    assert found.mend is not None
    assert text[: found.start] + found.mend + text[found.end :] == mended


@pytest.mark.parametrize(
    "text",
    [
        "Claim two words:text",  # the mend of the first fault would leave a second
        "But the war goes on",  # perhaps it is prose
        "becuase a: text",  # perhaps another word was meant
        "  expect x stadns1",
        "  expect x Foo",
        "claim two words: text",
        "  because costs - both sides can bear them",  # perhaps the dash is in the text
        "claim t - T is so: x",
        "\u3000because x: y",  # how deep it was meant to stand is not certain
    ],
)
def test_no_mend_where_it_is_not_certain(text: str) -> None:
    assert explain_line(read(text)).mend is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("becuase costs: text", ("becuase", "costs")),
        ("claim a:text", ("a",)),
        ("  answer x: text", ("x",)),
        ("claim a by b c: text", ("a",)),
        ("- <x>", ("x",)),
        ("[Title]: text", ("Title",)),
        ("[@jst ¶9] war: text", ("war",)),
        ("[¶1][¶2][¶3][¶4] war", ()),
        ("because costs [¶9]", ("costs",)),
        ("include a#b as lamear", ("a",)),
        ("include a b as lamear: x", ("a", "b", "lamear")),
        ("note text", ()),
        ("The war will be long, and nobody knows why.", ()),
        ("claim cafe\u0301:text", ("café",)),
    ],
)
def test_names_that_count_as_declared(text: str, names: tuple[str, ...]) -> None:
    assert explain_line(read(text)).names == names


@pytest.mark.parametrize("word", LINE_WORDS)
def test_what_was_being_read_is_told_with_examples_that_are_right(word: str) -> None:
    found = explain_line(read(f"{word}[x]"))
    notes = " ".join(found.notes)
    assert f"after `{word}` come" in notes
    examples = notes.partition("for example: ")[2].split("  ·  ")
    assert examples
    for example in examples:
        line = read(example.strip("`"))
        assert (line.word, line.shape == "OTHER") == (word, False)


@pytest.mark.parametrize(
    "text",
    ["map: title", "include x as y", "author a: b", "by a, b from c", "claim a by b: c", "because: a", "but a by b",
     "answer a", "expect a stands", "scenario s: t", "  > words", "| more", "# why", "note: x", "by a",
     "unless a  # b"],
)  # fmt: skip
def test_a_sound_line_stops_nobody(text: str) -> None:
    assert explain_line(read(text)).message


def test_paths_of_includes() -> None:
    assert advise_on_path('"maps/x.argmap"') == ("a path has no quotation marks around it: `include maps/x.argmap`")
    assert advise_on_path("“x.argmap”").startswith("a path has no quotation marks")
    advice = "after the path come `as` and one plain name: `include lamear.argmap as lamear`"
    assert advise_on_path("x.argmap as two words") == advice
    assert advise_on_path("my maps/x.argmap") == ""


@given(st.text(st.characters(exclude_characters="\n"), min_size=1))
def test_any_line_is_explained(text: str) -> None:
    check_explanation(text)


_PIECES = st.sampled_from(
    [*LINE_WORDS, "from", "as", "x", "a.b", ":", "：", " ", "  ", "\t", ",", "[¶9]", "[", "]", '"', "#", ".", "(", "|",
     ">", "-", "\u00a0", "\u200b", "stands", "Word", "two words", "note", "x-y", "\x00", "\r", "\ud800", "“"]
)  # fmt: skip


@given(st.lists(_PIECES, min_size=1, max_size=8).map("".join))
def test_any_mixture_of_pieces_is_explained(text: str) -> None:
    check_explanation(text)


def check_explanation(text: str) -> None:
    line = read(text)
    found = explain_line(line)
    assert 0 <= found.start < found.end <= max(len(text), found.start + 1)
    assert found.message
    assert found.hint
    assert not found.message.endswith(".") or found.message.endswith("…")
    for word in ("illegal", "please"):
        assert word not in found.message + found.hint
    if found.mend is not None and line.shape == "OTHER":
        mended = text[: found.start] + found.mend + text[found.end :]
        assert read(mended).shape != "OTHER"
