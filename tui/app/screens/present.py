"""Presenting: a story step by step on the whole screen, for others to read along.

It shows what `tui.page.slide` makes of each step and leaves the page beneath as it was; what it is
closed with says whether the reader wants to go on at the record shown.
"""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import NamedTuple

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from tui.app.base import BaseApp
from tui.app.bindings import CommandTarget, Handlers, bind_commands, keymap_of
from tui.app.screens.page import PageScreen
from tui.app.widgets.slide_view import NoteBand, SlideView, StatusLine, progress
from tui.app.widgets.styles import Run, StyledLine
from tui.briefing.dates import in_words, parse_date
from tui.page.blocks import Piece, text_of
from tui.page.context import Context
from tui.page.names import shown
from tui.page.slide import Slide, StoryStop, set_slide, slide_of
from tui.page.wrap import cells
from tui.words import Words

LOW, ROOMY = 20, 30
"""Rows below which empty lines are saved, and from which on there are more of them."""

NEXT_DIGIT = 1.2
"""Seconds within which a second digit belongs to the number before."""

NOTE_SECONDS = 4.0
"""How long a message stands in the last line."""


class Left(NamedTuple):
    """What a presentation was closed with."""

    record: str
    """The record to go on with."""
    language: str
    """The language it was shown in last."""


