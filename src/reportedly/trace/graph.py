"""The trace of a claim: its statements, what they depend on, where it began, who denies it, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from reportedly.trace.claims import SURE, claim_id
from reportedly.trace.denials import deniers, denying_sources
from reportedly.trace.denials_beside import denied_beside
from reportedly.trace.drift import drift, quote_altered
from reportedly.trace.earlier import day_of
from reportedly.trace.echo_ranking import Echo
from reportedly.trace.members import Material as Material
from reportedly.trace.members import place, with_taken_over
from reportedly.trace.one_utterance import one_utterance
from reportedly.trace.origins import Origin, origins
from reportedly.trace.outlet_names import outlet_key
from reportedly.trace.speaker import speaker
from reportedly.trace.taking_back import TakenBack, taken_back
from reportedly.trace.values import (
    ECHOES,
    Article,
    Drift,
    Edge,
    EdgeKind,
    Evidence,
    Node,
    Statement,
    Trace,
)
from reportedly.types import Document

#: Confidence that a denial beside a claim is one of that claim.
_BESIDE = 0.8


def trace(claim: Iterable[str], material: Material, *, drawn: bool = True) -> Trace:
    """Trace one claim.

    Args:
        claim: uids of its statements; there is at least one.
        material: what is known around it.
        drawn: with nodes and edges, and what changed along them; without them only the figures are found,
            which takes half the time.

    Returns:
        The trace; it does not depend on the order of anything given.
    """
    articles = material.articles
    named = set(claim)
    mine, links = with_taken_over(named, material)
    first = next(statement for statement in mine if statement.uid in named)
    roots = origins(mine, articles, links)
    inside = [statement.uid for statement in mine]
    against = [
        material.statements[uid] for uid in deniers(inside, material.statements, material.relations, articles)
    ]
    beside = [pair for pair in denied_beside(mine, articles) if pair[0] not in against]
    against += [denial for denial, _ in beside]
    against.sort(key=lambda s: place(s, articles))
    back = _taken_back(against, mine, articles)
    drawing = _Drawing(material, {uid: how for uid, (how, _) in back.items()})
    if drawn:
        drawing.draw(mine, links, roots, against)
        for denial, denied in beside:
            drawing.denial(denial, denied)
    days = sorted(d for s in mine if (d := articles[s.article].document.published))
    keys = {statement.article for statement in mine}
    outlets = {outlet_key(o) if (o := articles[key].document.outlet) else f"article:{key}" for key in keys}
    return Trace(
        id=claim_id([first]),
        text=first.text,
        articles=len(keys),
        outlets=len(outlets),
        origins=len(roots),
        parties=len({root.party for root in roots}),
        denied_by=len(denying_sources([s for s in against if s.uid not in back], articles)),
        taken_back_by=len({outlet_key(outlet) for _, outlet in back.values()}),
        nodes=tuple(drawing.nodes.values()),
        edges=tuple(drawing.edges.values()),
        first=days[0][:10] if days else None,
        last=days[-1][:10] if days else None,
        statements=tuple(inside),
    )


def _taken_back(
    against: Sequence[Statement], mine: Sequence[Statement], articles: Mapping[str, Article]
) -> dict[str, tuple[TakenBack, str]]:
    """Of what is against the claim, what an outlet takes back with it, by uid."""
    outlets = {outlet for s in mine if (outlet := articles[s.article].document.outlet)}
    found = {s.uid: taken_back(s, articles[s.article].document, outlets) for s in against}
    return {uid: how for uid, how in found.items() if how}


def _confidence(statement: Statement) -> float:
    return statement.attribution.confidence if statement.attribution else 1.0


@dataclass(slots=True)
class _Drawing:
    """The graph as it grows; a node or an edge that is there stays as it is."""

    material: Material
    #: What outlets take back: uid to how.
    back: Mapping[str, str] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], Edge] = field(default_factory=dict)
    changes: dict[tuple[object, ...], tuple[Drift, ...]] = field(default_factory=dict)

    def draw(
        self,
        mine: Sequence[Statement],
        links: Sequence[Echo],
        roots: Sequence[Origin],
        against: Sequence[Statement],
    ) -> None:
        for statement in (*mine, *against):
            self.article(statement)
            self.attribution(statement)
        for number, root in enumerate(roots, 1):
            self.origin(f"o{number}", root)
        denied = {s.article: s for s in against if s.uid not in self.back}
        for link in links:
            self.echo(link, denied)
        self.chains(mine)
        self.utterances(mine)
        self.relations(mine, {statement.uid for statement in against})

    def article(self, statement: Statement) -> None:
        document = self.material.articles[statement.article].document
        id = f"article:{statement.article}"
        label = document.title or document.url or document.id
        self.nodes.setdefault(
            id,
            Node(
                id,
                "article",
                label,
                document.id,
                outlet=document.outlet,
                day=day_of(document),
                url=document.url,
            ),
        )

    def attribution(self, statement: Statement) -> None:
        document = self.material.articles[statement.article].document
        source = speaker(statement)
        how = "own_voice" if statement.own_voice else "relayed" if len(statement.chain) > 1 else "attributed"
        self.nodes[statement.uid] = Node(
            statement.uid,
            "attribution",
            statement.text,
            document.id,
            uid=statement.uid,
            outlet=document.outlet,
            day=day_of(document),
            url=document.url,
            text=statement.text,
            spans=statement.spans,
            source=source.name if source else None,
            party=source.party if source else None,
            factuality=statement.factuality,
            stance=statement.stance,
            how=how,
            taken_back=self.back.get(statement.uid),
        )

    def origin(self, id: str, root: Origin) -> None:
        first = self.material.statements[root.statements[0]]
        document = self.material.articles[first.article].document
        self.nodes[id] = Node(
            id,
            "origin",
            root.name,
            document.id,
            uid=first.uid,
            outlet=document.outlet,
            day=day_of(document),
            url=document.url,
            text=first.text,
            source=root.source.name if root.source else None,
            party=root.party,
            how=root.kind,
        )
        for uid in root.statements:
            statement = self.material.statements[uid]
            kind: EdgeKind = "quotes" if root.kind == "source" else "cites"
            spans = statement.attribution.source if statement.attribution else ()
            text = self.material.articles[statement.article].document.text
            evidence = tuple(
                Evidence("quote", statement.article, span, text[slice(*span)]) for span in spans[:1]
            )
            self.edge(Edge(uid, id, kind, _confidence(statement), evidence))

    def echo(self, link: Echo, denied: Mapping[str, Statement]) -> None:
        later, earlier = (self.material.statements[uid] for uid in (link.later, link.earlier))
        denial = denied.get(earlier.article) if later.article not in denied else None
        changes = self.drift(earlier, later, denial)
        self.edge(Edge(link.later, link.earlier, link.kind, link.confidence, link.evidence, changes))
        self.edge(
            Edge(
                f"article:{later.article}",
                f"article:{earlier.article}",
                link.kind,
                link.confidence,
                link.evidence,
            )
        )

    def drift(self, earlier: Statement, later: Statement, denial: Statement | None) -> tuple[Drift, ...]:
        """What changed; it is worked out once for copies that are alike in all that it depends on."""
        key = (self.told(earlier), self.told(later), denial.uid if denial else None)
        if key not in self.changes:
            self.changes[key] = drift(earlier, later, *self.documents(earlier, later), denial)
        return self.changes[key]

    def told(self, statement: Statement) -> tuple[object, ...]:
        document = self.material.articles[statement.article].document
        same = (statement.attribution, statement.source, *statement.chain)
        return document.text, document.published, statement.spans, tuple(map(id, same))

    def denial(self, denial: Statement, denied: Statement) -> None:
        """A denial in other words, which its article tells beside the claim."""
        assert denial.attribution
        span = next(iter(denial.attribution.cue), None)
        text = self.material.articles[denial.article].document.text[slice(*span)] if span else ""
        evidence = (Evidence("quote", denial.article, span, text),)
        self.edge(Edge(denial.uid, denied.uid, "denies", round(_BESIDE * _confidence(denial), 4), evidence))

    def chains(self, mine: Sequence[Statement]) -> None:
        """The stations of relay chains, as nodes of their own where no article of theirs is known."""
        for statement in mine:
            for hop in statement.chain[1:]:
                key = f"source:{outlet_key(hop.name) or hop.name.casefold()}"
                self.nodes.setdefault(key, Node(key, "source", hop.name, source=hop.name, party=hop.party))
                span = hop.mentions[0] if hop.mentions else None
                evidence = (Evidence("relay", statement.article, span, hop.name),)
                self.edge(Edge(statement.uid, key, "relays", _confidence(statement), evidence))

    def utterances(self, mine: Sequence[Statement]) -> None:
        """Quotations of one act of speech hang on one node."""
        groups = one_utterance(mine, self.material.articles)
        for number, (first, others) in enumerate(groups, 1):
            id = f"u{number}"
            source = speaker(first)
            self.nodes[id] = Node(
                id,
                "utterance",
                first.text,
                uid=first.uid,
                text=first.text,
                source=source.name if source else None,
            )
            self.edge(Edge(first.uid, id, "quotes", 1.0))
            for statement, found in others:
                changed = quote_altered(first, statement, *self.documents(first, statement))
                changes = (changed,) if changed else ()
                self.edge(Edge(statement.uid, id, "quotes", found.confidence, (), changes))

    def documents(self, one: Statement, other: Statement) -> tuple[Document, Document]:
        return self.material.articles[one.article].document, self.material.articles[other.article].document

    def relations(self, mine: Sequence[Statement], denying: Set[str]) -> None:
        """What is denied, what differs, and what says the same without depending on it."""
        inside = {statement.uid for statement in mine}
        for relation in self.material.relations:
            pair = (relation.here, relation.there)
            if relation.kind not in ("same", "denies", "differs") or not inside & set(pair):
                continue
            if not all(uid in self.material.statements for uid in pair):
                continue
            if relation.kind == "same" and not inside.issuperset(pair):
                continue
            if relation.kind == "denies" and relation.confidence < SURE and not denying & set(pair):
                continue
            later, earlier = sorted(pair, key=lambda uid: self.rank(uid), reverse=True)
            if relation.kind == "denies" and earlier not in inside:
                later, earlier = earlier, later
            for uid in pair:
                if uid not in self.nodes:
                    self.article(self.material.statements[uid])
                    self.attribution(self.material.statements[uid])
            linked = any((later, earlier, kind) in self.edges for kind in ECHOES)
            if relation.kind != "same" or not linked:
                words = tuple(
                    Evidence(
                        "quote",
                        self.material.statements[later].article,
                        None,
                        f"{name}: {a} / {b}" if a or b else name,
                    )
                    for name, a, b in relation.reasons
                )
                self.edge(Edge(later, earlier, relation.kind, relation.confidence, words))

    def rank(self, uid: str) -> tuple[object, ...]:
        statement = self.material.statements[uid]
        return place(statement, self.material.articles)

    def edge(self, edge: Edge) -> None:
        key = (edge.start, edge.end, edge.kind)
        if key not in self.edges or self.edges[key].confidence < edge.confidence:
            self.edges[key] = edge
