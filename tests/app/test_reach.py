"""Everything in the bundled briefing can be come to, and every link leads somewhere."""

from __future__ import annotations

import random
from itertools import islice

import pytest
from msgspec.structs import replace

from tests.app.drive import Reader, opened
from tui.app.screens.link_hints import labels
from tui.app.sheets.address import AddressSheet
from tui.app.terminal.browser import tidy_address
from tui.briefing.model import Source
from tui.briefing.panes import PANES, pane_of
from tui.page.blocks import Link, links_of


def links(reader: Reader, id: str) -> tuple[Link, ...]:
    """The links of a record's article."""
    article = reader.page.session.article(replace(reader.page.view, selected=id))
    assert article is not None
    return links_of(article.blocks)


def leads_somewhere(reader: Reader, link: Link) -> bool:
    if link.is_url:
        return tidy_address(link.target).startswith(("http://", "https://"))
    return link.target in reader.page.session.briefing.by_id


async def test_walking_all_lists_shows_every_record_or_a_link_to_it() -> None:
    async with opened(size=(80, 24)) as reader:
        reached: set[str] = set()
        for digit in "123456":
            await reader.press(digit, "g")
            seen: list[str | None] = []
            while reader.selected not in seen:
                seen.append(reader.selected)
                reached |= {
                    link.target
                    for text in reader.page.texts
                    for link in links_of(tuple(text._blocks))
                }
                await reader.press("j")
            assert tuple(seen) == reader.listed
            reached.update(reader.listed)
        ids = {record.id for record in reader.page.session.briefing.records()}
        assert ids - reached == set()


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_every_link_of_every_article_leads_somewhere(language: str) -> None:
    async with opened(size=(100, 24), language=language) as reader:
        count = 0
        for record in reader.page.session.briefing.records():
            found = links(reader, record.id)
            assert all(leads_somewhere(reader, link) for link in found), record.id
            assert len({link.key for link in found}) == len(found)
            count += len(found)
        assert count > 2000


@pytest.mark.parametrize(("language", "width"), [("ko", 100), ("en", 150)])
async def test_links_are_followed_with_the_keyboard_and_come_back_from(
    language: str, width: int
) -> None:
    dice = random.Random(width)
    async with opened(size=(width, 24), language=language) as reader:
        records = list(reader.page.session.briefing.records())
        by_id = reader.page.session.briefing.by_id
        for record in dice.sample(records, 40):
            await reader.visit(record.id)
            sight = [link for text in reader.page.texts for link in text.links_in_sight()]
            if not sight:
                continue
            number = dice.randrange(len(sight))
            place, link = reader.place, sight[number]
            await reader.press("f", *next(islice(labels(len(sight)), number, None)))
            if link.is_url:
                assert isinstance(reader.app.screen, AddressSheet)
                await reader.press("escape")
                continue
            if link.target == record.id:
                continue
            assert reader.selected == link.target
            assert reader.pane == pane_of(by_id[link.target])
            assert reader.detail_text.strip()
            await reader.press("[")
            assert reader.place.view == place.view
            assert reader.place.scroll == place.scroll
            assert reader.link == link.target


@pytest.mark.parametrize("id", ["window-guidance-2024", "china-share-q2-fy25"])
async def test_every_link_of_an_article_is_followed_by_tab_and_enter(id: str) -> None:
    async with opened(size=(90, 30)) as reader:
        await reader.visit(id)
        wanted = [link for link in links(reader, id) if not link.is_url]
        followed = []
        for _ in range(len(wanted) + 5):
            await reader.press("tab")
            if reader.focus == "list":
                break
            target = reader.link
            assert target is not None
            if target.startswith("http") or target == id:
                continue
            followed.append(target)
            await reader.press("enter")
            assert reader.selected == target
            await reader.press("[")
            assert (reader.selected, reader.link) == (id, target)
        assert followed == [link.target for link in wanted if link.target != id]


async def test_in_every_list_the_record_under_the_cursor_is_the_one_shown() -> None:
    async with opened(size=(90, 20), language="en") as reader:
        for number in range(len(PANES)):
            await reader.press(str(number + 1))
            for id in reader.listed[::9]:
                reader.page.go_to_row(id)
                await reader.settle()
                assert reader.selected == id
                article = reader.page.session.article(reader.page.view)
                assert article is not None
                assert article.id == id
                shown = tuple(reader.page.detail._blocks)
                assert shown[0] == article.main[0]
                assert links_of(shown) == links_of(article.blocks)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (150, 40)])
@pytest.mark.parametrize(("language", "sentence"), [("ko", "창구지도"), ("en", "no force in law")])
async def test_a_newcomer_reaches_window_guidance_its_source_and_back_in_five_keys(
    size: tuple[int, int], language: str, sentence: str
) -> None:
    async with opened(size=size, language=language) as reader:
        keys = 0

        async def press(key: str) -> None:
            nonlocal keys
            keys += 1
            await reader.press(key)

        # The first page says it, and the source it was reported by is a link in that sentence.
        assert sentence in " ".join(reader.detail_text.split())
        await press("f")
        by_id = reader.page.session.briefing.by_id
        sight = [link for text in reader.page.texts for link in text.links_in_sight()]
        number = next(
            n for n, link in enumerate(sight) if isinstance(by_id.get(link.target), Source)
        )
        for letter in labels(len(sight))[number]:
            await press(letter)
        source = by_id[reader.selected or ""]
        assert isinstance(source, Source)
        assert source.publisher.shown(language, "ko").text in reader.text
        await press("[")
        assert reader.selected == "china-ai-chips"
        assert sentence in " ".join(reader.detail_text.split())
        assert keys <= 5
