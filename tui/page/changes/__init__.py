"""What changed in a record since it was read, field by field, in the reader's language."""

from __future__ import annotations

from tui.page.changes.fields import field_name, with_changes

__all__ = ["field_name", "with_changes"]
