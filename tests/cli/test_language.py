"""Which language the command line speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.cli import language_of
from tui.reader.paths import path_of

if TYPE_CHECKING:
    from pathlib import Path


def configure(language: str) -> None:
    path: Path = path_of("configuration")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'language = "{language}"\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ko"}, "ko"),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_locale_decides(environ: dict[str, str], language: str) -> None:
    assert language_of([], environ) == language


def test_the_configuration_is_asked_before_the_locale() -> None:
    configure("ko")
    assert language_of(["check"], {"LANG": "en_US.UTF-8"}) == "ko"


@pytest.mark.parametrize("option", [["--lang", "en"], ["--lang=en"], ["check", "--lang", "en"]])
def test_the_option_is_asked_first(option: list[str]) -> None:
    configure("ko")
    assert language_of(option, {"LANG": "ko_KR.UTF-8"}) == "en"


def test_a_language_we_do_not_speak_is_passed_over() -> None:
    assert language_of(["--lang", "fr"], {"LANG": "ko_KR.UTF-8"}) == "ko"
    assert language_of(["--", "--lang", "en"], {"LANG": "ko_KR.UTF-8"}) == "ko"
