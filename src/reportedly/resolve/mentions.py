"""What a source span consists of: names, a pronoun, or a common noun with what qualifies it.

A span is what extraction hands over, a whole noun phrase with its appositions ("Doe, president of the
union,"). Spans that join several sources ("Doe and Roe") come apart into one part each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.entities import Named
from reportedly.resolve.introductions import DASHES, title_start
from reportedly.resolve.names import Name
from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.types import Span, Spans

PartKind = Literal["name", "pronoun", "noun"]

PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "who",
        "which",
        "that",
        "his",
        "her",
        "its",
        "their",
        "my",
        "our",
        "your",
        "him",
        "them",
        "me",
        "us",
        "whom",
        "whose",
        "this",
        "these",
        "himself",
        "herself",
        "themselves",
        "itself",
        "myself",
        "ourselves",
        "mine",
        "ours",
        "hers",
        "theirs",
    ]
)
PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "at",
        "in",
        "on",
        "by",
        "with",
        "from",
        "to",
        "about",
        "against",
        "among",
        "within",
        "near",
        "around",
        "behind",
        "under",
        "over",
        "between",
        "as",
        "across",
        "throughout",
        "inside",
        "outside",
        "like",
        "into",
        "involved",
        "familiar",
        "close",
    ]
)
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "my",
        "our",
        "your",
        "some",
        "any",
        "every",
        "each",
        "one",
        "another",
    ]
)
#: What a noun phrase does not go on behind.
STOPS = PREPOSITIONS | frozenset(
    [
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "where",
        "when",
        "because",
        "while",
        ",",
        ";",
        ":",
        "(",
        "—",
        "–",
        "--",
        '"',
        "“",
        "”",
    ]
)


@dataclass(frozen=True, slots=True)
class Part:
    """One source of a source span."""

    kind: PartKind
    #: Its characters.
    span: Span
    #: Indices of its words: first, and behind the last.
    first: int
    last: int
    #: The entity named; ``None`` for pronouns and common nouns.
    entity: int | None = None
    #: Index of the head noun, or of the pronoun.
    head: int | None = None


def parts(named: Named, spans: Spans) -> tuple[Part, ...]:
    """The sources that one source span names, in order."""
    for start, end in _by_weight(named, spans):
        first, last = _trimmed(named, start, end)
        if first >= last:
            continue
        divided = _divided(named, first, last)
        return tuple(part for a, b in divided if (part := _part(named, a, b)) is not None)
    return ()


def _by_weight(named: Named, spans: Spans) -> list[Span]:
    """The stretches of a discontinuous span, those with a name first."""
    return sorted(spans, key=lambda s: (not named.within(*s), -(s[1] - s[0]), s[0]))


def _trimmed(named: Named, start: int, end: int) -> tuple[int, int]:
    """The words of a stretch without marks and possessive at its ends."""
    view = named.words
    within = view.between(start, end)
    first, last = within.start, within.stop
    while last > first and (
        view.lower(last - 1) in ("'s", "'", ",", "-", "—", "–", ":", ".", ";")
        or not view.words[last - 1].text.strip('"“”')
    ):
        last -= 1
    while first < last and not any(c.isalnum() for c in view.lower(first)) and view.lower(first) != "(":
        first += 1
    return first, last


def _divided(named: Named, first: int, last: int) -> list[tuple[int, int]]:
    """Word ranges of coordinated sources; the whole range where it is one."""
    view = named.words
    marks, depth = [], 0
    for index in range(first, last):
        word = view.lower(index)
        depth += (word == "(") - (word == ")")
        if (
            depth == 0
            and word in ("and", "or", "&")
            and first < index < last - 1
            and not _inside_name(named, index)
        ):
            marks.append(index)
    if not marks:
        return [(first, last)]
    pieces, begin = [], first
    commas = [i for i in range(first, marks[-1]) if view.lower(i) == "," and not _inside_name(named, i)]
    for mark in sorted({*marks, *commas}):
        if mark > begin:
            pieces.append((begin, mark))
        begin = mark + 1
    pieces.append((begin, last))
    if all(_stands_alone(named, a, b) for a, b in pieces):
        return pieces
    for mark in marks:
        if _own_phrase(named, mark + 1, last) and _own_phrase(named, first, mark):
            return [(first, mark), (mark + 1, last)]
    return [(first, last)]


def _inside_name(named: Named, index: int) -> bool:
    return any(name.first <= index < name.last for name in named.names)


def _stands_alone(named: Named, first: int, last: int) -> bool:
    """Whether the words are one name with nothing but its title, article and brackets."""
    view = named.words
    if first >= last:
        return False
    if last - first == 1 and view.lower(first) in ("he", "she", "they", "i", "it", "we"):
        return True
    for name in named.names:
        if first <= name.begin and name.last <= last:
            before = all(
                view.lower(i) in DETERMINERS or _titular(view.lower(i)) for i in range(first, name.begin)
            )
            behind = name.last == last or view.lower(name.last) == "("
            return before and behind
    return False


def _titular(word: str) -> bool:
    lexicon = english()
    return word in lexicon.person or word in lexicon.modifiers or word in lexicon.dropped


def _own_phrase(named: Named, first: int, last: int) -> bool:
    """Whether the words begin like a noun phrase of their own about a person or organisation."""
    view = named.words
    if first >= last:
        return False
    if _stands_alone(named, first, last):
        return True
    if view.lower(first) in ("the", "his", "her", "their", "its", "a", "an"):
        head = head_noun(named, first, last)
        return (
            head is not None
            and view.lower(head) in english().person | english().group | english().organisation_nouns
        )
    part = _part(named, first, last)
    return part is not None and part.kind == "name" and view.words[first].capital


def _part(named: Named, first: int, last: int) -> Part | None:
    view = named.words
    span = (view.words[first].start, view.words[last - 1].end)
    if last - first == 1 and view.lower(first) in PRONOUNS:
        return Part("pronoun", span, first, last, head=first)
    if view.lower(last - 1) in ("who", "which", "that", "whom") and last - first <= 2:
        return Part("pronoun", span, first, last, head=last - 1)
    core = _without_relative(named, first, last)
    name = _head_name(named, first, core)
    if name is not None:
        return Part("name", span, first, last, entity=name[1], head=name[0].first)
    head = head_noun(named, first, core)
    if head is None:
        inside = [
            pair
            for pair in zip(named.names, named.of, strict=True)
            if first <= pair[0].first and pair[0].last <= last
        ]
        if inside and last - first <= 4:
            return Part("name", span, first, last, entity=inside[-1][1], head=inside[-1][0].first)
        return Part("noun", span, first, last, head=last - 1) if view.lower(first).isalpha() else None
    return Part("noun", span, first, last, head=head)


def _without_relative(named: Named, first: int, last: int) -> int:
    for index in range(first + 1, last):
        if named.words.lower(index) in ("who", "whom", "whose", "which"):
            return index
    return last


def _head_name(named: Named, first: int, last: int) -> tuple[Name, int] | None:
    """The name that the phrase is about: "Doe" in "Acme's chief, John Doe," but not in "the Doe campaign"."""
    inside = [
        (name, number)
        for name, number in zip(named.names, named.of, strict=True)
        if first <= name.first and name.last <= last
    ]
    segments = _segments(named, first, last)
    for begin, end in segments[:1]:
        for name, number in inside:
            if begin <= name.first and name.last <= end and _heads(named, name, begin, end, number):
                return name, number
    if len(segments) > 1 and _personal(named, *segments[0]):
        for begin, end in segments[1:]:
            for name, number in inside:
                if name.begin == begin and name.last <= end and named.entities[number].kind == "person":
                    if _heads(named, name, begin, end, number):
                        return name, number
                if begin <= name.first and name.last == end and named.entities[number].kind == "person":
                    if _heads(named, name, begin, end, number):
                        return name, number
    return None


def _segments(named: Named, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches between commas and dashes that stand outside brackets and names."""
    view = named.words
    found, begin, depth = [], first, 0
    for index in range(first, last):
        word = view.lower(index)
        depth += (word == "(") - (word == ")")
        if depth == 0 and (word == "," or word in DASHES) and not _inside_name(named, index):
            if index > begin:
                found.append((begin, index))
            begin = index + 1
    if begin < last:
        found.append((begin, last))
    return found


