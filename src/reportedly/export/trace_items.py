"""The parts of a trace's page as plain values: what every line says, made visible and ready to be escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.export import trace_words as words
from reportedly.export.trace_layout import web
from reportedly.export.trace_view import Against, Root, Row, View
from reportedly.export.visible import clipped, one_line, visible
from reportedly.export.word_changes import Pieces, changes
from reportedly.trace.article_values import Elsewhere, RelatedArticle, StatementTrace
from reportedly.trace.values import Drift, Evidence, Node

#: Levels of indentation; deeper ones stand on the last.
_LEVELS = 8
#: Articles of a fold that are listed by name.
_LISTED = 1000
_AGAINST = {"denies": "denies it", "differs": "differs"}
_LONGEST, _REASON = 600, 180


@dataclass(frozen=True, slots=True)
class Change:
    """One drift: what it is called, and both texts in pieces."""

    name: str
    before: Pieces
    after: Pieces


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands."""

    day: str
    outlet: str
    #: ``None``: it cannot be followed.
    url: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One statement."""

    level: int
    where: Where
    #: How it depends on what stands above it; empty: directly below the origin.
    link: str
    facts: tuple[str, ...]
    #: Empty where it says the same as what stands above it.
    text: str
    reasons: tuple[tuple[str, str, str | None], ...] = ()
    changes: tuple[Change, ...] = ()
    also: tuple[str, ...] = ()
    #: ``412 more copies``; empty: an ordinary item.
    more: str = ""
    folded: tuple[Where, ...] = ()
    #: Folded articles that are not listed.
    unlisted: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin and what comes from it."""

    heading: str
    name: str
    facts: tuple[str, ...]
    url: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ArticleStatement:
    """One statement of an article that is traced."""

    standing: str
    name: str
    item: Item
    figures: str
    earlier: Where | None
    others: tuple[tuple[Where, str], ...]


def origins(view: View) -> tuple[Origin, ...]:
    """The origins of a claim with their trees."""
    return tuple(_origin(number, root) for number, root in enumerate(view.roots, 1))


def _origin(number: int, root: Root) -> Origin:
    items = tuple(_item(row) for row in root.rows)
    if root.origin is None:
        return Origin("Origin unknown", "", (), None, items)
    facts = tuple(one_line(fact) for fact in words.origin_facts(root.origin))
    return Origin(f"Origin {number}", one_line(root.origin.label), facts, web(root.origin.url), items)


def _item(row: Row) -> Item:
    level = min(row.depth, _LEVELS)
    if row.folded:
        listed = tuple(_where(node) for node in row.folded[:_LISTED])
        more = words.more(row.kind, len(row.folded))
        return Item(
            level, listed[0], "", (), "", more=more, folded=listed, unlisted=len(row.folded) - len(listed)
        )
    node = row.node
    repeats = row.parent is not None and _plain(row.parent.text) == _plain(node.text)
    return Item(
        level=level,
        where=_where(node),
        link=words.link(row.edge) if row.edge else "",
        facts=tuple(_facts(node.how, node.source, node.factuality, node.stance)),
        text="" if repeats else _shown(node.text),
        reasons=_reasons(row.edge.evidence) if row.edge else (),
        changes=tuple(change(drift) for drift in row.drift),
        also=tuple(" · ".join(_facts(n.how, n.source, n.factuality, n.stance)) for n in row.also),
    )


def against(one: Against) -> Item:
    """A statement that denies the claim, takes it back, or differs from it."""
    node = one.node
    facts = tuple(_facts(node.how, node.source, node.factuality, node.stance))
    if node.taken_back:
        facts = (*filter(None, [one_line(words.speaker(node.how, node.source))]), *words.said_how(node))
    reasons = tuple(("", words.reason(clipped(reason.text, _LONGEST)), None) for reason in one.edge.evidence)
    link = f"{'takes it back' if node.taken_back else _AGAINST[one.edge.kind]}, {one.edge.confidence:.0%}"
    return Item(0, _where(node), link, facts, _shown(node.text), reasons)


def article_statement(statement: StatementTrace) -> ArticleStatement:
    """One statement of an article that is traced."""
    echo = statement.echo
    name = {"first": "first here", "echo": "echo of", "independent": "also said independently"}
    item = Item(
        0,
        Where("", "", None),
        f"{words.LINK_WORDS.get(echo.kind, echo.kind)}, {echo.confidence:.0%}" if echo else "",
        tuple(_facts(statement.how, statement.source, statement.factuality, statement.stance)),
        _shown(statement.text),
        _reasons(echo.evidence) if echo else (),
        tuple(change(drift) for drift in echo.drift) if echo else (),
    )
    return ArticleStatement(
        statement.standing,
        name[statement.standing],
        item,
        words.figures(statement),
        _where(echo.earlier) if echo else None,
        tuple((_where(one), one_line(one.source or "")) for one in statement.also),
    )


def related(one: RelatedArticle) -> tuple[Where, str, str]:
    """An article that shares text: where it stands, its title, and how it stands to the one traced."""
    reuse = one.reuse
    facts = f"{words.REUSE_WORDS.get(reuse.kind, reuse.kind)}, {reuse.confidence:.0%}"
    if reuse.earlier is None and reuse.kind not in ("same_story", "unrelated"):
        facts += " · direction unknown"
    where = Where(one_line(one.day or words.NO_DAY), one_line(one.outlet or words.NO_OUTLET), web(one.url))
    return where, one_line(one.title or ""), facts


def change(drift: Drift) -> Change:
    """A drift with the words marked that only one side has."""
    before, after = changes(visible(drift.before), visible(drift.after))
    return Change(words.DRIFT_WORDS.get(drift.kind, drift.kind), before, after)


def _where(node: Node | Elsewhere) -> Where:
    return Where(one_line(node.day or words.NO_DAY), one_line(node.outlet or words.NO_OUTLET), web(node.url))


def _facts(how: str | None, source: str | None, factuality: str | None, stance: str | None) -> Iterator[str]:
    if how and (name := words.speaker(how, source)):
        yield one_line(name)
    yield from words.firmly(how, factuality, stance)
    if how == "relayed":
        yield "relayed"


def _reasons(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, str, str | None], ...]:
    """Each reason: what it is called, its words, and the address that they are, if they are one."""
    return tuple(
        (name, clipped(text, _REASON), web(text) if " " not in text else None)
        for name, text in words.because(evidence)
    )


def _shown(text: str | None) -> str:
    return words.quoted(clipped(text, _LONGEST)) if text else ""


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
