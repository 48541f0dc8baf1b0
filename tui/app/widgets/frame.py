"""The bands around list and article, and the rules between the columns.

Each shows plain data that the screen hands it and posts a message when something is clicked.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec
from textual import events
from textual.strip import Strip

from tui.app.widgets.lines import LinesView
from tui.app.widgets.message import ValueMessage
from tui.app.widgets.styles import Band, Run, StyledLine, StyledWidget
from tui.page.wrap import cells, cut, wrap_text

TitleFacts: TypeAlias = tuple[tuple[str, str], ...]
"""Texts with their styles, the most important first."""

KeyHint: TypeAlias = tuple[str, str]
"""A key and what it does."""


class TitleBar(Band):
    """The briefing's title at the left, facts about it at the right."""

    state: tuple[str, TitleFacts, str] = ("", (), "")

    def show(self, title: str, facts: TitleFacts, separator: str) -> None:
        """Set the title, the facts, and the sign between the facts."""
        self.update((title, facts, separator))

    def lines(self, width: int) -> list[StyledLine]:
        """One line; where room is short the last facts are left out, then the title is cut."""
        title, all_facts, separator = self.state
        facts = list(all_facts)
        while facts and self._width_of(facts) + min(cells(title), width // 2) + 4 > width:
            facts.pop()
        facts_width = self._width_of(facts)
        title = cut(title, max(1, width - facts_width - 3))
        space = max(1, width - 2 - cells(title) - facts_width)
        runs = [Run(" "), Run(title, "title"), Run(" " * space)]
        for index, (text, style) in enumerate(facts):
            if index:
                runs.append(Run(f" {separator} ", "quiet"))
            runs.append(Run(text, style))
        return [(*runs, Run(" "))]

    @staticmethod
    def _width_of(facts: list[tuple[str, str]]) -> int:
        return sum(cells(text) for text, _ in facts) + 3 * max(0, len(facts) - 1)


class StruckLine(Band):
    """The struck sources and what depends on them; shown while any source is struck."""

    state: tuple[str, str, str] = ("", "", "")

    def show(self, names: str, effects: str, short_effects: str) -> None:
        """Set the names of the sources (empty hides the line) and the effects, long and short."""
        self.update((names, effects, short_effects))
        self.set_class(bool(names), "-shown")

    def lines(self, width: int) -> list[StyledLine]:
        """One line; where room is short the names are cut, then the effects shortened."""
        names, *wordings = self.state
        for effects in wordings:
            room = width - cells(effects) - 4
            if room >= min(12, cells(names)):
                return [(Run(" "), Run(cut(names, room), "loud"), Run("  "), Run(effects))]
        return [(Run(" "), Run(cut(wordings[-1], max(1, width - 2)), "loud"))]


class TooSmallNotice(Band):
    """A sentence in the middle of a terminal that is too small for a page."""

    state: str = ""

    def lines(self, width: int) -> list[StyledLine]:
        """The sentence, wrapped to the width."""
        lines = wrap_text(self.state, max(1, width))
        above = max(0, (self.size.height - len(lines)) // 2)
        return [() for _ in range(above)] + [(Run(line),) for line in lines]


class Tab(msgspec.Struct, frozen=True):
    """One tab of the `TabBar`."""

    pane: str
    """Id of the pane."""
    key: str
    """The key that shows the pane."""
    name: str
    """Name of the pane."""
    short: str
    """Name of the pane where room is short."""
    count: str = ""
    """How many records it has, or how many of them a query matches."""
    mark: str = ""
    """How many of them are unread, with the sign for it."""


class TabBar(Band):
    """The names of the panes, the active one underlined."""

    state: tuple[tuple[Tab, ...], str, bool, bool] = ((), "", False, False)

    class Chosen(ValueMessage[str]):
        """A tab was clicked; the id of its pane."""

    def show(self, tabs: tuple[Tab, ...], active: str, *, narrowed: bool, ascii_only: bool) -> None:
        """Set the tabs, the active pane, and whether a query narrows the counts."""
        self.update((tabs, active, narrowed, ascii_only))

    def lines(self, width: int) -> list[StyledLine]:
        """The tabs, and the line under the active one."""
        _, active, narrowed, ascii_only = self.state
        names: list[Run] = []
        under: list[Run] = []
        for tab, label, start in self._place_tabs(width):
            is_active = tab.pane == active
            gap = Run(" " * (start - sum(cells(run.text) for run in names)))
            style = "strong accent" if is_active else "plain"
            names += [gap, Run(tab.key + " ", "quiet"), Run(label, style)]
            if tab.count:
                matched = narrowed and not tab.count.startswith("0")
                names += [Run(" "), Run(tab.count, "strong accent" if matched else "quiet")]
            if tab.mark:
                names += [Run(" "), Run(tab.mark, "accent")]
            sign = ("=" if ascii_only else "━") if is_active else " "
            under += [gap, Run(sign * cells(self._text_of(tab, label)), "accent")]
        return [tuple(names), tuple(under)]

    @staticmethod
    def _text_of(tab: Tab, label: str) -> str:
        return " ".join(part for part in (tab.key, label, tab.count, tab.mark) if part)

    def _place_tabs(self, width: int) -> list[tuple[Tab, str, int]]:
        """Each tab with its label and its column, in the roomiest layout that fits."""
        for short, count, gap in (
            (False, True, 3),
            (False, True, 2),
            (True, True, 2),
            (True, True, 1),
            (True, False, 1),
        ):
            at, out = 1, []
            for tab in self.state[0]:
                shown = tab if count else Tab(tab.pane, tab.key, tab.name, tab.short)
                label = tab.short if short else tab.name
                out.append((shown, label, at))
                at += cells(self._text_of(shown, label)) + gap
            if at - gap <= width:
                return out
        return [(tab, "", index * 3 + 1) for index, (tab, _, _) in enumerate(out)]

    def on_click(self, event: events.Click) -> None:
        """Post `Chosen` for the tab under the mouse."""
        for tab, label, start in self._place_tabs(self.size.width):
            if start <= event.x < start + cells(self._text_of(tab, label)):
                self.post_message(self.Chosen(tab.pane))


class KeyBar(Band):
    """Key hints for the focused widget, or for a while a message."""

    state: tuple[tuple[KeyHint, ...], str, str] = ((), "", "plain")

    @property
    def message(self) -> str:
        """The message that is shown; empty while hints are."""
        return self.state[1]

    def show(self, hints: tuple[KeyHint, ...]) -> None:
        """Set the hints, the most important first; the last one is always shown."""
        self.update((hints, *self.state[1:]))

    def show_message(self, message: str, style: str = "plain") -> None:
        """Show a message instead of the hints; an empty one brings the hints back."""
        self.update((self.state[0], message, style))

    def lines(self, width: int) -> list[StyledLine]:
        """One line; hints that do not fit as a whole are left out, the later ones first."""
        hints, message, style = self.state
        if message:
            return [(Run(" "), Run(cut(message, max(1, width - 2)), style))]
        *others, last = hints or (("", ""),)
        runs = [Run(" ")]
        # The last hint leads to all the others.
        room = width - 1 - (self._width_of(last) - 3)
        for hint in others:
            room -= self._width_of(hint)
            if room <= 0:
                break
            runs += self._runs_of(hint)
        return [(*runs, *self._runs_of(last))]

    @staticmethod
    def _runs_of(hint: KeyHint) -> tuple[Run, Run]:
        return Run(hint[0], "strong"), Run(f" {hint[1]}   ", "quiet")

    @staticmethod
    def _width_of(hint: KeyHint) -> int:
        return cells(hint[0]) + 1 + cells(hint[1]) + 3


class Divider(StyledWidget):
    """The rule at the right of a window, with a thumb where the window hides lines."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._view: LinesView | None = None
        self._ascii = False
        self._painted = (0, 0)

    def attach(self, view: LinesView, *, ascii_only: bool) -> None:
        """Set the window that the thumb stands for."""
        if (view, ascii_only) != (self._view, self._ascii):
            self._view, self._ascii = view, ascii_only
            self.refresh()
        self.refresh_thumb()

    def refresh_thumb(self) -> None:
        """Paint again if the window was scrolled or its number of lines changed."""
        if self._thumb(self.size.height) != self._painted:
            self.refresh()

    def strip(self, y: int) -> Strip:
        """Row `y` of the rule."""
        first, end = self._painted = self._thumb(self.size.height)
        rule, thumb = ("|", "#") if self._ascii else ("│", "┃")
        run = Run(thumb, "thumb") if first <= y < end else Run(rule, "rule")
        return self.strip_of((run,), self.size.width)

    def _thumb(self, height: int) -> tuple[int, int]:
        """First row of the thumb, and the row after its last; equal where there is none."""
        view = self._view
        if view is None or height < 3 or view.line_count() <= view.height:
            return (0, 0)
        count = view.line_count()
        size = max(1, round(height * view.height / count))
        first = round((height - size) * view.top / max(1, view.last_top))
        return (first, first + size)
