"""Everything that is known around a statement.

Its claim, what denies it, the articles, and how they relate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

import sqlalchemy as sa

from reportedly.ledger import claims as stated
from reportedly.ledger import judging_claims, loading, relating
from reportedly.ledger.loading import Assertion
from reportedly.ledger.relating import Related
from reportedly.trace import reuse
from reportedly.trace.claims import SURE, claims
from reportedly.trace.denials import DOUBTED
from reportedly.trace.earlier import order
from reportedly.trace.members import Material, telling_numbers
from reportedly.trace.names_only import no_claim
from reportedly.trace.outlet_names import called_so
from reportedly.trace.upheld import Stories
from reportedly.trace.values import Article, Relation, Reuse, Statement
from reportedly.tracing.credited import with_outlets
from reportedly.tracing.relate import to_article
from reportedly.tracing.stored import read_reuse
from reportedly.tracing.upheld import upheld

#: Contents that one claim may reach; more is no claim but a topic.
_CONTENTS = 2000
#: Articles of a group of copies of which every pair is compared; of larger ones each with the earliest ones.
_ALL, _EARLIEST = 25, 3
#: Articles that are kept from one claim of a listing to the next, at most.
_KEPT = 20_000
#: Contents that deny a claim or differ from it, those that may say the same, and articles of each.
_AGAINST, _NEAR, _EACH = 40, 40, 20


@dataclass(slots=True)
class Gathered:
    """A claim's statements and what is known around them."""

    #: Uids.
    claim: tuple[str, ...]
    material: Material


@dataclass(slots=True)
class Known:
    """What several claims of one listing have in common, so that it is loaded and compared once."""

    #: By number of the document.
    articles: dict[int, Article] = field(default_factory=dict)
    #: By both numbers.
    compared: dict[frozenset[int], Reuse] = field(default_factory=dict)
    stories: Stories = field(default_factory=Stories)

    def fetch(self, connection: sa.Connection, documents: Iterable[int]) -> dict[int, Article]:
        """The articles of some documents."""
        wanted = sorted(documents)
        if len(self.articles) > _KEPT:
            self.articles.clear()
            self.compared.clear()
        missing = [number for number in wanted if number not in self.articles]
        self.articles |= _articles(connection, missing)
        return {number: self.articles[number] for number in wanted if number in self.articles}

    def compare(self, pair: tuple[int, int]) -> Reuse:
        """How two of the articles stand to each other."""
        key = frozenset(pair)
        if key not in self.compared:
            self.compared[key] = reuse.compare(self.articles[pair[0]], self.articles[pair[1]])
        return self.compared[key]


@dataclass(slots=True)
class _Contents:
    """Contents around one, by their relations."""

    relations: dict[tuple[int, int], Related] = field(default_factory=dict)
    claim: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    #: Those of them that differ from it, or from what may say the same, in a number or a name.
    differing: set[int] = field(default_factory=set)
    #: They may say the same, and were not grouped with it.
    near: tuple[int, ...] = ()


def gather(connection: sa.Connection, content: int, known: Known | None = None) -> Gathered:
    """The claim of which a content is, with everything around it.

    Args:
        connection: of a ledger.
        content: hash of the content.
        known: what other claims have loaded already, and this one's articles when it is done.
    """
    known = known or Known()
    found = _contents(connection, content, known.stories)
    rows = _comparable(_statements(connection, found), found)
    articles = with_outlets(known.fetch(connection, {row.document for row in rows}))
    statements = {s.uid: s for made in articles.values() for s in made.statements}
    # A statement that the reading no longer has as such stands in no trace.
    rows = [row for row in rows if row.uid in statements]
    chosen = {row.uid: statements[row.uid] for row in rows}
    inside, near = set(found.claim), set(found.near)
    mine = tuple(row.uid for row in rows if row.content_hash in inside)
    by_key = {made.key: made for made in articles.values()}
    telling = {row.document for row in rows if row.content_hash in inside | near | found.differing}
    reuses = _reuses(connection, telling, articles, known)
    relations = _relations(found, rows, chosen, by_key)
    beside = frozenset(row.uid for row in rows if row.content_hash in near)
    return Gathered(mine, Material(chosen, by_key, relations, reuses, beside))


