"""The one registry of commands: what can be done, by which keys, and where it is told.

Key bindings, the palette, the help and `briefdeck keys` are all made from `COMMANDS`. A command's
title stands in the words under `command.<id>` with `_` for `-`. Data only: nothing here knows how a
command is carried out.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from tui.briefing.panes import PANES

CommandGroup: TypeAlias = Literal["move", "go", "find", "record", "look", "briefing"]
"""The headings under which help lists the commands."""

GROUPS: tuple[CommandGroup, ...] = ("move", "go", "find", "record", "look", "briefing")
"""The order of the headings."""


class Command(NamedTuple):
    """Something a reader can have done."""

    id: str
    """Stable name; users remap keys by it."""
    keys: tuple[str, ...]
    """Keys in Textual's spelling, the one shown in hints first."""
    group: CommandGroup
    """Where help lists it."""
    hint: tuple[str, ...] = ()
    """What has focus when the line of keys offers it: `list`, `detail`, `query`;
    `story` stands for either of the first two while a story is selected."""

    @property
    def word(self) -> str:
        """Key of its title among the words."""
        return "command." + self.id.replace("-", "_")

    @property
    def brief(self) -> str:
        """Key of the short title that the line of keys shows."""
        return self.word + "_brief"

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """Its keys as a reader knows them: `?`, `ctrl+d`, `F5`, `↓`."""
        return tuple(shown_key(key) for key in self.keys)


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


COMMANDS: list[Command] = [
    Command("move-down", ("j", "down"), "move", ("list", "detail")),
    Command("move-up", ("k", "up"), "move", ("list", "detail")),
    Command("move-first", ("g", "home"), "move"),
    Command("move-last", ("G", "end"), "move"),
    Command("half-page-down", ("ctrl+d",), "move"),
    Command("half-page-up", ("ctrl+u",), "move"),
    Command("page-down", ("space", "pagedown"), "move"),
    Command("page-up", ("b", "pageup"), "move"),
    Command("previous-group", ("left_curly_bracket", "ctrl+up"), "move"),
    Command("next-group", ("right_curly_bracket", "ctrl+down"), "move"),
    Command("enter", ("enter", "l", "right"), "go", ("list",)),
    Command("out", ("escape", "h", "left"), "go", ("detail",)),
    Command("next-stop", ("tab",), "go", ("list", "detail")),
    Command("previous-stop", ("shift+tab",), "go"),
    Command("hints", ("f",), "go", ("list", "detail")),
    Command("back", ("left_square_bracket", "backspace", "alt+left"), "go", ("detail",)),
    Command("forward", ("right_square_bracket", "alt+right"), "go"),
    Command("next-unread", ("u",), "go", ("list",)),
    Command("query", ("slash", "ctrl+f"), "find", ("list", "detail")),
    Command("next-match", ("n", "f3"), "find"),
    Command("previous-match", ("N", "f4"), "find"),
    Command("jump-date", ("D", "f7"), "find"),
    Command("palette", ("colon", "ctrl+p"), "find"),
    Command("bookmark", ("m",), "record"),
    Command("bookmarks", ("apostrophe",), "go"),
    Command("all-read", ("U", "ctrl+r"), "record"),
    Command("evidence", ("s", "f6"), "record", ("list", "detail")),
    Command("cite", ("y",), "record", ("list", "detail")),
    Command("cite-as", ("C", "ctrl+y"), "record"),
    Command("copy", ("c",), "record"),
    Command("address", ("o",), "record"),
    Command("strike", ("x",), "record"),
    Command("unstrike", ("X", "ctrl+x"), "record"),
    Command("as-known", ("t", "f9"), "look", ("list",)),
    Command("present", ("p", "f10"), "look", ("story",)),
    Command("order", ("r",), "look"),
    Command("zoom", ("z", "f11"), "look"),
    Command("language", ("L", "f2"), "look", ("list", "detail")),
    Command("theme", ("T",), "look"),
    Command("reload", ("f5",), "briefing"),
    Command("problems", ("exclamation_mark", "f8"), "briefing"),
    Command("help", ("question_mark", "f1"), "briefing", ("list", "detail")),
    Command("close", ("q",), "briefing"),
    Command("quit", ("Q", "ctrl+q"), "briefing"),
]
"""Every command, in the order of the help; those of the panes are put in below."""

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
