"""Rules about how sure a judgement is: what ICD 203 asks of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.briefing.evidence import Evidence
from tui.briefing.model import Judgement
from tui.library.checking import Checking
from tui.library.clean import shorten
from tui.library.findings import Finding, Location, finding

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
    """Likelihood and confidence are not stated in the same sentence."""
    for where, language, text in _texts(checking):
        for sentence in _SENTENCE.finditer(text):
            confident = _CONFIDENT[language].search(sentence[0])
            if confident and _LIKELY[language].search(sentence[0]):
                start = sentence.start() + confident.start()
                at = _within(where, text, confident[0], start)
                yield finding("likelihood-with-confidence", at, word=shorten(confident[0]))


def other_words(checking: Checking) -> Iterator[Finding]:
    """A judgement says how likely something is in the words of ICD 203 or not at all."""
    for where, language, text in _texts(checking):
        for found in _OTHER[language].finditer(text):
            at = _within(where, text, found[0], found.start())
            yield finding("unknown-likelihood-word", at, word=shorten(found[0]))


def high_on_one(checking: Checking) -> Iterator[Finding]:
    """High confidence asks for more than one independent origin."""
    known = checking.briefing.by_id
    evidence: Evidence | None = None
    for judgement, place in checking.entries(Judgement):
        if judgement.confidence != "high":
            continue
        evidence = evidence or Evidence(checking.briefing)
        origins = evidence.origins(judgement.id)
        if len(origins) < 2 and all(id_ in known for id_ in judgement.basis):
            yield finding(
                "high-confidence-one-origin",
                place.at(("confidence",)),
                name="" if origins else "high-confidence-no-origin",
                source=shorten(origins[0]) if origins else "",
            )


def _within(where: Location, text: str, words: str, start: int) -> Location:
    """The location of the words that begin at `start` of the text."""
    return where.at(where.path, "value", words, text.count(words, 0, start))


def _texts(checking: Checking) -> Iterator[tuple[Location, str, str]]:
    """The judgements' texts, with their language, in the languages whose words we know."""
    first = checking.briefing.first_language
    for judgement, place in checking.entries(Judgement):
        for tag, text in judgement.text.entries:
            language = (tag or first).partition("-")[0].lower()
            if language in _OTHER:
                yield place.at(("text", tag) if tag else ("text",)), language, text[:_LONG]
