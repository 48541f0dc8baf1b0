"""Rules about closed lists that come from standards: CSL, BCP 47, ISO 4217."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.briefing.closed_lists import is_currency
from tui.briefing.fields import values_in
from tui.briefing.locators import LOCATORS
from tui.briefing.model import Figure, Source
from tui.briefing.parts import Cite
from tui.library.check import location, say
from tui.library.clean import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library.check import Checking
    from tui.library.findings import Finding

_CSL_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog
regulation report review review-book software song speech standard thesis treaty webpage
"""
CSL_TYPES: Final = tuple(_CSL_TYPES.split())
"""CSL 1.0.2, appendix III: types of items."""

_ISO_4217 = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
UZS VED VES VND VUV WST XAF XAG XAU XCD XDR XOF XPD XPF XPT YER ZAR ZMW ZWG
"""
ISO_4217: Final = frozenset(_ISO_4217.split())
"""Codes of currencies in use, precious metals and special drawing rights, and CNH."""

_LOCATOR = re.compile(r"([a-z-]+):(\S.*)", re.DOTALL)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|[xX](?:-[A-Za-z0-9]{1,8})+")


def source_types(checking: Checking) -> Iterator[Finding]:
    """A source's type is a CSL item type."""
    known = frozenset(CSL_TYPES)
    for record, place in checking.entries("source"):
        if isinstance(record, Source) and record.type not in known:
            near = checking.speller.nearest(record.type, CSL_TYPES)
            yield say(
                "unknown-word",
                location(place, ("type",)),
                suggestion=near,
                word=shorten(record.type),
                key="type",
                choices=CSL_TYPES,
            )


def locators(checking: Checking) -> Iterator[Finding]:
    """A cite's `at` is a CSL locator: its name, a colon, and where."""
    for record, place in checking.entries():
        for path, cite in values_in(record, Cite):
            if cite.at is None:
                continue
            found = _LOCATOR.fullmatch(cite.at)
            if found is None:
                yield say("bad-locator", location(place, (*path, "at")), written=shorten(cite.at))
            elif found[1] not in LOCATORS:
                yield say(
                    "unknown-word",
                    location(place, (*path, "at")),
                    suggestion=checking.speller.nearest(found[1], LOCATORS),
                    word=shorten(found[1]),
                    key="at",
                    choices=LOCATORS,
                )


def language_tags(checking: Checking) -> Iterator[Finding]:
    """Languages are BCP 47 tags."""
    meta, place = checking.briefing.meta, checking.draft.meta_place
    if place is not None:
        for at, tag in enumerate(meta.languages):
            if _TAG.fullmatch(tag) is None:
                yield say("bad-language", location(place, ("languages", at)), tag=shorten(tag))
    for record, where in checking.entries("source"):
        if isinstance(record, Source) and record.lang and _TAG.fullmatch(record.lang) is None:
            yield say("bad-language", location(where, ("lang",)), tag=shorten(record.lang))


def currencies(checking: Checking) -> Iterator[Finding]:
    """Three capitals are a currency of ISO 4217, unless the briefing declares them as a unit."""
    declared = checking.kinds
    for record, place in checking.entries("figure"):
        if not isinstance(record, Figure):
            continue
        units = [(("unit",), record.unit)]
        for at, column in enumerate(record.columns):
            units.append((("columns", at, "unit"), column.unit or ""))  # type: ignore[arg-type]
        for path, unit in units:
            if is_currency(unit) and unit not in ISO_4217 and unit not in declared:
                near = checking.speller.nearest(unit, ISO_4217)
                yield say(
                    "unknown-unit", location(place, path), suggestion=near, unit=shorten(unit)
                )
