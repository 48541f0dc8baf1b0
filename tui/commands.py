"""The one registry of commands: what can be done, by which keys, and where.

Key bindings, the line of keys, the feet of sheets, the palette, the help, `briefdeck keys` and
remapping are all made from `COMMANDS`. Data only: nothing here knows how a command is carried out;
handlers stand where the command's context is drawn.

A command belongs to contexts: `page`, the `day` line, the `query` line, `presenting`, the `library`
screen, and `sheet` with the single sheets, each of which has the commands of `sheet` too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from tui.briefing.panes import PANES
from tui.words import Words

CommandGroup: TypeAlias = Literal[
    "move", "go", "find", "record", "look", "briefing",
    "sheet", "evidence", "bookmarks", "presenting", "day", "query", "library",
]  # fmt: skip
"""The headings under which help lists the commands."""

GROUPS: tuple[CommandGroup, ...] = get_args(CommandGroup)
"""The order of the headings: those of the page, then those of the other contexts."""

PARENTS: dict[str, str] = {
    **dict.fromkeys(("list", "detail", "story"), "page"),
    **dict.fromkeys(
        ("address", "bookmarks", "choice", "date", "evidence", "help", "note", "palette",
         "present-keys", "problems"),
        "sheet",
    ),
    "nested-evidence": "evidence",
    **dict.fromkeys(("key-sheet", "slide"), "presenting"),
}  # fmt: skip
"""The context whose commands and titles another context or place for hints has, too."""

TEXT_FIELDS = frozenset({"bookmarks", "date", "help", "note", "palette", "query"})
"""Contexts in which the reader types: there a letter is text and no command."""


class Command(NamedTuple):
    """Something a reader can have done."""

    id: str
    """Stable name; users remap keys by it."""
    keys: tuple[str, ...]
    """Keys in Textual's spelling, the one shown in hints first."""
    group: CommandGroup
    """Where help lists it."""
    contexts: tuple[str, ...] = ("page",)
    """Where its keys mean it. Where a key is also a default key of a command with fewer contexts,
    that one has it."""
    hint: Mapping[str, int] = {}
    """The places that offer it, with its position there; those at one position from 1 on share a
    hint. Places are contexts (for sheets: their foot), on the page what has focus (`list`,
    `detail`; `story` while a story is selected), and while presenting `slide` and `key-sheet`."""
    typing: bool = False
    """Whether it must be within reach while the reader types in a field."""
    fixed: bool = False
    """Whether its keys cannot be remapped, because the widget reads what they write."""

    @property
    def word(self) -> str:
        """Key of its title among the words."""
        return "command." + self.id.replace("-", "_")

    def title(self, words: Words, *places: str) -> str:
        """Its title: the first there is of `command.<id>_<place>`, `command.<id>` and the id."""
        keys = (*(f"{self.word}_{place.replace('-', '_')}" for place in places), self.word)
        return next((words(key) for key in keys if words.has(key)), self.id.replace("-", " "))


SHOWN: dict[str, str] = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "apostrophe": "'",
    "plus": "+",
    "minus": "-",
}
"""How keys are shown whose name in Textual is not what stands on them."""


def shown_key(key: str) -> str:
    """A key in Textual's spelling as a reader knows it."""
    *modifiers, name = key.split("+")
    if name in SHOWN:
        name = SHOWN[name]
    elif len(name) > 1 and name[0] == "f" and name[1:].isdigit():
        name = name.upper()
    return "+".join([*modifiers, name])


PAGE_AND_SHEETS = ("page", "sheet")
LISTS = ("page", "sheet", "library")
FOCUS = {"list": 0, "detail": 0}
"""Offered on the page whichever of its two parts has the focus."""
DIGITS = tuple("1234567890")

