"""Rules about closed lists that come from standards: CSL, BCP 47, ISO 4217."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tui.briefing.closed_lists import is_currency
from tui.briefing.fields import FieldPath, values_in
from tui.briefing.locators import LOCATORS
from tui.briefing.model import Figure, Source
from tui.briefing.parts import Cite
from tui.library.checking import Checking
from tui.library.clean import shorten
from tui.library.findings import Finding, RecordPlace, finding, unknown_word

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
    for source, place in checking.entries(Source):
        if source.type not in known:
            where = place.at(("type",))
            yield unknown_word(source.type, CSL_TYPES, where, checking.nearest)


def locators(checking: Checking) -> Iterator[Finding]:
    """A cite's `at` is a CSL locator: its name, a colon, and where."""
    for record, place in checking.everything:
        for path, cite in values_in(record, Cite):
            if cite.at is None:
                continue
            found = _LOCATOR.fullmatch(cite.at)
            where = place.at((*path, "at"))
            if found is None:
                yield finding("bad-locator", where, written=shorten(cite.at))
            elif found[1] not in LOCATORS:
                yield unknown_word(found[1], LOCATORS, where, checking.nearest)


def language_tags(checking: Checking) -> Iterator[Finding]:
    """Languages are BCP 47 tags."""
    tags: list[tuple[RecordPlace, FieldPath, str]] = []
    meta = checking.draft.meta_place
    if meta is not None:
        languages = checking.briefing.meta.languages
        tags += [(meta, ("languages", at), tag) for at, tag in enumerate(languages)]
    for source, place in checking.entries(Source):
        if source.lang:
            tags.append((place, ("lang",), source.lang))
    for place, path, tag in tags:
        if _TAG.fullmatch(tag) is None:
            yield finding("bad-language", place.at(path), tag=shorten(tag))


def currencies(checking: Checking) -> Iterator[Finding]:
    """Three capitals are a currency of ISO 4217, unless the briefing declares them as a unit."""
    declared = checking.kinds
    for figure, place in checking.entries(Figure):
        units: list[tuple[FieldPath, str]] = [(("unit",), figure.unit)]
        for at, column in enumerate(figure.columns):
            units.append((("columns", at, "unit"), column.unit or ""))
        for path, unit in units:
            if is_currency(unit) and unit not in ISO_4217 and unit not in declared:
                near = checking.nearest(unit, ISO_4217)
                yield finding("unknown-unit", place.at(path), suggestion=near, unit=shorten(unit))
