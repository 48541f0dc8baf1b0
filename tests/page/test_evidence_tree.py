"""The evidence of a record as a tree: what stands in it, what it comes down to, how it is set."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefing import make
from tests.page.desk import context, small
from tui.briefing.evidence import all_cites
from tui.briefing.model import Briefing, Judgement
from tui.library.find import bundled
from tui.library.read import read_briefing
from tui.page.article import article
from tui.page.blocks import pieces_of, text_of
from tui.page.context import Context
from tui.page.evidence.build import evidence_tree
from tui.page.evidence.tree import plain_tree, set_tree
from tui.page.glyphs import ASCII, UNICODE
from tui.page.wrap import cells

BLOOMBERG = make.source("bloomberg", "B", publisher="Bloomberg", issued="2024-09-27")
REUTERS = make.source("reuters", "A", publisher="Reuters", issued="2024-09-28")
RELAYS = [
    make.source(f"r{n}", "C", publisher=f"Paper {n}", repeats=["bloomberg"]) for n in range(10)
]


def lines(id: str, width: int = 72, language: str = "en", **fields: object) -> list[str]:
    """The tree of a record as text, line by line."""
    briefing = fields.pop("briefing", None) or small()
    assert isinstance(briefing, Briefing)
    made = context(briefing, language, **fields)
    tree = evidence_tree(id, made, language)
    return [text_of(line.pieces) for line in set_tree(tree, width, made.glyphs)]


def told(*records: object, id: str = "e", **fields: object) -> str:
    """The tree in one string, without line breaks."""
    return " ".join(lines(id, 90, briefing=make.briefing(*records), **fields))  # type: ignore[arg-type]


@cache
def whole() -> Briefing:
    found = read_briefing(bundled() / "china-ai-chips").briefing
    assert found is not None
    return found


def test_ten_relays_of_one_report_come_from_one_origin() -> None:
    event = make.event("e", cites=[relay.id for relay in RELAYS])
    said = told(BLOOMBERG, REUTERS, *RELAYS, event)
    assert "All 10 sources come from one origin: Bloomberg 2024-09-27." in said
    assert said.count("◂ origin") == 1
    assert said.count("as above") == 9


def test_one_independent_report_more_makes_two() -> None:
    event = make.event("e", cites=[*(relay.id for relay in RELAYS), "reuters"])
    said = told(BLOOMBERG, REUTERS, *RELAYS, event)
    assert "11 sources come from 2 independent origins." in said
    assert said.count("◂ origin") == 2
    assert "Without the weakest origin, Bloomberg 2024-09-27, 1 record is weakened." in said


def test_the_relays_stand_below_what_relays_them_and_branches_end_where_they_end() -> None:
    far = make.source("far", "D", publisher="Blog", repeats=["r0"], title="A blog")
    event = make.event("e", cites=[make.cite("far", at="para:4"), "reuters"])
    made = lines("e", briefing=make.briefing(BLOOMBERG, REUTERS, *RELAYS, far, event))
    at = made.index("├─ D  Blog  undated  para. 4")
    assert made[at : at + 7] == [
        "├─ D  Blog  undated  para. 4",
        "│  │  A blog",
        "│  └─ relays → C  Paper 0  undated",
        "│     │  r0",
        "│     └─ relays → B  Bloomberg  2024-09-27  ◂ origin",
        "│           bloomberg",
        "└─ A  Reuters  2024-09-28  ◂ origin",
    ]


def test_the_tree_has_an_ascii_form() -> None:
    made = lines("report", language="en", glyphs=ASCII)
    shapes = "".join(made)
    assert any(line.startswith("|- ") for line in made)
    assert any(line.startswith("`- ") for line in made)
    assert not set(shapes) & set("├└│─◂▸≠·×")


def test_a_disputing_source_is_shown_against_and_is_no_origin() -> None:
    event = make.event("e", cites=["bloomberg", make.cite("reuters", stance="disputes")])
    said = told(BLOOMBERG, REUTERS, event)
    assert "Reuters  2024-09-28  ≠ disputes" in said
    assert said.count("◂ origin") == 1
    assert "It has one source alone: Bloomberg 2024-09-27. One source disputes it." in said


def test_what_only_disputes_it_supports_nothing() -> None:
    event = make.event("e", cites=[make.cite("reuters", stance="disputes")])
    assert "No source supports it." in told(REUTERS, event)
    assert "This record cites no source." in told(make.event("e"))


def test_a_retracted_source_is_marked_and_counts_for_nothing() -> None:
    gone = make.source("ft", "A", publisher="FT", status="retracted")
    said = told(gone, BLOOMBERG, make.event("e", cites=["ft", "bloomberg"]))
    assert "FT  undated  × retracted" in said
    assert "It has one source alone: Bloomberg" in said


def test_a_struck_source_is_marked_with_what_has_fallen_and_unstriking_restores() -> None:
    judgement = make.judgement("j", ["e"])
    records = (BLOOMBERG, *RELAYS, make.event("e", cites=["r0", "r1"]), judgement)
    before, struck = told(*records), told(*records, struck=["bloomberg"])
    assert "Without it 1 record loses all support, 1 judgement falls." in before
    assert "Bloomberg  2024-09-27  × struck" in struck
    assert "no longer supported" in struck
    assert "No origin is left" in struck
    assert "1 struck: 1 loses all support" in struck
    assert "◂ origin" not in struck
    assert told(*records, struck=[]) == before


def test_passages_of_one_source_stand_together_in_words() -> None:
    assert any("C  벤징가  2024-09-30  2, 4문단" in line for line in lines("report", language="ko"))
    assert any("para. 2, 4" in line for line in lines("report", language="en"))


def test_who_really_speaks_stands_behind_the_title() -> None:
    assert any("people familiar" in line for line in lines("report"))


def test_each_account_is_a_claim_with_its_own_grade() -> None:
    made = lines("report")
    assert "The event itself  B3 · 1 independent source" in made
    assert "Benzinga  C4 · 1 independent source" in made
    assert "an official  B6 · 1 independent source" in made
    assert "Says a ban." in made
    assert any("para. 3" in line for line in made)


def test_points_and_cells_with_cites_of_their_own_are_claims() -> None:
    series = make.figure(
        "s",
        points=[
            make.point("2024", 1, cites=["bloomberg"]),
            make.point("2025", 2, cites=["bloomberg"]),
            make.point("2026", 3),
            make.point("2027", 4, cites=["reuters"]),
        ],
        cites=["r0"],
        credibility=2,
    )
    made = lines("s", 90, briefing=make.briefing(BLOOMBERG, REUTERS, *RELAYS, series))
    assert "The figure as a whole  C2 · 1 independent source" in made
    assert "2024  $1, 2025  $2  B2 · 1 independent source" in made
    assert "2027  $4  A2 · 1 independent source" in made


def test_a_judgement_shows_its_own_sources_its_basis_and_the_weakest_link() -> None:
    records = (
        BLOOMBERG,
        REUTERS,
        make.event("strong", title="Strong", cites=["reuters"], credibility=1),
        make.event("weak", title="Weak", cites=["bloomberg"], credibility=4),
        make.judgement("below", ["weak"], text="Below it."),
        make.judgement("j", ["strong", "below"], cites=["reuters"]),
    )
    made = lines("j", 90, briefing=make.briefing(*records))
    assert "Sources of the judgement itself  A6 · 1 independent source" in made
    assert "├─ A1·1  event Strong" in made
    # It is the event below the judgement below.
    assert "└─ B4·1  judgement Below it. ‹ko›  ▸ weakest link" in made
    assert "         from Bloomberg 2024-09-27" in made
    own = (BLOOMBERG, REUTERS, records[2], make.judgement("j", ["strong"], cites=["bloomberg"]))
    assert any(
        line.startswith("Sources of the judgement itself") and line.endswith("▸ weakest link")
        for line in lines("j", 90, briefing=make.briefing(*own))
    )


def test_a_judgement_on_one_origin_says_so_and_one_on_two_does_not() -> None:
    one = make.event("one", cites=["r0", "bloomberg"])
    two = make.event("two", cites=["reuters"])
    records = (BLOOMBERG, REUTERS, *RELAYS, one, two)
    hanging = make.judgement("j", ["one"])
    assert "hangs on one origin: Bloomberg" in told(*records, hanging, id="j")
    assert "hangs on" not in told(*records, make.judgement("j", ["one", "two"]), id="j")
    # That a record has one origin is said by its count.
    assert "hangs on" not in told(*records, hanging, id="one")


def test_a_source_shows_itself_what_it_relays_and_what_rests_on_it() -> None:
    records = (
        BLOOMBERG,
        REUTERS,
        *RELAYS,
        make.event("e", title="Told", cites=["r0", "reuters"]),
        make.event("a", title="Against", cites=[make.cite("bloomberg", stance="disputes")]),
    )
    made = lines("bloomberg", briefing=make.briefing(*records))
    assert "└─ B  Bloomberg  2024-09-27  ◂ origin" in made
    assert "What rests on it  1" in made
    assert "└─ A6·2  event Told" in made
    assert "         also from Reuters 2024-09-28" in made
    assert "Records that cite it, but not in support  1" in made
    assert "One record rests on this source." in " ".join(made)
    assert any(
        "relays → B  Bloomberg" in line for line in lines("r0", briefing=make.briefing(*records))
    )


def test_a_story_and_the_briefing_lead_to_what_they_tell() -> None:
    assert "Records of the story" in " ".join(lines("walk"))
    assert "Key judgements" in " ".join(lines("brief"))


def test_a_cite_of_a_source_that_is_not_there_is_shown_loud_and_leads_nowhere() -> None:
    briefing = make.briefing(BLOOMBERG, make.event("e", cites=["nowhere", "bloomberg"]))
    tree = evidence_tree("e", context(briefing, "en"), "en")
    assert [leaf.target for leaf in tree.leaves.values()] == ["bloomberg"]
    assert "nowhere (missing)" in " ".join(lines("e", briefing=briefing))


def test_the_keys_of_the_leaves_stay_the_same_whatever_is_struck() -> None:
    for id in ("report", "advice", "bloomberg"):
        trees = [
            evidence_tree(id, context(small(), "en", struck=struck), "en")
            for struck in ((), ("bloomberg",), ("benzinga", "bloomberg"))
        ]
        first = {key: leaf.target for key, leaf in trees[0].leaves.items()}
        assert first
        assert all({k: v.target for k, v in tree.leaves.items()} == first for tree in trees)


def test_in_plain_words_a_line_is_a_source_set_in_by_its_level() -> None:
    made = plain_tree(evidence_tree("report", context(small(), "en"), "en"), UNICODE)
    assert "- C  Benzinga  2024-09-30  para. 2, 4" in made
    assert "\n  - relays → B  Bloomberg  2024-09-27" in made
    assert not set(made) & set("├└│─")


# The bundled briefing.


@cache
def desk(language: str) -> Context:
    return context(whole(), language)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_claim_shows_its_locators_in_its_own_tree(language: str) -> None:
    """One press: they are lines of the sheet that `s` opens."""
    made, checked = desk(language), 0
    for record in whole().records():
        wanted = {cite.at.rpartition(":")[2] for cite in all_cites(record) if cite.at}
        leaves = evidence_tree(record.id, made, language).leaves.values()
        shown = {
            part.strip()
            for leaf in leaves
            for part in text_of(leaf.place).replace("문단", "").replace("para.", "").split(",")
        }
        assert wanted <= shown, record.id
        assert {cite.source for cite in all_cites(record)} <= {leaf.target for leaf in leaves}
        checked += len(wanted)
    assert checked > 50


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("width", [34, 72, 126])
def test_no_line_is_too_wide_and_no_word_is_cut(width: int, language: str) -> None:
    made = desk(language)
    for record in whole().records():
        tree = evidence_tree(record.id, made, language)
        set_lines = [text_of(line.pieces) for line in set_tree(tree, width, UNICODE)]
        assert max(map(cells, set_lines)) <= width
        words = set(" ".join(set_lines).split())
        for leaf in tree.leaves.values():
            for word in (text_of(leaf.name) + " " + text_of(leaf.text)).split():
                if word.isalpha() and cells(word) <= min(12, width // 3):
                    assert word in words, (record.id, word)


@given(width=st.integers(1, 160), id=st.sampled_from(["report", "advice", "bloomberg", "series"]))
@settings(max_examples=60)
def test_any_width_is_kept(width: int, id: str) -> None:
    assert max(map(cells, lines(id, width))) <= max(width, 24)


@pytest.mark.parametrize(("language", "said"), [("ko", "한 뿌리에만 기댐"), ("en", "one origin")])
def test_a_judgement_of_the_bundled_briefing_hangs_on_one_origin_and_says_so(
    language: str, said: str
) -> None:
    made = desk(language)
    found = [one for one in whole().judgements if len(made.evidence.origins(one.id)) == 1]
    assert found
    for judgement in found:
        assert isinstance(judgement, Judgement)
        face = text_of(tuple(pieces_of(article(judgement.id, made, language).main)))
        assert said in face
    overview = text_of(tuple(pieces_of(article(whole().meta.id, made, language).main)))
    assert overview.count(said) == len(found)
