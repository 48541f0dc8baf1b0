"""Rules about how sure a judgement is: what ICD 203 asks of the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.briefing.model import Judgement
from tui.library.check import location, say
from tui.library.clean import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library.check import CheckedRecord, Checking
    from tui.library.draft import RecordPlace
    from tui.library.findings import Finding, KeyPath

_LIKELY = {
    "en": re.compile(
        r"(?i)\b(?:almost no chance|remote(?:ly)?|(?:very |highly )?(?:un)?likely|likelihood"
        r"|(?:highly )?(?:im)?probab(?:le|ly|ility)|roughly even (?:chance|odds)"
        r"|(?:almost|nearly) certain(?:ly)?)\b"
    ),
    "ko": re.compile(r"가능성|개연성|확률|반반|(?:거의|사실상) 확실"),
}
_CONFIDENT = {
    "en": re.compile(
        r"(?i)\b(?:(?:low|moderate|medium|high|full|little|great|some|more|less)\s+confidence"
        r"|with\s+confidence|confidence\s+(?:is|level)|confident(?:ly)?)\b"
    ),
    "ko": re.compile(r"확신|신뢰도|신뢰 수준"),
}
_OTHER = {
    "en": re.compile(
        r"\b(?:may|(?i:possibly|perhaps|maybe|might|conceivabl[ey]|presumably|doubtless"
        r"|undoubtedly|(?:no|without(?: a)?|beyond) doubt|doubtful|surely|definitely"
        r"|in all likelihood|odds are|chances are|could well|apt to|near certainty|plausibl[ey]"
        r"|possibility|(?:is|are|seems) (?:quite |entirely |also |well )?possible"
        r"|(?:cannot|can not|can't|could not) (?:be )?ruled? out"
        r"|(?:good|fair|strong|slim|real|even) chance))\b(?<!roughly even chance)"
        r"|(?<!almost )(?<!nearly )\b(?i:certainly)\b"
    ),
    "ko": re.compile(
        r"아마(?=도?[\s,])|어쩌면|혹시|지도 모[르른를]|수도 있|듯 ?하|듯 ?싶|것 같[다은습]"
        r"|틀림없|분명[히하]|십중팔구|공산이 [크작높]|배제할 수(?:는|도)? 없|배제하기 어렵"
        r"|의심할 (?:여지|나위)|(?<!거의 )(?<!사실상 )(?<!불)확실히"
    ),
}
_LONG = 20_000
"""Characters of a judgement that are looked at; it is a sentence or two."""

_SENTENCE = re.compile(r"(?:[^.!?。？！\n]|\.(?=[^\s\"'’”)\]]|\s+[a-z]))+")
"""A sentence; the points of 12.5, of example.org and of U.S. before a small letter are within."""


def mixed(checking: Checking) -> Iterator[Finding]:
    """Likelihood and confidence do not stand in one sentence."""
    for place, path, language, text in _texts(checking):
        for sentence in _SENTENCE.finditer(text):
            confident = _CONFIDENT[language].search(sentence[0])
            if confident and _LIKELY[language].search(sentence[0]):
                start = sentence.start() + confident.start()
                where = location(
                    place, path, "value", confident[0], text.count(confident[0], 0, start)
                )
                yield say("likelihood-with-confidence", where, word=shorten(confident[0]))


def other_words(checking: Checking) -> Iterator[Finding]:
    """A judgement says how likely something is in the words of ICD 203 or not at all."""
    for place, path, language, text in _texts(checking):
        for found in _OTHER[language].finditer(text):
            nth = text.count(found[0], 0, found.start())
            where = location(place, path, "value", found[0], nth)
            yield say("unknown-likelihood-word", where, word=shorten(found[0]))


def high_on_one(checking: Checking) -> Iterator[Finding]:
    """High confidence asks for more than one independent origin."""
    sure = [entry for entry in checking.entries("judgement") if _is_sure(entry)]
    if not sure:
        return
    from tui.briefing.evidence import Evidence

    evidence = Evidence(checking.briefing)
    known = checking.briefing.by_id
    for record, place in sure:
        if not isinstance(record, Judgement):
            continue
        whole = all(id_ in known for id_ in record.basis)
        origins = evidence.origins(record.id)
        if whole and len(origins) < 2:
            words = "" if origins else "high-confidence-no-origin"
            yield say(
                "high-confidence-one-origin",
                location(place, ("confidence",)),
                words=words,
                source=shorten(origins[0]) if origins else "",
            )


def _is_sure(entry: CheckedRecord) -> bool:
    return isinstance(entry[0], Judgement) and entry[0].confidence == "high"


def _texts(checking: Checking) -> Iterator[tuple[RecordPlace, KeyPath, str, str]]:
    """The judgements' texts in the languages whose words we know."""
    first = checking.briefing.first_language
    for record, place in checking.entries("judgement"):
        if not isinstance(record, Judgement):
            continue
        for tag, whole in record.text.entries:
            text = whole[:_LONG]
            language = (tag or first).partition("-")[0].lower()
            if language in _OTHER:
                yield place, ("text", tag) if tag else ("text",), language, text
