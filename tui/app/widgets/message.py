"""A message that carries one value."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.message import Message

Value = TypeVar("Value")


class ValueMessage(Message, Generic[Value]):
    """A message with a value; a subclass says which one it is."""

    def __init__(self, value: Value) -> None:
        super().__init__()
        self.value = value
        """What the message carries."""