def _contents(connection: sa.Connection, content: int, stories: Stories) -> _Contents:
    """What says the same, over as many steps as there are; and what denies it or differs from it."""
    found, said = _Contents(), judging_claims.said(connection)
    seen, edge = {content}, [content]
    while edge and len(seen) < _CONTENTS:
        step = said.upon(relating.related(connection, edge), set(edge))
        found.relations |= {(one.one, one.other): one for one in step}
        reached = {
            hash
            for one in step
            if one.kind == "same" and one.confidence >= SURE
            for hash in (one.one, one.other)
        }
        edge = sorted(reached - seen)
        seen |= reached
    # As in the list of claims: what is no claim by itself joins none. Asked for, it still is its own.
    said_as = stated.wordings(connection, sorted(seen - {content}))
    none = {hash for hash, one in said_as.items() if no_claim(one.text, one.cues)}
    found.relations = {pair: one for pair, one in found.relations.items() if none.isdisjoint(pair)}
    seen -= none
    relations = [Relation(str(r.one), str(r.other), r.kind, r.confidence) for r in found.relations.values()]  # type: ignore[arg-type]
    apart = [(str(one), str(other)) for one, other in said.apart]
    made = claims((str(hash) for hash in seen), upheld(connection, relations, stories), apart)
    (claim,) = (group for group in made if str(content) in group)
    found.claim = tuple(int(hash) for hash in claim)
    inside = set(found.claim)
    sure = [one for one in found.relations.values() if one.confidence >= SURE]
    doubted = [one for one in found.relations.values() if one.confidence >= DOUBTED]
    denying = _standing(doubted, "denies", inside, inside)
    differing = _standing(sure, "differs", inside, inside)
    found.differing, against = set(differing), {**denying, **differing}
    found.against = tuple(sorted(against, key=lambda hash: (-against[hash], hash))[:_AGAINST])
    _beside(connection, found, said, none)
    return found


def _beside(connection: sa.Connection, found: _Contents, said: judging_claims.Said, none: set[int]) -> None:
    """Find the contents that may say the same as the claim, and what stands so to one of them."""
    inside = set(found.claim)
    out = inside | set(found.against) | none | _apart(said, inside)
    near = _standing(found.relations.values(), "same", inside, out)
    step = said.upon(relating.related(connection, sorted(near)), near.keys())
    sure = [one for one in step if one.confidence >= SURE]
    differing = _standing(sure, "differs", set(near), out | near.keys())
    near = {**_standing(sure, "same", set(near), out), **near}
    texts = stated.wordings(connection, [*near, *differing])
    empty = {hash for hash, one in texts.items() if no_claim(one.text, one.cues)}
    found.near = _likeliest(near, empty, _NEAR)
    more = _likeliest(differing, empty | near.keys(), max(0, _AGAINST - len(found.against)))
    found.against += more
    found.differing |= set(more)
    known = {*found.near, *more}
    found.relations |= {(one.one, one.other): one for one in sure if known.issuperset((one.one, one.other))}


def _likeliest(found: dict[int, float], without: set[int], most: int) -> tuple[int, ...]:
    return tuple(sorted(found.keys() - without, key=lambda hash: (-found[hash], hash))[:most])


def _apart(said: judging_claims.Said, inside: set[int]) -> set[int]:
    """What a person told from one of these contents."""
    return {hash for pair in said.apart if inside & set(pair) for hash in pair}


