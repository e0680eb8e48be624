"""The title of a person: the position of authority or expertise, from any mention in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import clause_end
from reportedly.resolve.names import Name
from reportedly.resolve.offices import office_start
from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.resolve.titled import then
from reportedly.resolve.words import Words
from reportedly.types import Span

#: A title does not go on behind these.
ENDS = grammar("title_ends")
LINKS = grammar("title_links")
DETERMINERS = grammar("title_openers")
#: "and" before these begins something else: "professor at the college and a co-author of the study".
BEHIND_AND = grammar("behind_and")
#: Titles that stand before two names or more.
SHARED = {"sens.": "sen.", "senators": "senator", "reps.": "rep.", "representatives": "representative"}


@dataclass(frozen=True, slots=True)
class Title:
    """A position, where it stands, and how much it tells."""

    span: Span
    #: More is more informative.
    weight: float
    #: Index of its noun.
    head: int
    #: Held no longer.
    past: bool = False


def title_of(named: Named, entity: Entity, extra: tuple[Span, ...] = ()) -> Title | None:
    """The most informative title in a person's introductions.

    Args:
        named: what the text names.
        entity: the person.
        extra: further stretches that describe the person, from source spans.
    """
    words = named.words
    spans = [s for intro in entity.introductions for s in (intro.before, intro.after) if s is not None]
    predicates = [intro.predicate for intro in entity.introductions if intro.predicate is not None]
    found = [title for span in (*spans, *extra) if (title := position(words, span)) is not None]
    found += [title for name in entity.names if (title := _office(words, name)) is not None]
    found += [t for i in entity.introductions if i.relative and (t := _heading(words, i.relative))]
    found += [_held(words, title) for span in predicates if (title := position(words, span, bonus=-0.5))]
    found = [title for title in (_own_part(named, entity, one) for one in found) if title is not None]
    if not found:
        return _shared(named, entity) or _plural(named, entity)
    return _enumerated(words, max(found, key=lambda t: (t.weight, -t.span[0])))


def _enumerated(words: Words, title: Title) -> Title:
    """ "head of trade, tax and labour at Acme": over the commas of a list of what somebody is head of."""
    last = words.index(title.span[1])
    opened = {words.lower(i) for i in range(title.head + 1, last)}
    joined = next((i for i in range(last + 1, last + 7) if words.lower(i) == "and"), None)
    if words.lower(last) != "," or not opened & {"of", "for"} or joined is None:
        return title
    if any(words.words[i].capital or _no_subject(words.lower(i)) for i in range(last + 1, joined + 2)):
        return title
    kept = _until_end(words, list(range(joined + 1, clause_end(words, joined, ","))))
    if not any(words.lower(i) in ("at", "for", "of") for i in kept[1:]):
        return title
    return replace(title, span=(title.span[0], words.words[kept[-1]].end))


def _no_subject(word: str) -> bool:
    """Whether a word cannot be what somebody is head of: people, verbs, articles."""
    lexicon = english()
    barred = word in lexicon.person or word in lexicon.verbs or word in DETERMINERS
    return barred or word in LINKS - {"and"} or not (word[:1].isalpha() or word == ",")


def position(words: Words, span: Span, bonus: float = 0.0) -> Title | None:
    """The title inside a stretch that describes a person; ``None`` where it tells no authority."""
    lexicon = english()
    indices = list(words.between(*span))
    while indices and (
        words.lower(indices[0]) in DETERMINERS
        or words.lower(indices[0]) in lexicon.dropped
        or not words.words[indices[0]].text[0].isalnum()
    ):
        indices.pop(0)
    kept = _until_end(words, indices)
    head = _head(words, kept)
    while head is not None and any(words.lower(i) in ("the", "a", "an") for i in kept if i < head):
        kept.pop(0)
    if head is None or not _authority(words, kept, head):
        return None
    told = [words.lower(i) for i in kept]
    past = "former" in told or "ex" in told or "retired" in told
    body = _with_body(words, kept, head)
    weight = min(len(kept), 8) + (2 if body else 0) - (3 if len(kept) == 1 else 0) - (1.5 if past else 0)
    span = (words.words[kept[0]].start, words.words[kept[-1]].end)
    return Title(span, weight + bonus, head, past)


def _office(words: Words, name: Name) -> Title | None:
    """A title with complement before the name, whole: "rapporteur on the right to water Jane Doe"."""
    lexicon = english()
    first = office_start(words, name.begin, lexicon) if name.last - name.begin > 1 else None
    if first is None:
        return None
    span = (words.words[first].start, words.words[name.begin - 1].end)
    known = position(words, span)
    return replace(known, span=(known.span[0], span[1]), weight=known.weight + 1) if known else None


def _heading(words: Words, relative: Span) -> Title | None:
    """ "who heads the office": what somebody heads, where no word for the position is given."""
    indices = list(words.between(*relative))
    if len(indices) < 4 or words.lower(indices[1]) not in grammar("heading"):
        return None
    kept = _until_end(words, indices[1:])
    if len(kept) < 3:
        return None
    span = (words.words[kept[0]].start, words.words[kept[-1]].end)
    return Title(span, 0.5, kept[0])


def _held(words: Words, title: Title) -> Title:
    """The title behind "served as" or "was" is held no longer."""
    start = words.index(title.span[0])
    told = {words.lower(index) for index in range(max(start - 3, 0), start)}
    return replace(title, past=title.past or bool(told & {"was", "served", "worked", "acted", "became"}))


def _until_end(words: Words, indices: list[int]) -> list[int]:
    """The words up to where the title ends."""
    kept: list[int] = []
    for index in indices:
        word = words.lower(index)
        following = words.words[index + 1].text if index + 1 < len(words.words) else ""
        if kept and (word in ENDS or (word == "and" and following in BEHIND_AND)):
            break
        if kept and word == "from" and following[:1].isdigit():
            break
        if kept and word == "to" and following.islower() and following not in ("the", "a", "an"):
            break
        kept.append(index)
    address = len(kept) > 1 and words.lower(kept[-1]) in grammar("forms_of_address")
    if address and f"{words.lower(kept[-2])} {words.lower(kept[-1])}" not in english().positions:
        kept.pop()  # "lead researcher Dr"
    while len(kept) > 1 and _rank_behind(words, kept):
        kept.pop()  # "ministry spokesman Col."
    while kept and (
        words.lower(kept[-1]) in LINKS | {"and", "ret"} or words.lower(kept[-1]) in (".", "!", "?", "-")
    ):
        kept.pop()
    return kept


def _rank_behind(words: Words, kept: list[int]) -> bool:
    """Whether a rank, abbreviated, stands behind a position written out."""
    positions = english().positions
    last = words.lower(kept[-1])
    plain = [w for i in kept[:-1] if (w := words.lower(i)) in positions and not w.endswith(".")]
    return last.endswith(".") and last in positions and bool(plain)


def _head(words: Words, kept: list[int]) -> int | None:
    """The position: the last person noun before the first link."""
    lexicon = english()
    head = None
    for index in kept:
        word = words.lower(index)
        if head is not None and word in LINKS:
            break
        if (
            (word in lexicon.positions or word in lexicon.person or then(word) in lexicon.positions)
            and words.lower(index + 1) not in ("'s", "'")
        ) or f"{words.lower(index - 1)} {word}" in lexicon.positions:
            head = index
    return head


def _authority(words: Words, kept: list[int], head: int) -> bool:
    """Whether the position is one of authority or expertise."""
    lexicon = english()
    word = then(words.lower(head))
    if f"{words.lower(head - 1)} {word}" in lexicon.positions:
        return True
    if word not in lexicon.positions or word in ("mr.", "mrs.", "ms.", "miss"):
        return False
    if word not in lexicon.no_authority:
        return True
    return word in lexicon.with_body and _with_body(words, kept, head)


def _with_body(words: Words, kept: list[int], head: int) -> bool:
    """Whether the title says of what."""
    behind = any(words.lower(i) in LINKS for i in kept if i > head)
    return behind or any(words.words[i].capital and i != head for i in kept)


def _own_part(named: Named, entity: Entity, title: Title) -> Title | None:
    """A title without other people's names: "speaker John Doe and | senator", said of a third person."""
    words = named.words
    others = [
        name
        for name, number in named.within(*title.span)
        if named.entities[number].kind == "person"
        and named.entities[number] is not entity
        and words.lower(name.last) not in ("'s", "'")
        and name.begin > words.index(title.span[0])
        and words.lower(name.begin - 1) not in LINKS | {"the", "under", "by", "'s"}
        and name.last - name.first > 1
    ]
    if not others:
        return title
    rest = (others[-1].span[1], title.span[1])
    return position(words, rest) if rest[0] < rest[1] else None


