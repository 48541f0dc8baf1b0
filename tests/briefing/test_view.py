from __future__ import annotations

import pytest

from tui.briefing.view import View


def test_a_view_is_one_immutable_value() -> None:
    assert View("timeline", "e") == View("timeline", "e")
    assert len({View("timeline", "e"), View("timeline", "e"), View("timeline", "f")}) == 2
    with pytest.raises(AttributeError):
        View().pane = "terms"  # type: ignore[misc]
