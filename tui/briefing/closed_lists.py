"""The closed lists of the content format; ids and units.

The lists are those of the Admiralty code, ICD 203, TLP 2.0 and the format's own.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ID_PATTERN = r"[a-z0-9][a-z0-9-]{0,99}"
"""What an id may look like."""

SCHEMA = 1
"""The version of the format that this program reads."""

Confidence: TypeAlias = Literal["low", "moderate", "high"]
"""ICD 203 levels of confidence in a judgement."""

Likelihood: TypeAlias = Literal[
    "almost-no-chance",
    "remote",
    "very-unlikely",
    "highly-improbable",
    "unlikely",
    "improbable",
    "roughly-even-chance",
    "roughly-even-odds",
    "likely",
    "probable",
    "very-likely",
    "highly-probable",
    "almost-certain",
    "nearly-certain",
]
"""The seven bands of ICD 203, each in both of its wordings."""

EventStatus: TypeAlias = Literal[
    "confirmed", "reported", "alleged", "expected", "disputed", "denied", "retracted"
]
"""How an event stands."""

ActorKind: TypeAlias = Literal[
    "person",
    "company",
    "government",
    "organization",
    "product",
    "media",
    "fund",
    "group",
    "legislation",
]
"""What an actor is."""

Role: TypeAlias = Literal[
    "issuer",
    "target",
    "speaker",
    "buyer",
    "seller",
    "supplier",
    "reporter",
    "investigator",
    "plaintiff",
    "subject",
    "beneficiary",
    "party",
]
"""The part an actor has in an event."""

Stance: TypeAlias = Literal["supports", "disputes", "mentions"]
"""What a cited passage does to the claim."""

Verdict: TypeAlias = Literal["came-true", "partly", "did-not"]
"""What became of an expectation."""

ConfidenceChange: TypeAlias = Literal["new", "same", "raised", "lowered"]
"""How a judgement moved since the last edition."""

NumberMark: TypeAlias = Literal["derived", "approximate", "estimate", "unverified", "disputed"]
"""What a reader should know of a number before relying on it."""

Bound: TypeAlias = Literal["at-most", "at-least", "above", "below"]
"""A number that is a limit, not a value."""

Comparing: TypeAlias = Literal["share", "change", "ratio", "difference", "sum"]
"""How numbers of a comparison are put together; share and change are in percent."""

Reliability: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
"""Admiralty code, reliability of a source."""

Tlp: TypeAlias = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
"""TLP 2.0 labels."""

BUILT_IN_RELATIONS: tuple[str, ...] = (
    "regulates",
    "restricts",
    "investigates",
    "guides",
    "licenses",
    "supplies",
    "customer-of",
    "competes-with",
    "designs",
    "makes-chips-for",
    "invests-in",
    "subsidiary-of",
    "part-of",
    "employs",
    "leads",
    "reports-on",
    "estimates",
    "develops",
    "lists",
    "opposes",
    "met",
)
"""Relation types every briefing has; `[[relation_type]]` adds to them."""

PERCENT = "%"
"""The unit whose values are percent."""
COUNT = "count"
"""The unit of numbers that count things and have no unit."""


def is_currency(unit: str) -> bool:
    """Whether a unit has the form of an ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def needs_unit(unit: str) -> bool:
    """Whether a unit has to be declared: no currency (ISO 4217), `%` or `count`."""
    return not (is_currency(unit) or unit in (PERCENT, COUNT))