def _heads(named: Named, name: Name, begin: int, end: int, number: int) -> bool:
    """Whether a name is the head of a stretch of words."""
    view, lexicon = named.words, english()
    behind = view.lower(name.last) if name.last < end else ""
    if behind and behind not in STOPS and behind not in lexicon.verbs and not behind.endswith(("ing", "ed")):
        return False
    if behind == "-" or behind in ("'s", "’s"):
        return False
    start = min(title_start(view, name.begin, lexicon), name.begin)
    if (
        named.entities[number].kind in ("organisation", "state", "place")
        and start < name.begin
        and start >= begin
    ):
        start = name.begin
    while start > begin and (view.lower(start - 1) in DETERMINERS or not _breaks(view.lower(start - 1))):
        start -= 1
    return start <= begin


def _breaks(word: str) -> bool:
    return word in STOPS or word in ("'s", "’s", "and", "or")


def _personal(named: Named, first: int, last: int) -> bool:
    head = head_noun(named, first, last)
    return head is not None and named.words.lower(head) in english().person


def head_noun(named: Named, first: int, last: int) -> int | None:
    """Index of the head noun of the phrase: its last word before a preposition, mark or clause."""
    view, lexicon = named.words, english()
    index = first
    while (
        index < last
        and view.lower(index)
        in (
            "most",
            "many",
            "some",
            "several",
            "few",
            "one",
            "all",
            "both",
            "none",
            "each",
            "half",
            "any",
            "dozens",
            "hundreds",
            "thousands",
            "majority",
            "number",
            "group",
            "a",
            "the",
            "members",
            "at",
            "least",
            "more",
            "than",
            "two",
            "three",
            "four",
            "five",
            "others",
        )
        and _partitive(view.lower(index + 1), index + 1 < last)
    ):
        index += 2 if view.lower(index + 1) == "of" else 1
        if index < last and view.lower(index - 1) == "of":
            break
    head = None
    for position in range(index, last):
        word = view.lower(position)
        if position > index and (word in STOPS or (word in lexicon.verbs and head is not None)):
            break
        if (
            position > index
            and head is not None
            and _participle(word)
            and view.lower(position - 1) not in DETERMINERS
            and _nounish(view.lower(head), lexicon)
        ):
            break
        if (word[0].isalpha() and word not in DETERMINERS) or word.isdigit():
            head = position
    return head


def _partitive(word: str, inside: bool) -> bool:
    return inside and word == "of"


def _participle(word: str) -> bool:
    return word.endswith(("ing", "ed")) and len(word) > 4


def _nounish(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.person
        or word in lexicon.group
        or word in lexicon.organisation_nouns
        or word in lexicon.documents
    )


def modifiers(named: Named, part: Part) -> Sequence[int]:
    """Indices of the words before the head noun, articles left out."""
    head = part.head if part.head is not None else part.last
    return [i for i in range(part.first, head) if named.words.lower(i) not in DETERMINERS]
