"""A ledger with the largest pages: a statement of thousands of articles, and an article of 20,000 words.

The copies are related by writing down what the comparison says of each and the three earliest ones, which is
what a trace asks for: comparing every pair of them takes hours, and the pages show the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

from reportedly import Ledger
from reportedly.ledger import loading, relating, schema
from reportedly.trace import reuse
from reportedly.tracing.relate import to_article
from reportedly.tracing.stored import stored_reuse
from reportedly.tracing.version import VERSION
from reportedly.types import Attribution, Document, Reading, Source, Spans

#: Of the long article.
WORDS = 20_000
_EARLIEST = 3
_FIRST_DAY = date(2031, 5, 4)
_CLAIM = "the harbour wall at Lisk would be rebuilt by the spring of next year"
_PLACES = [
    "Lisk",
    "Orla",
    "Elm",
    "Tarn",
    "Fenwick",
    "Quill",
    "Reyl",
    "Brant",
    "Osk",
    "Mere",
    "Holt",
    "Vane",
    "Caddo",
    "Ridge",
    "Sorrel",
    "Penn",
]
_PAPERS = ["Post", "Mail", "Herald", "Echo", "Times", "Courier", "Gazette", "Observer", "Record", "Star"]
_MANNERS = (
    "In {place}, the council said on {day} that {claim}, the {first} reported.",
    "The council told reporters in {place} that {claim}, according to the {first}.",
    "The council, as the {first} reported, said that {claim}; {place} waits for its share of the money.",
)
_FILL = (
    "Boats lay on their sides in the outer basin and the ferry did not run.",
    "The road along the quay stays closed until engineers have looked at the foundations.",
    "A bakery and two workshops lost their stock to the water.",
)


def make(path: Path, copies: int, echoes: int) -> None:
    """The ledger.

    Args:
        path: where it will lie.
        copies: of one article.
        echoes: other articles that have its statement.
    """
    with Ledger(path) as ledger:
        rows = [*readings(copies, echoes), long_article()]
        for start in range(0, len(rows), 500):
            ledger.add(*rows[start : start + 500])
        ledger.database.write(_relate)


def _relate(connection: sa.Connection) -> None:
    """Write down how the copies stand to the earliest ones; what all say is one content, with no relation."""
    documents = schema.documents.c
    copied = sa.select(documents.pk, documents.fingerprint).where(documents.id.like("copy-%"))
    prints = {row.pk: row.fingerprint for row in connection.execute(copied.order_by(documents.pk))}
    numbers = list(prints)
    articles = {one.pk: to_article(one) for one in loading.articles(connection, numbers)}
    found = []
    for later in numbers:
        for earlier in numbers[:_EARLIEST]:
            if earlier < later:
                one, other = sorted((earlier, later), key=lambda key: (prints[key], key))
                compared = reuse.compare(articles[earlier], articles[later])
                keys = {articles[key].key: key for key in (earlier, later)}
                found.append(stored_reuse(compared, keys, one, other))
    relating.put_reuses(connection, found)
    connection.execute(schema.traced.update().values(version=VERSION))


def readings(copies: int, echoes: int) -> Iterator[Reading]:
    """One article, its copies, and articles that echo it."""
    chosen = random.Random(5)
    wire = f"The council said that {_CLAIM}. " + " ".join(_FILL)
    for number in range(copies + 1):
        yield _reading(f"copy-{number}", wire, _outlet(number), number // 25)
    for number in range(echoes):
        day = 1 + number // 20
        place = f"{chosen.choice(_PLACES)} {chosen.choice(('Cove', 'Hill', 'Bay', 'Green'))} {number}"
        first = _outlet(0)
        said = _MANNERS[number % 3].format(
            place=place, claim=_CLAIM, first=first, day=f"{_FIRST_DAY + timedelta(day):%A}"
        )
        yield _reading(f"echo-{number}", f"{said} {chosen.choice(_FILL)}", _outlet(number + 7), day)


def long_article() -> Reading:
    """An article of 20,000 words in which 40 people say something in every other sentence."""
    chosen, text = random.Random(6), "A long inquiry\n\n"
    attributions: list[Attribution] = []
    names: list[str] = []
    first: dict[str, tuple[int, int]] = {}
    for number in range(40):
        names.append(f"{chosen.choice(_PLACES)}ina {chosen.choice(_PLACES)}er-{number}")
    while len(text.split()) < WORDS:
        for _ in range(4):
            who, said = chosen.choice(names), f"{chosen.choice(_FILL)[:-1].lower()} {len(attributions)} times"
            start = len(text)
            text += f"{who} told the inquiry that {said}. {chosen.choice(_FILL)} "
            span = (start, start + len(who))
            first.setdefault(who, span)
            cue, content = text.index("told", start), text.index(said, start)
            attributions.append(
                Attribution(
                    f"a{len(attributions) + 1}",
                    "indirect",
                    content=((content, content + len(said)),),
                    cue=((cue, cue + 4),),
                    source=(span,),
                    source_id=f"s{names.index(who) + 1}",
                    source_ids=(f"s{names.index(who) + 1}",),
                    confidence=0.9,
                    factuality="CT+",
                )
            )
        text = text.rstrip() + "\n\n"
    sources = [Source(f"s{n + 1}", who, (first[who],), "named_person") for n, who in enumerate(names)]
    document = Document("long", text.rstrip(), title="A long inquiry", headline=(0, 14), outlet="Lisk Post")
    return Reading(document, attributions=tuple(attributions), sources=tuple(sources))


def _outlet(number: int) -> str:
    place = _PLACES[number % len(_PLACES)]
    return f"{place} {_PAPERS[number // len(_PLACES) % len(_PAPERS)]} {number // 160 or ''}".strip()


def _reading(name: str, text: str, outlet: str, day: int) -> Reading:
    def words(part: str) -> Spans:
        start = text.index(part)
        return ((start, start + len(part)),)

    who = "the council" if "the council" in text else "The council"
    cue = "told" if "told" in text else "said"
    return Reading(
        Document(
            name,
            text,
            title=f"Wall at Lisk ({name})",
            outlet=outlet,
            published=f"{_FIRST_DAY + timedelta(day)}",
        ),
        attributions=(
            Attribution(
                "a1",
                "indirect",
                content=words(_CLAIM),
                cue=words(cue),
                source=words(who),
                source_id="s1",
                source_ids=("s1",),
                confidence=0.95,
                factuality="CT+",
            ),
        ),
        sources=(Source("s1", "the council", words(who), "named_organization"),),
    )
