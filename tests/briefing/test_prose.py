"""Prose: blocks, emphasis, links and marks of the small Markdown."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.briefing.prose import (
    FigureMark,
    InlineMark,
    Paragraph,
    ProseItem,
    ProseSpan,
    ProseWords,
    RecordLink,
    WebLink,
    parse_prose,
    plain,
    prose_marks,
)


def spans(text: str) -> tuple[ProseSpan, ...]:
    """The spans of prose of one paragraph."""
    (block,) = parse_prose(text)
    assert isinstance(block, Paragraph)
    return block.spans


def said(text: str) -> str:
    return plain(text, str.upper, lambda id_: f"<{id_}>")


def test_marks_become_links_and_figures() -> None:
    assert spans("[[nvidia]] sold {{china-share}} to [[huawei|its rival]].") == (
        RecordLink("nvidia"),
        ProseWords(" sold "),
        FigureMark("china-share"),
        ProseWords(" to "),
        RecordLink("huawei", "its rival"),
        ProseWords("."),
    )


def test_a_particle_right_behind_a_mark_belongs_to_it() -> None:
    assert spans("[[h20]]{으로/로} {{x}}{은/는} [[a|b]]{를/을}") == (
        RecordLink("h20", None, "으로/로"),
        ProseWords(" "),
        FigureMark("x", "은/는"),
        ProseWords(" "),
        RecordLink("a", "b", "를/을"),
    )


@pytest.mark.parametrize("text", ["[[h20]]는", "[[h20]] {은/는}", "[[h20]]{x/y}", "[[h20]]{은}"])
def test_other_words_behind_a_mark_stay(text: str) -> None:
    assert spans(text) == (RecordLink("h20"), ProseWords(text.removeprefix("[[h20]]")))


@pytest.mark.parametrize(
    "text",
    [
        *("[[ -f x ]]", "[[Nvidia]]", "[[]]", "[[a b]]", "[[a|]]", "[[-a]]", "{{}}", "{{ x }}"),
        *("{{A}}", "[[nvidia]", "[nvidia]]", "{{x}", "[[" + "a" * 101 + "]]", "{은/는}", "a|b]]"),
        *("[x](javascript:alert)", "[x](ftp://a.b)", "[x](/local)", "[x]()", "[x] (https://a.b)"),
        *("3 * 4 * 5", "** x **", "*", "**", "x****y****z", "snake_case_name", "a\\b", "C:\\x"),
    ],
)
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert spans(text) == (ProseWords(text),)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"\[[nvidia]]", "[[nvidia]]"),
        (r"\{{x}}", "{{x}}"),
        (r"\*not\*", "*not*"),
        (r"\\", "\\"),
        (r"\[x](https://a.b)", "[x](https://a.b)"),
    ],
)
def test_a_backslash_takes_the_meaning_away(text: str, shown: str) -> None:
    assert spans(text) == (ProseWords(shown),)
    assert prose_marks(text) == ()


def test_a_backslash_before_a_backslash_does_not_reach_the_mark() -> None:
    assert spans(r"\\[[nvidia]]") == (ProseWords("\\"), RecordLink("nvidia"))


def test_emphasis() -> None:
    assert spans("a *b* **c** ***d*** e") == (
        ProseWords("a "),
        ProseWords("b", emphasis=True),
        ProseWords(" "),
        ProseWords("c", strong=True),
        ProseWords(" "),
        ProseWords("d", strong=True, emphasis=True),
        ProseWords(" e"),
    )
    assert spans("**a *b* c**") == (
        ProseWords("a ", strong=True),
        ProseWords("b", strong=True, emphasis=True),
        ProseWords(" c", strong=True),
    )


def test_a_star_behind_a_space_closes_nothing() -> None:
    assert spans("*a * b*") == (ProseWords("a * b", emphasis=True),)


def test_emphasis_reaches_over_marks_and_to_a_particle() -> None:
    assert spans("**‘[[h20]]’**은 *[x](https://a.b)*") == (
        ProseWords("‘", strong=True),
        RecordLink("h20", strong=True),
        ProseWords("’", strong=True),
        ProseWords("은 "),
        WebLink("x", "https://a.b", emphasis=True),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a", "*a"),
        ("a*", "a*"),
        ("**a*", "**a*"),
        ("*a **b* c**", "a **b c**"),
        ("*a\n\nb*", "*a\nb*"),
    ],
)
def test_emphasis_that_is_not_closed_is_stars(text: str, shown: str) -> None:
    assert said(text) == shown


def test_web_links() -> None:
    assert spans("see [the *rule*](https://a.b/c_(d)?e=f) and [x](http://y)") == (
        ProseWords("see "),
        WebLink("the *rule*", "https://a.b/c_(d)?e=f"),
        ProseWords(" and "),
        WebLink("x", "http://y"),
    )


def test_paragraphs_join_their_lines() -> None:
    assert parse_prose("  one\ntwo  \r\n\n \nthree\n") == (
        Paragraph((ProseWords("one two"),)),
        Paragraph((ProseWords("three"),)),
    )
    assert parse_prose(" \n\n\t") == ()


def test_a_mark_may_be_wrapped() -> None:
    text = "seen in [[us-rules|two rounds of\n  rules]] and\n[a\nb](https://a.b)"
    assert spans(text) == (
        ProseWords("seen in "),
        RecordLink("us-rules", "two rounds of rules"),
        ProseWords(" and "),
        WebLink("a b", "https://a.b"),
    )
    assert prose_marks(text) == (InlineMark("record", "us-rules", 8),)


def test_lists() -> None:
    text = (
        "Two kinds:\n- one [[a]]\n  goes on\n  - inner\n    1. deep\n- two\n\n"
        "1. first\n2. second\nend"
    )
    assert parse_prose(text) == (
        Paragraph((ProseWords("Two kinds:"),)),
        ProseItem((ProseWords("one "), RecordLink("a"), ProseWords(" goes on")), 0, "-"),
        ProseItem((ProseWords("inner"),), 1, "-"),
        ProseItem((ProseWords("deep"),), 2, "1."),
        ProseItem((ProseWords("two"),), 0, "-"),
        ProseItem((ProseWords("first"),), 0, "1."),
        ProseItem((ProseWords("second end"),), 0, "2."),
    )


def test_a_wrapped_line_that_begins_with_a_number_is_no_list() -> None:
    assert spans("It came in\n12. May") == (ProseWords("It came in 12. May"),)
    assert spans("2024. 9. 27.") == (ProseWords("2024. 9. 27."),)
    assert spans("-5 and -x") == (ProseWords("-5 and -x"),)


def test_marks_with_their_place() -> None:
    text = r"가 [[nvidia]]{은/는} \[[no]] {{x-1}} [[h20|H20 칩]]"
    marks = prose_marks(text)
    assert [(mark.kind, mark.id) for mark in marks] == [
        ("record", "nvidia"),
        ("figure", "x-1"),
        ("record", "h20"),
    ]
    assert all(text[mark.start :].startswith(("[[" + mark.id, "{{" + mark.id)) for mark in marks)


def test_plain_words() -> None:
    assert said("**[[a]]**, [[b|B 씨]]{은/는} {{c}} [x](https://a.b)\n\n- p\n  1. q") == (
        "A, B 씨는 <c> x\n- p\n  1. q"
    )
    assert plain("[[h]]{으로/로} {{v}}{을/를}", lambda _: "서울", lambda _: "910") == "서울로 910을"


WILD = st.text(alphabet="[]{}|()*\\-_1. \n\r\tab가은는/:htps", max_size=60)
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "[[a]]",
                "[[a|b",
                "b]]",
                "{{a}}",
                "{{",
                "}}",
                "[[",
                "]]",
                "{은/는}",
                "*",
                "**",
                "***",
            ),
            *("\\", "\n", "\n\n", "\n- ", "\n  1. ", " ", "가", "[", "](https://a.b)", "|", ")"),
        ]
    ),
    max_size=24,
).map("".join)


@given(st.one_of(st.text(), WILD, PIECES))
@example("[a\n{{id}}](https://x)")
@example("[[id|a\n\nb]]")
@example("[[id|a\n- b]]")
def test_any_text_is_prose_and_its_marks_are_found_either_way(text: str) -> None:
    blocks = parse_prose(text)
    found = [
        ("record" if isinstance(span, RecordLink) else "figure", span.id)
        for block in blocks
        for span in block.spans
        if isinstance(span, RecordLink | FigureMark)
    ]
    assert [(mark.kind, mark.id) for mark in prose_marks(text)] == found
    assert all(block.spans for block in blocks)
    assert all(
        "\n" not in span.text for b in blocks for span in b.spans if isinstance(span, ProseWords)
    )


@given(st.text(alphabet="가나 다abc.,", max_size=60))
def test_words_without_signs_stay_words(text: str) -> None:
    assert said(text).split() == text.split()


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "[[",
            "[[a|",
            "[[a|b\n",
            "{{",
            "{{a",
            "*",
            "**a",
            "a*",
            "*a **b ",
            "\\",
            "[a](https://",
        ),
        *(
            "[a](https://(",
            "[a](https://a(b",
            "\n- ",
            "\n \n",
            "- a\n ",
            "(",
            "[a\n",
            "[[a]]",
            "\n",
        ),
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = 10.0
        for _ in range(2):
            start = time.perf_counter()
            parse_prose.__wrapped__(text)
            prose_marks(text)
            best = min(best, time.perf_counter() - start)
        return best

    small, large = seconds(8_000), seconds(64_000)
    assert large < 40 * small + 0.2


def test_deep_lists_are_read() -> None:
    text = "\n".join(" " * depth + "- x" for depth in range(2_000))
    blocks = parse_prose(text)
    assert len(blocks) == 2_000
    assert isinstance(blocks[-1], ProseItem)
    assert blocks[-1].depth == 1_999
