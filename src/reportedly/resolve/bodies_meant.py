"""Which organisation a common noun means: "the company", "the ministry", "a company spokesman"."""

from __future__ import annotations

from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part
from reportedly.resolve.meanings import head_of
from reportedly.resolve.names import Name
from reportedly.resolve.noun_phrases import DETERMINERS, PREPOSITIONS
from reportedly.resolve.outlets import is_outlet
from reportedly.resolve.referents import Key, Referents
from reportedly.resolve.source_lexicon import english
from reportedly.types import Span

#: How many sentences back a description reaches.
REACH = 8
#: Mentions that count: what an article is about is meant rather than what it names by the way.
MOST_OFTEN = 4
#: For an organisation that has the noun in its name, as many words as it may stand farther back.
CALLED_SO = 60


def body_meant(named: Named, referents: Referents, part: Part, span: Span) -> tuple[Key, float, Span] | None:
    """Which company "a company spokesman" speaks for: the one mentioned last that can be called so."""
    view = named.words
    words = view.between(*span)
    head = words.stop - 1
    if any(view.lower(i) not in DETERMINERS for i in range(words.start, head)):
        return None
    noun = Part("noun", span, part.first, head + 1, head=head)
    found = organisation_meant(named, referents, noun) or _told_before(named, referents, noun)
    if found is None or found[0][0] != "entity":
        return found
    names = {word.lower() for name in named.entities[int(found[0][1])].names for word in name.words}
    trade = view.lower(head) in english().body_nouns["company"]
    return found if trade or view.lower(head) in names else None


