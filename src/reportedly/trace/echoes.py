"""Which statement depends on which earlier one: by shared text, a credit, a link, or a relay chain.

Every link carries what a reader can check. Two articles that quote the same words with nothing else in common
do not depend on each other: both may have been in the room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.trace.earlier import before, order
from reportedly.trace.echo_ranking import Echo, EchoKind, Ranking, points_at
from reportedly.trace.outlet_names import (
    address_key,
    addresses,
    called_so,
    initials,
    mentions,
    names_in,
    outlet_key,
    same_outlet,
    short_key,
)
from reportedly.trace.retold import retold
from reportedly.trace.speaker import speaker
from reportedly.trace.taken_over import own_source, taken_over
from reportedly.trace.values import COPIED, Article, Evidence, Passage, Reuse, Statement
from reportedly.types import Span, Spans

#: Share of a statement's characters that have to stand in a shared passage.
COVERED = 0.5
#: Confidence of a link that a relay chain, a hyperlink, or a credit says, before its direction is weighed.
_RELAY, _LINK, _CREDIT = 0.9, 0.85, 0.8
#: The same of a text that was taken over around a statement, but not the statement's own words.
_AROUND = 0.75
#: The same where nothing but its details says so: no credit, and in other words.
_RETOLD = 0.6
#: The earliest articles of a claim, to which one is held that credits nobody.
_FIRST = 12
#: Words by which one article must share more text than another for it to be the one that was at hand.
MORE = 15
#: Share of an article from which it is taken for another's text, put in other words here and there.
MOSTLY = 0.4
#: Of a direction that only the dates tell, and of one that nothing tells.
_BY_DATE, _UNKNOWN = 0.8, 0.5


def echoes(
    statements: Sequence[Statement], articles: Mapping[str, Article], reuses: Sequence[Reuse]
) -> tuple[Echo, ...]:
    """The echo links of one claim: each statement to the one it most likely came from, if any.

    Args:
        statements: of the claim.
        articles: by key, at least those of the statements.
        reuses: how pairs of these articles stand to each other.

    Returns:
        At most one link for each statement; they make no circle.
    """
    around = _Neighbours(statements, articles, reuses)
    naming = _Naming(articles)
    found: list[Echo] = []
    for later in statements:
        for key in around.of(later):
            reuse = around.reuse.get(frozenset((later.article, key)))
            for earlier in around.statements[key]:
                echo = _echo(later, earlier, naming, reuse, attributed=later.article in around.attributing)
                if echo:
                    found.append(echo)
    found = _without_inherited(found, articles, {s.uid: s.article for s in statements}, around.reuse)
    return _tree(Ranking(statements, articles).ranked(found))


def _without_inherited(
    found: Sequence[Echo],
    articles: Mapping[str, Article],
    place: Mapping[str, str],
    reuses: Mapping[frozenset[str], Reuse],
) -> list[Echo]:
    """The links without those to an article whose outlet is named only because a copied text names it.

    Who takes over a text takes over what it credits: "told the Herald" stands in the copy because it stood in
    what was copied. So where an article has clearly more of its text from one that names the same outlet, the
    name says nothing about what was at hand.
    """
    copied: dict[str, set[str]] = defaultdict(set)
    for echo in found:
        if echo.kind == "copies":
            copied[place[echo.later]].add(place[echo.earlier])
    words = {pair: _words(reuse) for pair, reuse in reuses.items()}
    naming: dict[tuple[str, str], bool] = {}

    def names(key: str, other: str) -> bool:
        """Whether an article names the outlet of another one."""
        outlet = articles[other].document.outlet
        pair = articles[key].document.text, outlet or ""
        if pair not in naming:
            naming[pair] = bool(mentions(pair[0], outlet))
        return naming[pair]

    kept = []
    for echo in found:
        here, there = place[echo.later], place[echo.earlier]
        least = words.get(frozenset((here, there)), 0) + MORE
        nearer = (
            reuse if reuse.here == here else reuse.turned()
            for key in (copied[here] - {there} if _named_in(echo) else ())
            if words.get(pair := frozenset((here, key)), 0) >= least
            and (reuse := reuses[pair])
            and names(key, there)
        )
        if not any(_with_the_text(echo, reuse) for reuse in nearer):
            kept.append(echo)
    return kept


def _named_in(echo: Echo) -> list[Evidence]:
    """What names an outlet."""
    return [one for one in echo.evidence if one.kind in ("relay", "credit", "link")]


def _with_the_text(echo: Echo, copied: Reuse) -> bool:
    """Whether what names an outlet came with the text of another article, seen from the later one."""
    named = _named_in(echo)
    if not named or copied.share_here < MOSTLY:
        return False
    inside = all(one.span and any(_overlap(p.here, (one.span,)) for p in copied.passages) for one in named)
    return inside or not points_at(named)


def _words(reuse: Reuse) -> int:
    """Words that two articles share."""
    return sum(passage.words for passage in reuse.passages)


class _Neighbours:
    """The articles that a statement can depend on: those that share text with its own, or that it names."""

    def __init__(
        self, statements: Sequence[Statement], articles: Mapping[str, Article], reuses: Sequence[Reuse]
    ) -> None:
        self.articles = articles
        self.statements: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self.statements[statement.article].append(statement)
        self.attributing = {s.article for s in statements if speaker(s) is not None}
        self.first = sorted(self.statements, key=lambda key: order(articles[key]))[:_FIRST]
        self.reuse = {frozenset((r.here, r.there)): r for r in reuses}
        self.sharing: dict[str, set[str]] = defaultdict(set)
        for reuse in reuses:
            if reuse.kind in (*COPIED, "shared_quotes"):
                self.sharing[reuse.here].add(reuse.there)
                self.sharing[reuse.there].add(reuse.here)
        self.outlets: dict[str, set[str]] = defaultdict(set)
        self.short: dict[str, set[str]] = defaultdict(set)
        self.addresses: dict[str, set[str]] = defaultdict(set)
        for key in self.statements:
            document = articles[key].document
            self.outlets[outlet_key(document.outlet or "")].add(key)
            self.short[short_key(document.outlet or "")].add(key)
            self.short[initials(document.outlet or "").casefold()].add(key)
            self.addresses[address_key(document.url or "")].add(key)
        for nameless in (self.outlets, self.short, self.addresses):
            nameless.pop("", None)
        self.named: dict[str, set[str]] = {}

    def of(self, later: Statement) -> list[str]:
        """Keys of articles with statements of the claim, sorted; not the statement's own."""
        if later.article not in self.named:
            self.named[later.article] = self._named(self.articles[later.article])
        names = [hop.name for hop in later.chain[1:]] + ([later.source.name] if later.source else [])
        found = self.named[later.article] | self.sharing.get(later.article, set())
        for name in names:
            found |= self.outlets.get(outlet_key(name), set())
            if name.isupper():
                found |= self.short.get(outlet_key(name), set())
        for hop in later.chain[1:]:
            found |= self.short.get(outlet_key(hop.name), set()) | self.outlets.get(
                short_key(hop.name), set()
            )
        if later.article not in self.attributing:
            found |= set(self.first)
        return sorted(key for key in found if key != later.article and key in self.statements)

    def _named(self, article: Article) -> set[str]:
        """The articles whose address it gives, or whose outlet it credits or names."""
        found: set[str] = set()
        for credit in article.document.credits:
            found |= self.outlets.get(outlet_key(credit.outlet), set())
        for _, url in addresses(article.document):
            found |= self.addresses.get(address_key(url), set())
        for name in names_in(article.document.text, self.outlets):
            found |= self.outlets[name]
        return found


