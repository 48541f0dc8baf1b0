"""Numbers with their units as a language writes them: 300억 4천만 달러, $30.04 billion, 12.2%.

Numbers are decimals and exact; nothing is rounded in full style but to a figure's own significant
places. How a language counts is up to its words (topic `number`). Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from tui.briefing.closed_lists import COUNT, PERCENT, is_currency
from tui.briefing.model import Unit
from tui.words import Words

NumberStyle: TypeAlias = Literal["full", "short"]
"""`full` for prose: 300억 4천만 달러, $30.04 billion; `short` for lists, tables and charts:
300.4억 달러, $30.04 bn."""

MINUS = "−"
_PLACES = 3
"""Decimals that a number in words may have before it is written in digits instead."""
_SHORT_PLACES = 2
_ROUNDED_FROM = 7
"""Power of ten from which a list may round a number to two decimals of its scale."""
_LARGEST = 30
"""Numbers of more digits than this are written as powers of ten."""
_EXACT = Context(prec=80, traps=[])


class ScaledNumber(NamedTuple):
    """A number without sign and unit."""

    digits: str
    """Digits, with the names of all places but the last one."""
    scale: str
    """Name of the last place (만, billion), or nothing."""


class _Scale(msgspec.Struct, frozen=True):
    power: int
    name: str


class NumberFormat(msgspec.Struct, frozen=True):
    """How the numbers of one figure are written."""

    unit: str
    """ISO 4217 code, `%`, `count` or an id among `units`."""
    words: Words
    """The language."""
    units: Mapping[str, Unit]
    """The briefing's declared units by id."""
    first: str
    """The briefing's first language."""
    style: NumberStyle
    """In full or short."""
    sig: int | None = None
    """Significant figures of the numbers; None where they are exact."""

    def number(self, value: Decimal) -> str:
        """A number with its sign and unit."""
        sign = MINUS if value.is_signed() and not value.is_zero() else ""
        return sign + self.with_unit(self.scaled(value))

    def scaled(self, value: Decimal) -> ScaledNumber:
        """The digits of a number without its sign, and the name of their place."""
        if not value.is_finite():
            return ScaledNumber(str(value).lstrip("-"), "")
        size = _rounded(value.copy_abs(), self.sig)
        if abs(size.adjusted()) > _LARGEST:
            return ScaledNumber(f"{size.normalize(_EXACT):E}", "")
        short = self.style == "short"
        if not short and self.words("number.counting") == "groups":
            return _grouped(size, self.words)
        return _decimal(size, _scales(self.words, short), self.words("number.thousand"), short)

    def joined(self, scaled: ScaledNumber) -> str:
        """The digits and the name of their place."""
        if not scaled.scale:
            return scaled.digits
        return f"{scaled.digits}{self.words(self.key('scale_joint'))}{scaled.scale}"

    def with_unit(self, scaled: ScaledNumber) -> str:
        """A number, or a range of them in its `digits`, with its unit."""
        unit, words, number = self.unit, self.words, self.joined(scaled)
        if unit == PERCENT:
            return words("number.percent", number=number)
        if unit == COUNT:
            return words("number.count", number=number)
        declared = self.units.get(unit)
        if declared is None and is_currency(unit):
            return _money(number, unit, words)
        name = unit
        if declared is not None:
            name = (declared.short or declared.label).shown(words.language, self.first).text
        return words(_unit_template(number, name), number=number, unit=name)

    def key(self, name: str) -> str:
        """The key of the words of that name in this style."""
        return f"number.{'short_' if self.style == 'short' else ''}{name}"


def number_in_words(
    value: Decimal,
    unit: str,
    words: Words,
    *,
    units: Mapping[str, Unit] | None = None,
    sig: int | None = None,
    first: str,
    style: NumberStyle = "full",
) -> str:
    """A number with its unit: 37억 달러, ¥344 billion, 12.2%, 1,200; see `NumberFormat`."""
    return NumberFormat(unit, words, units or {}, first, style, sig).number(value)


def _money(number: str, unit: str, words: Words) -> str:
    if not words.has(f"number.currency_{unit}"):
        return words("number.money_code", number=number, currency=unit)
    currency = words(f"number.currency_{unit}")
    name = "money_scaled" if _ends_in_word(number) else "money"
    return words(f"number.{name}", number=number, currency=currency)


def _unit_template(number: str, name: str) -> str:
    """Hangul counters and signs stand close to digits (1,200개, 8.1%p), other units apart."""
    if _ends_in_word(number):
        return "number.unit_scaled"
    close = "가" <= name[:1] <= "힣" or not name[:1].isalnum()
    return "number.unit_close" if close else "number.unit"


def _ends_in_word(number: str) -> bool:
    return number[-1:].isalpha()