def _plural(named: Named, entity: Entity) -> Title | None:
    """ "Lawmakers Jane Doe and Richard Roe", "Jane Doe and Richard Roe, economists at the college"."""
    words, lexicon = named.words, english()
    people = [
        n for n, number in zip(named.names, named.of, strict=True) if named.entities[number].kind == "person"
    ]
    for name in entity.names:
        chain = [name]
        for other in people:
            if other.first > name.first and _joined(words, chain[-1].last, other.begin):
                chain.append(other)
        for other in reversed(people):
            if other.first < name.first and _joined(words, other.last, chain[0].begin):
                chain.insert(0, other)
        if len(chain) < 2:
            continue
        if words.lower(chain[-1].last) == ",":
            end = clause_end(words, chain[-1].last + 1, ",")
            found = _positions(words, chain[-1].last + 1, end, lexicon)
            if found is not None:
                return found
        start = chain[0].begin
        while (
            start > 0
            and (
                words.lower(start - 1) in lexicon.modifiers
                or _many(words.lower(start - 1), lexicon)
                or words.words[start - 1].text in lexicon.states
            )
            and words.words[start - 1].sentence == words.words[chain[0].begin].sentence
        ):
            start -= 1
        if start < chain[0].begin and _many(words.lower(chain[0].begin - 1), lexicon):
            return _positions(words, start, chain[0].begin, lexicon)
    return None