def _told_before(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """ "A council spokesman" of "Orla council": the body described last with the same noun."""
    view, head = named.words, head_of(named, part)
    found = [
        (m.part.first, r.key, m.span)
        for r in referents.all()
        if r.key[0] == "noun" and r.kind == "named_organization"
        for m in r.mentions
        if m.part.kind == "noun" and head_of(named, m.part) == head and m.part.first < part.first
    ]
    whole = [row for row in found if view.words[row[0]].capital]
    return (max(whole)[1], 0.6, max(whole)[2]) if whole else None


def organisation_meant(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """The organisation mentioned last whose name allows the noun."""
    view, lexicon = named.words, english()
    head = head_of(named, part)
    classes = [name for name, nouns in lexicon.body_nouns.items() if head in nouns]
    if head == "agency" and part.head and view.lower(part.head - 1) in ("news", "wire"):
        classes = ["media"]
    if not classes and head not in lexicon.organisation_nouns:
        return None
    sentence = view.words[part.first].sentence
    found = []
    for name, number in zip(named.names, named.of, strict=True):
        entity = named.entities[number]
        if (
            entity.kind != "organisation"
            or "v" in name.words
            or name.last > part.first
            or _no_name(named, name)
            or _called_otherwise(named, entity, head, classes)
            or not (_introduced_so(named, name, head) or _allows(named, entity, part, head, classes))
        ):
            continue
        if sentence - view.words[name.first].sentence <= REACH:
            speaks = ("entity", str(number)) in referents.by_key
            often = min(len(entity.names), MOST_OFTEN)
            told = _introduced_so(named, name, head)
            weight = 40 * speaks + 10 * often + 80 * told + CALLED_SO * _has(entity, head)
            found.append((name.first + weight, number, name.span))
    for referent in referents.all():
        if referent.key[0] == "attached" and referent.key[2] == head and referent.mentions:
            found.append((referent.mentions[-1].part.first, -1, referent.mentions[-1].span))
    if not found:
        return None
    _, number, span = max(found)
    if number < 0:
        key = next(r.key for r in referents.all() if r.mentions and r.mentions[-1].span == span)
        return key, 0.6, span
    return ("entity", str(number)), 0.65, span


def _introduced_so(named: Named, name: Name, head: str) -> bool:
    """ "The country's leading harbour agency, Sea Affairs Orla": the noun and the name between commas."""
    view = named.words
    return view.lower(name.begin - 1) == "," and view.lower(name.begin - 2) == head


def _has(entity: Entity, noun: str) -> bool:
    """Whether a name has the noun in it: "the brewery" is Orme Brewery."""
    return any(word.lower() == noun for name in entity.names for word in name.words)


def _a_paper(named: Named, entity: Entity) -> bool:
    """ "the weekly Fakt", "the Evening Lisk": a paper by the word before the name or its first."""
    view = named.words
    return any(
        (view.lower(name.first - 1) in grammar("kinds_of_media") and not _begins(named, name))
        or name.words[0].lower() in grammar("issued")
        for name in entity.names
        if name.first
    )


def _no_name(named: Named, name: Name) -> bool:
    """ "Shares in Acme fell": one word that begins a sentence, and a preposition behind it."""
    view, first = named.words, name.first
    return _begins(named, name) and name.last - first == 1 and view.lower(name.last) in PREPOSITIONS


def _an_outlet(entity: Entity) -> bool:
    """Whether an organisation is a newspaper or station by its name: nobody calls it "the water company"."""
    return any(is_outlet(" ".join(name.words)) for name in entity.names)


def _begins(named: Named, name: Name) -> bool:
    """Whether a name stands at the start of a sentence."""
    words, first = named.words.words, name.first
    return first == 0 or words[first - 1].sentence != words[first].sentence


def _called_otherwise(named: Named, entity: Entity, head: str, classes: list[str]) -> bool:
    """Whether the text calls it by a noun of another sort: "the union Unify" is no company."""
    nouns = english().body_nouns
    for name in entity.names:
        before = named.words.lower(name.first - 1) if name.first else ""
        if before != head and before in english().organisation_nouns:
            return not any(before in nouns[each] for each in classes)
    return False


def _allows(named: Named, entity: Entity, part: Part, head: str, classes: list[str]) -> bool:
    """Whether an organisation can be called by the noun."""
    lexicon = english()
    told = {word.lower().replace(".", "").strip(",") for name in entity.names for word in name.words}
    if told & lexicon.group - {"police"} and len(told) == 1:
        return False
    qualified = [
        w
        for i in range(part.first + 1, part.head or part.first)
        if (w := named.words.lower(i)).isalpha() and w not in lexicon.modifiers
    ]
    if _printed_or_sent(head, told) or _of_another(named, part, told):
        return False
    if head in told:
        return not _another_portfolio(named, part, told) and (not qualified or bool(set(qualified) & told))
    if head == "police":
        return bool(told & {"police", "nypd", "lapd", "sheriff"})
    for name in classes:
        if name == "media" and _a_paper(named, entity):
            return True
        if name in ("company", "group"):
            # "The engineering group" is a company, too.
            others = lexicon.body_names.keys() - {"company", name}
            public = any(told & lexicon.body_names[other] for other in others)
            if not public and not told & lexicon.known_media and not _an_outlet(entity):
                return True
        elif name not in ("media", "campaign") and set(qualified) - told:
            continue  # "the ambulance service" is not the Weather Service
        elif told & lexicon.body_names.get(name, frozenset()) or (
            name == "media"
            and (told & lexicon.known_media or " ".join(entity.names[0].words).lower() in lexicon.known_media)
        ):
            return True
    return False


def _of_another(named: Named, part: Part, told: set[str]) -> bool:
    """ "The UN refugee agency" is not the Office of Refugee Resettlement."""
    before = (named.words.words[i] for i in range(part.first, part.head or part.first))
    return any(w.text.isupper() and len(w.text) > 1 and w.lower.replace(".", "") not in told for w in before)


def _printed_or_sent(head: str, told: set[str]) -> bool:
    """Whether a paper is meant and a station named, or the other way round: "the newspaper" is no radio."""
    prints, sends = grammar("printed"), grammar("sent")
    return bool((head in prints and told & sends) or (head in sends and told & prints))


def _another_portfolio(named: Named, part: Part, told: set[str]) -> bool:
    """ "The foreign ministry" is not the Ministry of Defence."""
    portfolios, respelled = grammar("portfolios"), {"defense": "defence", "labor": "labour"}
    said = {named.words.lower(i) for i in range(part.first, part.head or part.first)} & portfolios
    known = told & portfolios
    spelled = [{respelled.get(word, word) for word in words} for words in (said, known)]
    return bool(said and known) and not spelled[0] & spelled[1]
