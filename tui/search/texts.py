"""The texts of all documents, ready to be searched.

Words repeat, so the texts are kept as a list of distinct words, each with the documents it stands
in. What is sought is compared with each distinct word, which takes far less than reading all texts.
Pure: no files, no terminal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache
from heapq import nlargest
from itertools import accumulate, chain, compress, repeat
from operator import contains

from tui.search import bitsets
from tui.search.document import Document
from tui.search.normal import folded, in_lines, initials, normal
from tui.search.search_form import SearchForm

_FIELD_END = "\ue000"
"""Separates two texts of a document; a private character that no text contains."""

_SHORT = 2
"""Up to this length a form is in so many words that each is asked; else all are read as one."""

_EDGES = ("\0", " ")
"""What surrounds a word where words are joined; one written AI-chip holds a space."""

_REMEMBERED = 20_000
"""How many texts of documents are kept once they were put together."""

_FREQUENT = 768
"""So many of the most frequent words keep their documents as a bitset."""

_WORTH = 20
"""A posting is followed in a fraction of the time in which a document is asked for its words."""


class _Numbers(dict[str, int]):
    """A number for each word as written; words of the same normal form share theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.by_form: dict[str, int] = {"\n": 0}
        self[_FIELD_END] = 0

    def __missing__(self, word: str) -> int:
        form = folded(word).strip()
        number = self[word] = self.by_form.setdefault(form, len(self.by_form))
        return number


class Texts:
    """All texts of some documents; positions are those of the documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.size = len(documents)
        """How many documents there are."""
        numbers = _Numbers()
        number = numbers.__getitem__
        names = [list(map(number, _written((d.title, *d.names, *d.related)))) for d in documents]
        whole = [
            [*named, 0, *map(number, _written(document.texts))]
            for named, document in zip(names, documents, strict=True)
        ]
        self._words = tuple(numbers.by_form)
        self._named = Postings(names, len(self._words))
        self._all = Postings(whole, len(self._words))
        self._joined = _Joined(self._words)
        self._joined_initials = _Joined(initials("\0".join(self._words)).split("\0"))
        self._text = _text_of(self._words, whole)
        line = cache(normal)
        self.names = [in_lines(map(line, (d.title, *d.names))) for d in documents]
        """Titles and names of each document in normal form, each between two line ends."""
        self._known = frozenset(chain.from_iterable(name.split("\n") for name in self.names))

    @cached_property
    def name_initials(self) -> Sequence[str]:
        """The names of each document, cut down to initials."""
        return initials("\0".join(self.names)).split("\0")

    def is_name(self, form: str) -> bool:
        """Whether a normal form is the whole of a title or name."""
        return form in self._known

    def having(self, sought: SearchForm) -> int:
        """The documents that have what is sought, as a bitset."""
        if sought.initials:
            return self._having_initials(sought)
        if " " in sought.form:
            return self._having_phrase(sought)
        if len(sought.form) <= _SHORT and not sought.exact:
            return self._all.having_form(sought.form, self._words) if sought.form else 0
        return self._all.having(self._checked(self._joined.with_form(sought.form), sought))

    def _having_phrase(self, sought: SearchForm) -> int:
        """Words side by side: the first ends, the last begins a word, those between are whole."""
        found = (1 << self.size) - 1
        last = len(sought.parts) - 1
        for place, part in sorted(enumerate(sought.parts), key=lambda one: -len(one[1])):
            before, after = _EDGES if place > 0 else ("",), _EDGES if place < last else ("",)
            words = {
                number
                for edge in before
                for end in after
                for number in self._joined.with_form(edge + part + end)
            }
            found &= self._all.having(tuple(words))
            if not found:
                return 0
        return self._in_one_place(found, sought)

    def _having_initials(self, sought: SearchForm) -> int:
        """Initials and nothing else by the names of a record and of what it is about.

        They fit so many words that in prose they would find nearly everything; only where no name
        fits, a beginning of any word does.
        """
        found = 0
        where = self._named if sought.only_initials else self._all
        for letters in sought.initials:
            if sought.only_initials and len(letters) <= _SHORT:
                found |= where.having_form(letters, self._joined_initials.words)
            else:
                found |= self._each_part(letters, "", sought, where.having)
        for letters in () if found else sought.initials:
            found |= self._each_part(letters, "\0", sought, self._all.having)
        return self._in_one_place(found, sought)

    def _each_part(
        self, letters: str, before: str, sought: SearchForm, having: Callable[[Sequence[int]], int]
    ) -> int:
        found = (1 << self.size) - 1
        for part in letters.split():
            words = self._joined_initials.with_form(before + part)
            found &= having(self._checked(words, sought))
        return found

    def _checked(self, words: list[int], sought: SearchForm) -> list[int]:
        """Those of some words that a single word sought fits, where its form alone cannot tell."""
        if sought.plain or sought.only_initials or " " in sought.form:
            return words
        search = sought.pattern.search
        return [number for number in words if search(self._words[number])]

    def _in_one_place(self, found: int, sought: SearchForm) -> int:
        """Those of some documents in which several words sought stand together."""
        if " " not in sought.form or not found:
            return found
        search = sought.pattern.search
        return bitsets.kept(found, lambda position: search(self._text(position)))


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


class _Joined:
    """Words joined to one string, which is searched faster than each of them."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        """The words, by number."""
        self._text = "\0" + "\0".join(words) + "\0"
        self._starts = list(accumulate((len(word) + 1 for word in words), initial=0))

    def with_form(self, form: str) -> list[int]:
        """Numbers of the words with a form; a NUL in it is a beginning or an end of a word."""
        found = []
        text, starts = self._text, self._starts
        at = text.find(form)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.append(number)
            at = text.find(form, starts[number + 1])
        return found


def _text_of(words: Sequence[str], numbered: Sequence[Sequence[int]]) -> Callable[[int], str]:
    """Gives all texts of one document in normal form, with a line end between two."""
    spelt = words.__getitem__
    return lru_cache(_REMEMBERED)(lambda position: " ".join(map(spelt, numbered[position])))


def _written(texts: Iterable[str]) -> list[str]:
    """The words of some texts as written, with `_FIELD_END` between the texts."""
    return f" {_FIELD_END} ".join(texts).split()
