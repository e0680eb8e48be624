"""Small articles and statements; what a row does not name is filled in."""

from __future__ import annotations

from reportedly.trace.values import Article, Passage, Relation, RelationKind, Reuse, ReuseKind, Statement
from reportedly.types import Attribution, Credit, Document, Factuality, Link, Source, SourceKind


def source(
    name: str, kind: SourceKind | None = "named_person", *, id: str = "s1", party: str | None = None
) -> Source:
    """A source with a mention at the start of its article."""
    return Source(id, name, ((0, 1),), kind, party=party)


def article(
    key: str,
    *said: tuple[str, Source | None],
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    credit: str | None = None,
    link: str | None = None,
    via: tuple[str, ...] = (),
    factuality: Factuality | None = "CT+",
) -> Article:
    """An article that has each of these said; without a source it says so in its own voice.

    The statements have the uids ``KEY1``, ``KEY2``, ...; ``via`` are the outlets that passed them on.
    """
    text = "\n\n".join(f"{words}." for words, _ in said)
    statements, at = [], 0
    for number, (words, who) in enumerate(said, 1):
        spans = ((at, at + len(words)),)
        hops = tuple(source(name, "named_organization", id=f"v{n}") for n, name in enumerate(via))
        attribution = None
        if who:
            attribution = Attribution(
                f"a{number}", "indirect", spans, source_id=who.id, factuality=factuality
            )
        statements.append(
            Statement(f"{key}{number}", key, words, spans, attribution, who, (who, *hops) if who else ())
        )
        at += len(words) + 3
    document = Document(
        key,
        text,
        outlet=outlet,
        published=published,
        url=url,
        credits=(Credit(credit, None),) if credit else (),
        links=(Link((0, 1), link),) if link else (),
    )
    return Article(key, document, tuple(statements))


def reuse(
    one: Article,
    other: Article,
    *,
    kind: ReuseKind = "wire_copy",
    earlier: str | None = None,
    share: float = 0.9,
) -> Reuse:
    """All of both articles is one shared passage."""
    passage = Passage((0, len(one.document.text)), (0, len(other.document.text)), 20)
    return Reuse(one.key, other.key, kind, 0.9, (passage,), share, share, earlier, 0.9 if earlier else 0.0)


def relation(here: str, there: str, kind: RelationKind = "same", confidence: float = 0.9) -> Relation:
    """A relation of two statements."""
    return Relation(here, there, kind, confidence)