COMMANDS: list[Command] = [
    Command("move-down", ("j", "down"), "move", (*LISTS, "presenting"),
            FOCUS | {"help": 2, "palette": 2, "problems": 2, "key-sheet": 6}),
    Command("move-up", ("k", "up"), "move", (*LISTS, "presenting"),
            FOCUS | {"help": 2, "palette": 2, "problems": 2, "key-sheet": 6}),
    Command("move-first", ("g", "home"), "move", LISTS),
    Command("move-last", ("G", "end"), "move", LISTS),
    Command("half-page-down", ("ctrl+d",), "move", (*PAGE_AND_SHEETS, "presenting"),
            {"key-sheet": 6}),
    Command("half-page-up", ("ctrl+u",), "move", (*PAGE_AND_SHEETS, "presenting"),
            {"key-sheet": 6}),
    Command("page-down", ("space", "pagedown"), "move", PAGE_AND_SHEETS),
    Command("page-up", ("b", "pageup"), "move", PAGE_AND_SHEETS),
    Command("previous-group", ("left_curly_bracket", "ctrl+up"), "move"),
    Command("next-group", ("right_curly_bracket", "ctrl+down"), "move"),
    Command("enter", ("enter", "l", "right"), "go", (*LISTS, "presenting"),
            {"list": 0, "address": 1, "bookmarks": 1, "choice": 1, "date": 1, "evidence": 1,
             "help": 1, "library": 1, "note": 1, "palette": 1, "key-sheet": 10}, typing=True),
    Command("out", ("escape", "h", "left"), "go", hint={"detail": 0}),
    Command("next-stop", ("tab",), "go", hint=FOCUS),
    Command("previous-stop", ("shift+tab",), "go"),
    Command("hints", ("f",), "go", hint=FOCUS),
    Command("back", ("left_square_bracket", "backspace", "alt+left"), "go", hint={"detail": 0}),
    Command("forward", ("right_square_bracket", "alt+right"), "go"),
    Command("next-unread", ("u",), "go", hint={"list": 0}),
    Command("query", ("slash", "ctrl+f"), "find", hint=FOCUS),
    Command("next-match", ("n", "f3"), "find"),
    Command("previous-match", ("N", "f4"), "find"),
    Command("jump-date", ("D", "f7"), "find"),
    Command("palette", ("colon", "ctrl+p"), "find"),
    Command("bookmark", ("m",), "record"),
    Command("bookmarks", ("apostrophe",), "go"),
    Command("all-read", ("U", "ctrl+r"), "record"),
    Command("evidence", ("s", "f6"), "record", ("page", "presenting", "evidence"),
            FOCUS | {"key-sheet": 9}),
    Command("cite", ("y",), "record", ("page", "evidence"), FOCUS | {"evidence": 3}),
    Command("cite-as", ("C", "ctrl+y"), "record"),
    Command("copy", ("c",), "record"),
    Command("address", ("o",), "record", ("page", "address", "evidence"),
            {"address": 2, "evidence": 2}),
    Command("strike", ("x",), "record", ("page", "evidence"), {"evidence": 4}),
    Command("unstrike", ("X", "ctrl+x"), "record"),
    Command("as-known", ("t", "f9"), "look", hint={"list": 0}),
    Command("present", ("p", "f10"), "look", ("page", "presenting"), {"story": 0}),
    Command("order", ("r",), "look"),
    Command("zoom", ("z", "f11"), "look"),
    Command("language", ("L", "f2"), "look", ("page", "presenting"), FOCUS | {"key-sheet": 8}),
    Command("theme", ("T",), "look"),
    Command("reload", ("f5",), "briefing"),
    Command("problems", ("exclamation_mark", "f8"), "briefing"),
    Command("help", ("question_mark", "f1"), "briefing",
            ("page", "presenting", "help", "present-keys"), FOCUS | {"slide": 3}),
    Command("leave", ("escape",), "sheet", ("sheet", "presenting", "library"),
            {"sheet": 9, "slide": 9, "key-sheet": 11}, typing=True),
    Command("close", ("q",), "briefing", (*LISTS, "presenting"), {"library": 9, "key-sheet": 11}),
    Command("quit", ("Q", "ctrl+q"), "briefing", ("page", "presenting", "library")),

    Command("evidence-back", ("left_square_bracket", "backspace", "h", "left"), "evidence",
            ("evidence",)),
    Command("evidence-close", ("f6",), "evidence", ("evidence",)),
    Command("bookmark-remove", ("ctrl+x",), "bookmarks", ("bookmarks", "note"),
            {"bookmarks": 2, "note": 2}, typing=True),
    Command("present-next", ("space", "right", "l", "j", "pagedown"), "presenting",
            ("presenting",), {"slide": 1, "key-sheet": 1}),
    Command("present-previous", ("left", "h", "k", "b", "pageup", "backspace"), "presenting",
            ("presenting",), {"key-sheet": 2}),
    Command("present-first", ("home", "g"), "presenting", ("presenting",), {"key-sheet": 3}),
    Command("present-last", ("end", "G"), "presenting", ("presenting",), {"key-sheet": 4}),
    Command("present-number", DIGITS, "presenting", ("presenting",), {"key-sheet": 5}, fixed=True),
    Command("present-note", ("n",), "presenting", ("presenting",),
            {"slide": 2, "key-sheet": 7}),
    Command("day-back", ("left", "h"), "day", ("day",), {"day": 1}),
    Command("day-on", ("right", "l"), "day", ("day",), {"day": 1}),
    Command("day-month-back", ("shift+left",), "day", ("day",), {"day": 2}),
    Command("day-month-on", ("shift+right",), "day", ("day",), {"day": 2}),
    Command("day-type", DIGITS, "day", ("day",), {"day": 3}, fixed=True),
    Command("day-erase", ("backspace",), "day", ("day",)),
    Command("day-first", ("home",), "day", ("day",)),
    Command("day-last", ("end",), "day", ("day",)),
    Command("day-keep", ("enter",), "day", ("day",), {"day": 4}),
    Command("day-leave", ("escape",), "day", ("day",), {"day": 5}),
    Command("query-keep", ("enter",), "query", ("query",), {"query": 1}, typing=True),
    Command("query-clear", ("escape",), "query", ("query",), {"query": 2}, typing=True),
    Command("query-earlier", ("up",), "query", ("query",), {"query": 3}, typing=True),
    Command("query-later", ("down",), "query", ("query",), typing=True),
    Command("library-open", ("space",), "library", ("library",)),
]  # fmt: skip
"""Every command, in the order of the help."""