def _joined(words: Words, last: int, begin: int) -> bool:
    """Whether nothing but "and" or a comma stands between two names."""
    if not 0 < begin - last <= 2:
        return False
    between = [words.lower(i) for i in range(last, begin)]
    return between in (["and"], [","], [",", "and"])


def _many(word: str, lexicon: Lexicon) -> bool:
    return word.endswith("s") and word[:-1] in lexicon.positions and word[:-1] not in lexicon.no_authority


def _positions(words: Words, first: int, last: int, lexicon: Lexicon) -> Title | None:
    """The title of several in some words: "political scientists at the college"."""
    kept = _until_end(words, [i for i in range(first, last) if words.words[i].text[0].isalnum()])
    while kept and words.lower(kept[0]) in DETERMINERS | lexicon.dropped:
        kept.pop(0)
    stop = next((i for i in kept if words.lower(i) in LINKS), last)
    heads = [i for i in kept if i < stop and _many(words.lower(i), lexicon)]
    if not heads or heads[-1] - kept[0] > 3 or words.lower(heads[-1] + 1) in lexicon.verbs:
        return None
    return Title((words.words[kept[0]].start, words.words[kept[-1]].end), 0.0, heads[-1])


def _shared(named: Named, entity: Entity) -> Title | None:
    """ "Sens. Jane Doe and Richard Roe": the title before the first is the second's too."""
    words = named.words
    for name in entity.names:
        sentence = words.words[name.first].sentence
        joined = False
        for index in range(name.begin - 1, max(name.begin - 40, -1), -1):
            word = words.lower(index)
            if words.words[index].sentence != sentence:
                break
            joined = joined or word in ("and", ",")
            if word in SHARED and joined:
                span = (words.words[index].start, words.words[index].end)
                return Title(span, 0.0, index)
            if word in english().verbs:
                break
    return None