def _tree(ranked: Sequence[Echo]) -> tuple[Echo, ...]:
    """The best link of each statement, leaving out those that would close a circle."""
    parents: dict[str, Echo] = {}
    for echo in ranked:
        if echo.later not in parents and not _reaches(parents, echo.earlier, echo.later):
            parents[echo.later] = echo
    return tuple(parents[uid] for uid in sorted(parents))


def _reaches(parents: Mapping[str, Echo], start: str, goal: str) -> bool:
    while start != goal:
        if start not in parents:
            return False
        start = parents[start].earlier
    return True


@dataclass(slots=True)
class _Naming:
    """Where articles name each other; each pair is asked about from both sides."""

    articles: Mapping[str, Article]
    known: dict[tuple[str, str], tuple[Evidence, ...]] = field(default_factory=dict)

    def of(self, later: Statement, other: Article) -> tuple[Evidence, ...]:
        key = later.uid, other.key
        if key not in self.known:
            self.known[key] = _named(later, self.articles[later.article], other)
        return self.known[key]


def _echo(
    later: Statement, earlier: Statement, naming: _Naming, reuse: Reuse | None, *, attributed: bool
) -> Echo | None:
    one, other = naming.articles[later.article], naming.articles[earlier.article]
    named = naming.of(later, other)
    direction = _direction(one, other, reuse, named, naming.of(earlier, one))
    if direction is None:
        return None
    passages = _shared(later, earlier, reuse) if reuse and reuse.kind in COPIED else ()
    share = 0.0
    if reuse:
        share = reuse.share_here if reuse.here == one.key else reuse.share_there
    if not named and share < MOSTLY and own_source(later, other):
        # Two reporters who heard two officials say the same: the words in common are what it is about.
        return None
    around = () if named or passages else taken_over(later, earlier, one, other, reuse)
    again = () if named or passages or around or attributed else retold(later, earlier, one, other)
    if not named and not passages and not around and not again:
        return None
    evidence = named + tuple(
        Evidence("shared_text", one.key, passage.here, one.document.text[slice(*passage.here)])
        for passage in passages
    )
    kind: EchoKind
    if again:
        kind, sure, evidence = "copies", _RETOLD, again
    elif around and reuse:
        kind = "copies" if reuse.kind in COPIED else "cites"
        sure = _AROUND
        evidence = around
    elif passages and reuse:
        kind = "copies"
        sure = reuse.confidence
        evidence += tuple(
            e for e in reuse.evidence if e.kind in ("credit", "byline", "time") and e not in evidence
        )
    else:
        kind = "relays" if named[0].kind == "relay" else "cites"
        sure = {"relay": _RELAY, "link": _LINK}.get(named[0].kind, _CREDIT)
    distance = (
        2 if around or again else 0 if passages or _says_itself(later, outlet=other.document.outlet) else 1
    )
    return Echo(later.uid, earlier.uid, kind, round(sure * direction, 4), share, evidence, distance)