class PresentScreen(Screen[Left], CommandTarget, inherit_bindings=False):
    """A story on the whole screen."""

    COMMAND_CONTEXT = "presenting"

    app: BaseApp

    def __init__(self, reader: PageScreen, stop: StoryStop) -> None:
        super().__init__()
        self._reader = reader
        self.story = stop.story
        """The story, as the view lets it be seen."""
        self.language = reader.view.language
        """The language it is shown in."""
        self.index = stop.step
        """Number of the step shown, from 0."""
        self.noted = True
        """Whether the story's notes are shown."""
        self._began = monotonic()
        self._message = ""
        self._message_until = 0.0
        self._moved = False
        self._digits = (0, 0.0)
        self._grade: StyledLine = ()
        bind_commands(self, self.COMMAND_CONTEXT)

    # Parts.

    def compose(self) -> ComposeResult:
        """Head, slide, note, foot."""
        yield StatusLine(id="present-head")
        yield SlideView(id="present-slide")
        yield NoteBand(id="present-note")
        yield StatusLine(id="present-foot")

    @property
    def words(self) -> Words:
        """The interface's words in the language shown."""
        return self.app.settings.words(self.language)

    @property
    def context(self) -> Context:
        """What is known, as the page beneath looks at it, in the language shown."""
        view = replace(self._reader.view, language=self.language)
        return self._reader.session.context(view)

    def on_mount(self) -> None:
        """Show the first slide and begin to count the time."""
        self.query_one(SlideView).focus()
        self.set_interval(1.0, self._tick)
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Set it anew for the size."""
        self.draw(keep=True)

    # Drawing.

    def draw(self, *, keep: bool = False) -> None:
        """Show the step; `keep` leaves the window on a long one where it is."""
        context = self.context
        slide = slide_of(self.story, self.index, context, self.language)
        grade = f" {context.glyphs.separator} ".join(map(text_of, slide.grade))
        self._grade = (Run(grade, "quiet"),) if slide.grade else ()
        self._draw_head(context)
        self._draw_slide(slide, keep=keep)
        self._draw_foot()

    @property
    def _air(self) -> int:
        """How generous the screen can be with empty lines: 0, 1 or 2."""
        height = self.size.height
        return 0 if height < LOW else 1 if height < ROOMY else 2

    def _draw_head(self, context: Context) -> None:
        head = self.query_one("#present-head", StatusLine)
        head.display = self._air > 0
        head.styles.margin = (self._air // 2, 0, 1, 0)
        self.query_one("#present-foot").styles.margin = (0, 0, self._air // 2, 0)
        title = shown(context, self.language, self.story.title).text
        day = self._reader.view.as_known
        right: StyledLine = ()
        if day is not None:
            date = in_words(parse_date(day.isoformat()), self.words)
            right = (Run(self.words("app.as_known_title", date=date), "loud"),)
        head.show((Run(title, "quiet"),), right)

    def _draw_slide(self, slide: Slide, *, keep: bool) -> None:
        width, height = self.size
        air = self._air
        set_ = set_slide(slide, max(1, width), self._reader.session.glyphs, air=air)
        room = max(1, height - (1, 4, 6)[air])
        bar = self._reader.session.glyphs.bar
        lines, note = set_.lines, set_.note if self.noted else ()
        if len(note) > room // 3:
            # So long a note would leave no room for the slide: it stands at its end.
            lines = (*lines, (), *((Piece(f"{bar} ", "mark"), *line) for line in note))
            note = ()
        layout = _laid_out(len(lines), len(note), room)
        view = self.query_one(SlideView)
        view.styles.height = layout.slide
        view.show(lines, layout.above, set_.left, keep=keep)
        band = self.query_one(NoteBand)
        band.styles.height = layout.note
        band.display = layout.note > 0
        band.show(note, layout.note - len(note), set_.left, bar)
        self.call_after_refresh(self._settle, keep)

    def _settle(self, keep: bool) -> None:
        """The window has its height now."""
        view = self.query_one(SlideView)
        view.move_to(view.top if keep else 0)
        self._draw_foot()

    def _draw_foot(self) -> None:
        words, glyphs = self.words, self._reader.session.glyphs
        number = words("present.place", number=self.index + 1, count=len(self.story.steps))
        left: list[Run] = [Run(number, "quiet"), Run("  ")]
        if self.size.width >= 60:
            left += [*progress(self.index + 1, len(self.story.steps), 24, glyphs), Run("  ")]
        left.append(Run(_clock(monotonic() - self._began), "quiet"))
        view = self.query_one(SlideView)
        if view.top < view.last_top:
            left += [Run("  "), Run(words("present.more"), "accent")]
        if self._message:
            left += [Run("  "), Run(self._message, "accent")]
        foot = self.query_one("#present-foot", StatusLine)
        foot.show(tuple(left), self._right_end(sum(cells(run.text) for run in left)))

    def _right_end(self, used: int) -> StyledLine:
        """The grade; before the first step forward the keys that one needs, too."""
        room = self.size.width - used - 8
        if not self._moved:
            runs = [
                run
                for key, what in keymap_of(self).hints("slide", self.words)
                for run in (Run(key, "strong"), Run(f" {what}   ", "quiet"))
            ]
            if sum(cells(run.text) for run in (*runs, *self._grade)) <= room:
                return (*runs, *self._grade)
        return self._grade

    def on_lines_view_scrolled(self) -> None:
        """Whether more follows has changed."""
        self._draw_foot()

    def _tick(self) -> None:
        """A second later."""
        if self._message and monotonic() > self._message_until:
            self._message = ""
        if self.app.screen is self:
            self._draw_foot()

    # Commands.

    def handlers(self) -> Handlers:
        """From step to step, about in a long one, and away."""
        return {
            "present-next": partial(self._step, 1),
            "present-previous": partial(self._step, -1),
            "present-first": partial(self._go, 0),
            "present-last": partial(self._go, -1),
            "move-down": partial(self._scroll, 1),
            "move-up": partial(self._scroll, -1),
            "half-page-down": partial(self._scroll_half, 1),
            "half-page-up": partial(self._scroll_half, -1),
            "present-note": self._toggle_note,
            "language": self._switch_language,
            "help": self._show_keys,
            "evidence": self._show_evidence,
            "enter": self._read,
            **dict.fromkeys(("present", "close", "leave"), partial(self.dismiss, None)),
            "quit": lambda: self.app.leave(),
        }

    def _step(self, step: int) -> None:
        """The next step, or the one before."""
        there = self.index + step
        if not 0 <= there < len(self.story.steps):
            self._message = self.words("present.end" if step > 0 else "present.start")
            self._message_until = monotonic() + NOTE_SECONDS
            self._draw_foot()
            return
        self._go(there)

    def action_type(self, text: str) -> None:
        """The step of that number; a digit soon after another makes one number of both."""
        digit = int(text)
        before, when = self._digits
        now = monotonic()
        number = before * 10 + digit if now - when < NEXT_DIGIT else digit
        if number > len(self.story.steps):
            number = digit
        self._digits = (number, now)
        if 1 <= number <= len(self.story.steps):
            self._go(number - 1)

    def _go(self, index: int) -> None:
        """To a step by its index; -1 is the last."""
        index %= len(self.story.steps)
        self._message = ""
        self._moved = True
        if index != self.index:
            self.index = index
            self.draw()
        else:
            self._draw_foot()

    def _scroll(self, lines: int) -> None:
        """Move a long step by lines."""
        view = self.query_one(SlideView)
        view.move_to(view.top + lines)

    def _scroll_half(self, step: int) -> None:
        """Move a long step by half a window."""
        self._scroll(step * max(1, self.query_one(SlideView).height // 2))

    def _toggle_note(self) -> None:
        """Show the notes or not."""
        self.noted = not self.noted
        self.draw(keep=True)

    def _switch_language(self) -> None:
        """The next of the briefing's languages, in place."""
        self.language = self._reader.session.language_after(self.language)
        self.draw(keep=True)

    def _show_keys(self) -> None:
        """Show the keys."""
        from tui.app.sheets.present_keys import PresentKeys

        self.app.push_screen(PresentKeys(self.words))

    def _show_evidence(self) -> None:
        """Show the record's evidence; a source chosen there is gone to in the reader."""
        from tui.app.commands.evidence import evidence_sheet

        id = self.story.steps[self.index].ref
        if id not in self.context.briefing.by_id:
            return

        def go(source: str | None) -> None:
            if source is not None:
                self.dismiss(Left(source, self.language))
            else:
                # A source may have been struck there.
                self.draw(keep=True)

        sheet = evidence_sheet(self._reader, id, lambda: self.context, self.language)
        self.app.push_screen(sheet, go)

    def _read(self) -> None:
        """Leave for the record shown."""
        self.dismiss(Left(self.story.steps[self.index].ref, self.language))


class _Layout(NamedTuple):
    """Rows of a slide on the screen."""

    above: int
    """Empty lines above its first."""
    slide: int
    """Of the window on it."""
    note: int
    """Of the note, with the empty lines above it."""


def _laid_out(lines: int, note: int, room: int) -> _Layout:
    """Where the slide begins and the note stands.

    Every slide begins in the same row, a sixth of the way down, unless it needs more room. The
    note follows the text, or stands at the foot of a text that is longer than the window.
    """
    gap = min(2, max(0, room - note - 3)) if note else 0
    note = min(note, max(0, room - 3))
    left = room - note - gap
    above = min(room // 6, max(0, left - lines))
    if above + lines <= left:
        return _Layout(above, above + lines, note + gap)
    gap = min(gap, 1)
    return _Layout(0, room - note - gap, note + gap)


def _clock(seconds: float) -> str:
    """Time gone by: 4:07, 1:02:03."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
