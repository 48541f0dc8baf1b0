"""Which documents each word stands in. Pure: no files, no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import chain, compress, repeat
from operator import contains

from tui.search import bitsets

_FREQUENT = 768
"""So many of the most frequent words keep their documents as a bitset."""

_WORTH = 20
"""A posting is followed in a fraction of the time in which a document is asked for its words."""


class Postings:
    """The words of some documents, by number of the word and position of the document."""

    def __init__(self, numbered: Sequence[Sequence[int]], words: int) -> None:
        self.numbered = numbered
        """For each document the numbers of its words, in order."""
        self._size = len(numbered)
        self._length = sum(map(len, numbered)) // max(self._size, 1) + 1
        self._everything = (1 << self._size) - 1
        self._documents: list[list[int]] = [[] for _ in range(words)]
        documents = self._documents
        for position, numbers in enumerate(numbered):
            for number in numbers:
                documents[number].append(position)
        self._counts = list(map(len, documents))
        most = nlargest(_FREQUENT, range(words), self._counts.__getitem__)
        self._frequent = {word: bitsets.of_positions(documents[word], self._size) for word in most}

    def having(self, words: Sequence[int]) -> int:
        """The documents in which any of not too many words stands, as a bitset."""
        found = 0
        for word in self._frequent.keys() & set(words):
            found |= self._frequent[word]
        return found | self._having_rare([word for word in words if word not in self._frequent])

    def having_form(self, form: str, words: Sequence[str]) -> int:
        """The documents with a form in any word, as a bitset; for short forms that most have.

        `words` are the spellings by number. The frequent words alone may find nearly all; the few
        documents left are then read, else the words that have the form must be found first.
        """
        found = 0
        for word, having in self._frequent.items():
            if form in words[word]:
                found |= having
        left = self._everything & ~found
        if left.bit_count() * self._length < len(words):
            spelt = words.__getitem__
            return found | bitsets.kept(
                left, lambda at: any(map(contains, map(spelt, self.numbered[at]), repeat(form)))
            )
        within = bytearray(map(contains, words, repeat(form)))
        for word in self._frequent:
            within[word] = 0
        if sum(compress(self._counts, within)) > _WORTH * left.bit_count():
            flag = within.__getitem__
            return found | bitsets.kept(left, lambda at: any(map(flag, self.numbered[at])))
        return found | self._having_rare(compress(range(len(words)), within))

    def _having_rare(self, words: Iterable[int]) -> int:
        positions = chain.from_iterable(map(self._documents.__getitem__, words))
        return bitsets.of_positions(positions, self._size)