def _says_itself(later: Statement, outlet: str | None) -> bool:
    """Whether the statement itself is said to come from an outlet, and not only some of its article."""
    if any(called_so(hop.name, outlet) for hop in later.chain[1:]):
        return True
    speaker = later.chain[0] if later.chain else later.source
    return speaker is not None and same_outlet(speaker.name, outlet)


def _direction(
    later: Article,
    earlier: Article,
    reuse: Reuse | None,
    named: tuple[Evidence, ...],
    back: tuple[Evidence, ...],
) -> float | None:
    """How sure it is that the one depends on the other; ``None``: it is the other way round."""
    if bool(named) != bool(back):
        # The outlet may be named for another of its articles, which is not one of a later day.
        told = named and (points_at(named) or not before(later, earlier))
        return 1.0 if told else None
    if reuse and reuse.earlier:
        return max(reuse.direction_confidence, _UNKNOWN) if reuse.earlier == earlier.key else None
    first = before(earlier, later)
    if first is not None:
        return _BY_DATE if first else None
    return _UNKNOWN if order(earlier) < order(later) else None


def _named(later: Statement, one: Article, other: Article) -> tuple[Evidence, ...]:
    """Where an article says that it has a statement from another one, or from its outlet."""
    outlet = other.document.outlet
    found = list(_links(later, one, other))
    if not outlet or same_outlet(outlet, one.document.outlet):
        return tuple(found)
    hops, alone = later.chain[1:], (later.source,) if later.source else ()
    for hop in hops or alone:
        if called_so(hop.name, outlet) if hops or hop.name.isupper() else same_outlet(hop.name, outlet):
            found.append(Evidence("relay", one.key, hop.mentions[0] if hop.mentions else None, hop.name))
    for credit in one.document.credits:
        if same_outlet(credit.outlet, outlet):
            words = one.document.text[slice(*credit.span)] if credit.span else credit.outlet
            found.append(Evidence("credit", one.key, credit.span, words))
    if not found:
        found += _mentioned(later, one, outlet)
    return tuple(found[:3])


def _mentioned(later: Statement, one: Article, outlet: str) -> list[Evidence]:
    """The outlet's name elsewhere in the text, where the article tells what it read there."""
    spans = mentions(one.document.text, outlet)
    nearest = min(spans, key=lambda span: (_distance(span, later.spans), span), default=None)
    return [Evidence("relay", one.key, nearest, one.document.text[slice(*nearest)])] if nearest else []


def _links(later: Statement, one: Article, other: Article) -> tuple[Evidence, ...]:
    """The address of the other article, behind a link or written out; the one nearest to the statement."""
    wanted = address_key(other.document.url or "")
    if not wanted:
        return ()
    hits = [(span, url) for span, url in addresses(one.document) if address_key(url) == wanted]
    hits.sort(key=lambda hit: (_distance(hit[0], later.spans), hit[0]))
    return tuple(Evidence("link", one.key, span, url) for span, url in hits[:1])


def _distance(span: Span, spans: Spans) -> int:
    return min((max(s - span[1], span[0] - e, 0) for s, e in spans), default=0)


def _shared(later: Statement, earlier: Statement, reuse: Reuse) -> tuple[Passage, ...]:
    """The passages that hold both statements, seen from the later one."""
    passages = (reuse if reuse.here == later.article else reuse.turned()).passages
    inside = tuple(p for p in passages if _covers(p.here, later.spans) and _covers(p.there, earlier.spans))
    if inside:
        return inside[:3]
    # A statement that was cut into several passages by small changes.
    here = sum(_overlap(p.here, later.spans) for p in passages if _overlap(p.there, earlier.spans))
    total = sum(e - s for s, e in later.spans)
    touching = tuple(
        p for p in passages if _overlap(p.here, later.spans) and _overlap(p.there, earlier.spans)
    )
    return touching[:3] if total and here / total >= COVERED else ()


def _covers(passage: Span, spans: Spans) -> bool:
    total = sum(end - start for start, end in spans)
    return bool(total) and _overlap(passage, spans) / total >= COVERED


def _overlap(passage: Span, spans: Spans) -> int:
    return sum(max(0, min(passage[1], end) - max(passage[0], start)) for start, end in spans)