def _standing(relations: Iterable[Related], kind: str, to: set[int], out: Set[int]) -> dict[int, float]:
    """What stands in such a relation to one of these contents, and how surely."""
    found: dict[int, float] = {}
    for one in relations:
        for hash, other in ((one.one, one.other), (one.other, one.one)):
            if one.kind == kind and other in to and hash not in out:
                found[hash] = max(one.confidence, found.get(hash, 0.0))
    return found


def _statements(connection: sa.Connection, found: _Contents) -> list[Assertion]:
    numbers: list[int] = []
    for hash in found.claim:
        numbers += loading.saying(connection, hash)
    for hash in (*found.against, *found.near):
        numbers += loading.saying(connection, hash, _EACH)
    return loading.assertions(connection, numbers)


def _comparable(rows: Sequence[Assertion], found: _Contents) -> list[Assertion]:
    """The rows, of what may say the same only that which has a speaker or a number of the claim.

    Or where the one says that it is from the outlet of the other.
    """
    inside, near = set(found.claim), set(found.near)
    mine = [row for row in rows if row.content_hash in inside]
    told = [(row.source, row.outlet) for row in mine]
    names = {name for row in mine if (name := _surname(row))}
    numbers = {number for row in mine for number in telling_numbers(row.content)}
    return [
        row
        for row in rows
        if row.content_hash not in near
        or _surname(row) in names
        or telling_numbers(row.content) & numbers
        or any(called_so(row.source, outlet) or called_so(source, row.outlet) for source, outlet in told)
    ]


def _surname(row: Assertion) -> str | None:
    """The last word of who says it, as far as anybody does."""
    return row.source.split()[-1].casefold() if row.source else None


def _articles(connection: sa.Connection, documents: Iterable[int]) -> dict[int, Article]:
    return {loaded.pk: to_article(loaded) for loaded in loading.articles(connection, sorted(documents))}


def _relations(
    found: _Contents, rows: Sequence[Assertion], chosen: dict[str, Statement], articles: dict[str, Article]
) -> tuple[Relation, ...]:
    """The relations of contents as those of statements.

    Each statement to the earliest one of the other content.
    """
    saying: dict[int, list[str]] = {}
    for row in sorted(rows, key=lambda row: (order(articles[chosen[row.uid].article]), row.uid)):
        saying.setdefault(row.content_hash, []).append(row.uid)
    relations = []
    for one in found.relations.values():
        here, there = saying.get(one.one, []), saying.get(one.other, [])
        for uid, other in [(uid, there[0]) for uid in here if there] + [
            (here[0], uid) for uid in there[1:] if here
        ]:
            relations.append(Relation(uid, other, one.kind, one.confidence, one.reasons))  # type: ignore[arg-type]
    for uids in saying.values():
        relations += [Relation(uid, uids[0], "same", 1.0, (("words", "", ""),)) for uid in uids[1:]]
    return tuple(relations)


def _reuses(
    connection: sa.Connection, documents: set[int], articles: dict[int, Article], known: Known
) -> tuple[Reuse, ...]:
    """How the articles of a claim stand to each other.

    As kept, and beyond that to the earliest of their group.
    """
    keys = {number: made.key for number, made in articles.items()}
    found: dict[frozenset[int], Reuse] = {}
    group = {number: {number} for number in documents}
    for row in relating.reuses_among(connection, documents):
        found[frozenset((row.one, row.other))] = read_reuse(row, keys)
        small, large = sorted((group[row.one], group[row.other]), key=len)
        if small is not large:
            large |= small
            for number in small:
                group[number] = large
    for members in {id(one): one for one in group.values()}.values():
        ordered = sorted(members, key=lambda number: order(articles[number]))
        pairs = combinations(ordered, 2)
        if len(ordered) > _ALL:
            pairs = ((a, b) for b in ordered for a in ordered[:_EARLIEST] if a != b)  # type: ignore[assignment]
        for pair in pairs:
            if frozenset(pair) not in found:
                found[frozenset(pair)] = known.compare(pair)
    return tuple(found[pair] for pair in sorted(found, key=sorted))