def _rounded(size: Decimal, sig: int | None) -> Decimal:
    """`size` with no more than its significant places; never with more digits than are written."""
    if sig is None or sig < 1 or size == 0:
        return size
    step = size.adjusted() - sig + 1
    exponent = size.as_tuple().exponent
    if isinstance(exponent, int) and step <= exponent:
        return size
    rounded = size.quantize(Decimal(1).scaleb(step, _EXACT), ROUND_HALF_UP, _EXACT)
    return rounded if rounded.is_finite() else size


def _decimal(size: Decimal, scales: Sequence[_Scale], thousand: str, short: bool) -> ScaledNumber:
    """A number under the name of one place: 30.04 billion."""
    scale = next((s for s in reversed(scales) if size >= Decimal(1).scaleb(s.power)), None)
    if scale is not None:
        shifted = _trimmed(size.scaleb(-scale.power, _EXACT))
        if short and size.adjusted() >= _ROUNDED_FROM and _decimals(shifted) > _SHORT_PLACES:
            shifted = _trimmed(_cut(shifted, _SHORT_PLACES))
        if _decimals(shifted) == 0:
            return _place(int(shifted), scale.name, thousand)
        if _decimals(shifted) <= (_SHORT_PLACES if short else _PLACES):
            return ScaledNumber(_digits(shifted), scale.name)
    return ScaledNumber(_digits(size), "")


def _grouped(size: Decimal, words: Words) -> ScaledNumber:
    """A number under the names of all its places: 300억 4천만, 1만 2,500."""
    whole = int(size)
    rest = _EXACT.subtract(size, whole) if _decimals(_trimmed(size)) else Decimal(0)
    scales = _scales(words, False)
    thousand = words("number.thousand")
    parts: list[ScaledNumber] = []
    left = whole
    for scale in reversed(scales):
        count, left = divmod(left, 10**scale.power)
        if count:
            parts.append(_place(count, scale.name, thousand))
    if not parts:
        return ScaledNumber(_digits(size), "")
    if left or rest:
        parts.append(ScaledNumber(_digits(_EXACT.add(rest, left)), ""))
    head = [part.digits + part.scale for part in parts[:-1]]
    return ScaledNumber(" ".join([*head, parts[-1].digits]), parts[-1].scale)


def _place(count: int, name: str, thousand: str) -> ScaledNumber:
    """One place: 3,440억, but 4천만 for whole thousands."""
    if thousand and count % 1000 == 0:
        return ScaledNumber(f"{count // 1000:,}", thousand + name)
    return ScaledNumber(f"{count:,}", name)


def _digits(size: Decimal) -> str:
    # Zeros of a whole number such as 1.2E+3 are written out.
    return f"{size:,f}"


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _cut(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_EXACT)


def _trimmed(number: Decimal) -> Decimal:
    """The number without zeros at the end of its decimals."""
    if _decimals(number) == 0:
        return number
    short = number.normalize(_EXACT)
    return short if _decimals(short) or short == 0 else short.quantize(Decimal(1))


@lru_cache(maxsize=16)
def _scales(words: Words, short: bool) -> tuple[_Scale, ...]:
    """Named powers of ten, the smallest first."""
    text = words("number.short_scales" if short else "number.scales")
    pairs = (entry.partition(":") for entry in text.split())
    return tuple(_Scale(int(power), name) for power, _, name in pairs)


class Axis(msgspec.Struct, frozen=True):
    """Numbers of a chart's axis or a table's column under one unit."""

    labels: tuple[str, ...]
    """The numbers, in order, in multiples of the unit's scale, with equally many decimals."""
    unit: str
    """What they are multiples of: `$ bn`, `억 달러`, `%`; empty for plain counts."""


def axis_in_words(
    values: Sequence[Decimal],
    unit: str,
    words: Words,
    *,
    units: Mapping[str, Unit] | None = None,
    first: str,
) -> Axis:
    """Finite numbers of less than 60 digits under one common unit, so that they align."""
    largest = max((value.copy_abs() for value in values if value.is_finite()), default=Decimal(0))
    power, name = 0, ""
    for scale in _scales(words, True):
        if largest >= Decimal(1).scaleb(scale.power):
            power, name = scale.power, scale.name
    places = _SHORT_PLACES if power else _PLACES
    shifted = [_cut(value.scaleb(-power, _EXACT), places) for value in values]
    needed = max((_decimals(_trimmed(value)) for value in shifted), default=0)
    even = [_cut(value, needed) for value in shifted]
    labels = tuple((MINUS if one < 0 else "") + _digits(one.copy_abs()) for one in even)
    form = NumberFormat(unit, words, units or {}, first, "short")
    # The unit's words with the number left out.
    return Axis(labels, " ".join(form.with_unit(ScaledNumber("", name)).split()))
