"""Which statements the trace of a claim has: the claim's own, and what was taken from one of its articles.

Whoever takes a claim from another article may put it in other words, or in another number. Words alone do not
tell then that it is the claim; that one article depends on the other does, where the speaker or the number is
the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from reportedly.trace.denials_beside import denied_beside, denies
from reportedly.trace.drift_numbers import figures
from reportedly.trace.earlier import order
from reportedly.trace.echo_ranking import Echo
from reportedly.trace.echoes import MOSTLY, echoes
from reportedly.trace.names_match import names_match
from reportedly.trace.one_story import said_in_one_story
from reportedly.trace.origins import LIKELY
from reportedly.trace.outlet_names import called_so
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Article, Relation, Reuse, Statement

#: Smaller numbers are those of many things.
_TELLING = 10


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that is known around a claim."""

    #: By uid: of the claim, and of what denies it or differs from it.
    statements: Mapping[str, Statement]
    #: By key, at least those of the statements.
    articles: Mapping[str, Article]
    relations: Sequence[Relation] = ()
    reuses: Sequence[Reuse] = ()
    #: Uids of statements outside the claim that may make it: their words alone do not tell it surely.
    near: frozenset[str] = frozenset()


def with_taken_over(claim: Set[str], material: Material) -> tuple[list[Statement], tuple[Echo, ...]]:
    """The statements of a claim, the earliest first, and their echo links.

    A statement that differs from the claim in a number or a name and yet was taken from one of its articles
    is the claim, changed on the way: it belongs to the trace. So does one of which the words alone do not
    surely tell that it says the same, where its article and one of the claim's depend on each other for it.
    """
    articles, statements = material.articles, material.statements
    claim = claim - _denied_in_it(claim, material) or claim
    said = claim | material.near
    changed = {
        uid
        for relation in material.relations
        if relation.kind == "differs" and said & {relation.here, relation.there}
        for uid in (relation.here, relation.there)
        if uid in statements and uid not in said
    }
    near = {uid for uid in material.near if not _denier(statements[uid], articles)}
    told = said_in_one_story(near, claim, material.relations, statements, articles)
    claim, near = claim | told, near - told
    links = echoes([statements[uid] for uid in sorted(claim | changed | near)], articles, material.reuses)
    taken = _tied(near, claim, links, material)
    parents = {link.later: link.earlier for link in links if link.later in claim | taken or _shown(link)}
    taken |= {uid for uid in changed if _comes_from(uid, parents, claim | taken)}
    if taken != changed | near:
        links = echoes([statements[uid] for uid in sorted(claim | taken)], articles, material.reuses)
    mine = sorted((statements[uid] for uid in claim | taken), key=lambda s: place(s, articles))
    return mine, links


def place(statement: Statement, articles: Mapping[str, Article]) -> tuple[object, ...]:
    """Where a statement stands among others: the earliest article first."""
    return *order(articles[statement.article]), statement.spans, statement.uid


def telling_numbers(text: str) -> frozenset[float]:
    """The numbers of a text by which one matter is told from another."""
    return frozenset(f.value for f in figures(text, ((0, len(text)),)) if f.value >= _TELLING)


def _denied_in_it(claim: Set[str], material: Material) -> set[str]:
    """What those say who deny the claim in the same article: it has its words, and is against it."""
    mine = [material.statements[uid] for uid in sorted(claim)]
    denying = {
        (denial.article, who.id)
        for denial, _ in denied_beside(mine, material.articles)
        if (who := speaker(denial)) is not None
    }
    return {one.uid for one in mine if (who := speaker(one)) and (one.article, who.id) in denying}


def _denier(statement: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether whoever says it denies something in the same article: it is no claim that he shares."""
    who = speaker(statement)
    article = articles[statement.article]
    return who is not None and any(
        (other := speaker(one)) is not None and other.id == who.id and denies(one, article.document)
        for one in article.statements
    )


def _tied(near: Set[str], claim: Set[str], links: Sequence[Echo], material: Material) -> set[str]:
    """Those of the statements that echo links join to an article of the claim, over any number of steps."""
    statements = material.statements
    pairs = [(link.later, link.earlier) for link in links if _for_it(link, material)]
    telling = {statements[uid].article for uid in claim}
    found: set[str] = set()
    while more := _joined(pairs, telling, statements) & near - found:
        found |= more
        telling |= {statements[uid].article for uid in more}
    return found


def _joined(
    pairs: Iterable[tuple[str, str]], telling: set[str], statements: Mapping[str, Statement]
) -> set[str]:
    """The statements of those pairs of which one stands in one of these articles."""
    return {uid for pair in pairs if any(statements[one].article in telling for one in pair) for uid in pair}


def _for_it(link: Echo, material: Material) -> bool:
    """Whether an article depends on another one for what the two statements say.

    That it names the other's outlet somewhere, or takes over some other sentence, is not enough; that it says
    of the statement itself that the outlet reports so is.
    """
    later, earlier = material.statements[link.later], material.statements[link.earlier]
    who, outlet = speaker(later), material.articles[earlier.article].document.outlet
    if who is not None and called_so(who.name, outlet):
        return True
    return _shown(link) and (_one_speaker(later, earlier) or bool(_numbers(later) & _numbers(earlier)))


def _shown(link: Echo) -> bool:
    evident = any(one.kind in ("link", "quote") for one in link.evidence)
    return link.distance == 0 or link.share >= MOSTLY or evident


def _one_speaker(one: Statement, other: Statement) -> bool:
    first, second = speaker(one), speaker(other)
    if first is None or second is None:
        return False
    match = names_match(first, second)
    return match.kind == "same" or (match.kind == "compatible" and match.confidence >= LIKELY)


def _numbers(statement: Statement) -> frozenset[float]:
    return telling_numbers(statement.text)


def _comes_from(uid: str, parents: Mapping[str, str], claim: Set[str]) -> bool:
    while uid in parents:
        uid = parents[uid]
        if uid in claim:
            return True
    return False