BY_ID: dict[str, Command] = {}
"""Every command by its id."""


def _follow_panes() -> None:
    """Keep one command a pane in front of `query`, with the number of its tab as its key."""
    others = [command for command in COMMANDS if not command.id.startswith("pane-")]
    place = [command.id for command in others].index("query")
    keys = {pane: (str(number),) for number, pane in enumerate(PANES, 1) if number < 10}
    panes = [Command("pane-" + pane, keys.get(pane, ()), "go") for pane in PANES]
    COMMANDS[:] = [*others[:place], *panes, *others[place:]]
    BY_ID.clear()
    BY_ID.update((command.id, command) for command in COMMANDS)


PANES.follow(_follow_panes)


def register(command: Command) -> None:
    """Add a command; its handler goes into `tui.app.bindings.HANDLERS`."""
    COMMANDS.append(command)
    BY_ID[command.id] = command


def lineage(place: str) -> Sequence[str]:
    """A place or context and those whose commands it has, too, the nearest first."""
    found = [place]
    while found[-1] in PARENTS:
        found.append(PARENTS[found[-1]])
    return found


def commands_of(place: str) -> Sequence[Command]:
    """The commands of a context, or of the one that a place belongs to, in their order."""
    contexts = frozenset(lineage(place))
    return [command for command in COMMANDS if not contexts.isdisjoint(command.contexts)]
