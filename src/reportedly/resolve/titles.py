"""The title of a person: the position of authority or expertise, from any mention in the text."""

from __future__ import annotations

from dataclasses import replace

from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import clause_end
from reportedly.resolve.names import Name
from reportedly.resolve.offices import office_start
from reportedly.resolve.positions import DETERMINERS, LINKS, Title, position, until_end
from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.resolve.words import Words
from reportedly.types import Span

#: Titles that stand before two names or more.
SHARED = {"sens.": "sen.", "senators": "senator", "reps.": "rep.", "representatives": "representative"}


def title_of(
    named: Named, entity: Entity, extra: tuple[Span, ...] = (), described: tuple[Span, ...] = ()
) -> Title | None:
    """The most informative title in a person's introductions.

    Args:
        named: what the text names.
        entity: the person.
        extra: further stretches that describe the person, from source spans.
        described: mentions without the name, which tell a title less exactly than those beside it.
    """
    words = named.words
    spans = [s for intro in entity.introductions for s in (intro.before, intro.after) if s is not None]
    predicates = [intro.predicate for intro in entity.introductions if intro.predicate is not None]
    found = [title for span in (*spans, *extra) if (title := position(words, span)) is not None]
    found += [title for span in described if (title := position(words, span, bonus=-2.0)) is not None]
    found += [title for name in entity.names if (title := _office(words, name)) is not None]
    found += [t for i in entity.introductions if i.relative and (t := _heading(words, i.relative))]
    found += [t for i in entity.introductions if i.relative and (t := _taken_up(words, i.relative))]
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
    capital = words.words[last - 1].capital
    if any(
        words.words[i].capital != capital or _no_subject(words.lower(i))
        for i in range(last + 1, joined + 2)
        if words.lower(i) not in (",", "and")
    ):
        return title
    if capital:
        return _capital_list(words, title, joined)
    kept = until_end(words, list(range(joined + 1, clause_end(words, joined, ","))))
    if not any(words.lower(i) in ("at", "for", "of") for i in kept[1:]):
        return title
    return replace(title, span=(title.span[0], words.words[kept[-1]].end))


def _capital_list(words: Words, title: Title, joined: int) -> Title:
    """ "chairman of Acme Parks, Games and Toys,": all that is listed has capitals, and a mark ends it."""
    end = joined + 1
    while words.words[end].capital and words.lower(end) not in english().given:
        end += 1
    if words.lower(end) not in (",", ".") or end == joined + 1:
        return title
    return replace(title, span=(title.span[0], words.words[end - 1].end))


def _no_subject(word: str) -> bool:
    """Whether a word cannot be what somebody is head of: people, verbs, articles."""
    lexicon = english()
    barred = word in lexicon.person or word in lexicon.verbs or word in DETERMINERS
    return barred or word in LINKS - {"and"} or not (word[:1].isalpha() or word == ",")


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
    kept = until_end(words, indices[1:])
    if len(kept) < 3:
        return None
    span = (words.words[kept[0]].start, words.words[kept[-1]].end)
    return Title(span, 0.5, kept[0])


def _taken_up(words: Words, relative: Span) -> Title | None:
    """ "who campaigned for him before taking a job as director of the office": what somebody became."""
    indices = list(words.between(*relative))
    for index in indices[2:]:
        if words.lower(index) == "as" and words.lower(index - 1) not in ("known", "such", "well", "far"):
            return position(words, (words.words[index + 1].start, relative[1]), bonus=-1.0)
    return None


def _held(words: Words, title: Title) -> Title:
    """The title behind "served as" or "was" is held no longer."""
    start = words.index(title.span[0])
    told = {words.lower(index) for index in range(max(start - 3, 0), start)}
    return replace(title, past=title.past or bool(told & {"was", "served", "worked", "acted", "became"}))


def _own_part(named: Named, entity: Entity, title: Title) -> Title | None:
    """A title without other people's names: "speaker John Doe and | senator", said of a third person."""
    words = named.words
    first = words.index(title.span[0])
    others = [
        name
        for name, number in named.within(*title.span)
        if named.entities[number].kind == "person"
        and named.entities[number] is not entity
        and words.lower(name.last) not in ("'s", "'")
        and (name.begin > first or words.lower(name.last) == "and")
        and (name.begin <= first or words.lower(name.begin - 1) not in LINKS | {"the", "under", "by", "'s"})
        and not name.words[-1].endswith(("ers", "ors", "ists"))
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
    kept = until_end(words, [i for i in range(first, last) if words.words[i].text[0].isalnum()])
    while kept and words.lower(kept[0]) in DETERMINERS | lexicon.dropped:
        kept.pop(0)
    stop = next((i for i in kept if words.lower(i) in LINKS), last)
    heads = [i for i in kept if i < stop and _many(words.lower(i), lexicon)]
    if not heads or heads[-1] - kept[0] > 3 or words.lower(heads[-1] + 1) in lexicon.verbs:
        return None
    return Title((words.words[kept[0]].start, words.words[kept[-1]].end), 0.0, heads[-1])


def of_one(words: Words, title: Title) -> str:
    """The title as one of several bears it: "Former Presidents" of each is "Former President"."""
    text = words.text[slice(*title.span)]
    head = words.words[title.head]
    verb = head.lower in grammar("heading")  # "heads the office"
    if verb or (head.lower not in SHARED and not _many(head.lower, english())):
        return text
    first = words.words[words.index(title.span[0])]
    if first.lower in grammar("counts"):  # "one of the two former generals"
        return of_one(words, replace(title, span=(words.words[words.index(first.end)].start, title.span[1])))
    at = head.start - title.span[0]
    one = f"{head.text[:-2]}." if head.text.endswith("s.") else head.text[:-1]
    return text[:at] + one + text[at + len(head.text) :]


def _shared(named: Named, entity: Entity) -> Title | None:
    """ "Sens. Jane Doe and Richard Roe": the title before the first is the second's too."""
    words = named.words
    for name in entity.names:
        sentence = words.words[name.first].sentence
        joined = False
        listed = True  # nothing but names, commas and "and" so far
        for index in range(name.first - 1, max(name.begin - 40, -1), -1):
            word = words.lower(index)
            if words.words[index].sentence != sentence:
                break
            joined = joined or word in ("and", ",")
            listed = listed and (words.words[index].capital or word in (",", "and") or index >= name.begin)
            shared = word in SHARED or (listed and _many(word, english()))
            if shared and (joined or index >= name.begin):
                begin = index - (words.lower(index - 1) in ("former", "ex"))
                span = (words.words[begin].start, words.words[index].end)
                return Title(span, 0.0, index, past=begin < index)
            if word in english().verbs:
                break
    return None
