"""``python -m evaluation.labels.check --shared DIR``: do the labels fit the texts they were made on?

Every record's text must be there with the hash it was labelled at, every span inside it, those that are not
PolNeAR's own on whole words, every index a source of its article, every value one that the guideline knows.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import click

from evaluation.polnear import folder
from reportedly.errors import ReportedlyError
from reportedly.types import SOURCE_KINDS, Factuality, Stance

#: The label files, by what they may be used for.
FILES = {
    split: Path(__file__).with_name(f"sources.{split}.jsonl")
    for split in (
        "dev",
        "held",
        "dev2",
        "check2",
        "dev3",
        "dev4",
        "dev5",
        "check5",
        "dev6",
        "check6",
        "dev7",
        "check7",
        "dev8",
        "check8",
        "dev9",
    )
}
#: Follow-on statements, in a form of their own.
FOLLOW = Path(__file__).with_name("sources.follow.jsonl")
#: Splits in which only kind, name and grouping of the sources are labelled.
IDENTITY_ONLY = frozenset({"dev3"})
#: Splits that are for measuring only: their mistakes are not looked at.
UNSEEN = frozenset({"held", "check2", "check5", "check6", "check7", "check8"})

#: One line of a label file; GUIDELINE.md describes it.
Record = dict[str, Any]


def records(split: str) -> list[Record]:
    """The labelled articles of one split, a key of ``FILES``."""
    found = [json.loads(line) for line in FILES[split].read_text(encoding="utf-8").splitlines()]
    return [_filled(record) for record in found] if split in IDENTITY_ONLY else found


def _filled(record: Record) -> Record:
    """A record in the full form, with nothing where nothing was labelled."""
    nothing: Record = {"title": None, "affiliation": None, "justification": []}
    unjudged: Record = {"stance": "neutral", "factuality": None, "relay": []}
    return {
        **record,
        "credits": [],
        "follow_on": [],
        "sources": [{**nothing, **source} for source in record["sources"]],
        "attributions": [{**unjudged, **attribution} for attribution in record["attributions"]],
    }


def texts(shared: Path, wanted: list[Record]) -> dict[str, str]:
    """The texts that the records' offsets point into, by id; those not found are left out."""
    found: dict[str, str] = {}
    for record in wanted:
        if record["corpus"] == "polnear":
            for part in ("dev", "train"):
                path = folder(shared, "polnear") / part / "text" / f"{record['id']}.txt"
                if path.exists():
                    found[record["id"]] = path.read_bytes().decode()
    ids = {record["id"] for record in wanted if record["corpus"] == "newsroom"}
    if ids:
        with gzip.open(folder(shared, "newsroom") / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            found |= {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in ids}
    return found


def problems(record: Record, text: str | None) -> list[str]:
    """What is wrong with one record; empty where nothing is."""
    if text is None:
        return ["its text is not in the shared folder"]
    if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
        return ["its text is not the one that was labelled"]
    return [*_source_problems(record), *_attribution_problems(record), *_span_problems(record, text)]


def _source_problems(record: Record) -> Iterator[str]:
    relayed = {node for a in record["attributions"] for node in a["relay"] if isinstance(node, int)}
    for number, source in enumerate(record["sources"]):
        if source["kind"] not in SOURCE_KINDS:
            yield f"source {number} is of no known kind: {source['kind']!r}"
        if source["name"] is None:
            yield f"source {number} has no name"
        if not source["mentions"] and number not in relayed:
            yield f"source {number} has neither a mention nor a place in a relay"


def _attribution_problems(record: Record) -> Iterator[str]:
    known = range(len(record["sources"]))
    mentions = {tuple(span) for source in record["sources"] for span in source["mentions"]}
    for number, attribution in enumerate(record["attributions"]):
        where = f"attribution {number}"
        index, joint = attribution["source_index"], attribution.get("joint", [])
        indexes = [*([] if index is None else [index]), *joint]
        if any(i not in known for i in [*indexes, *(n for n in attribution["relay"] if isinstance(n, int))]):
            yield f"{where} points to a source that is not there"
        if joint and joint[0] != index:
            yield f"{where}: its first joint source is not its source"
        if attribution["relay"] and attribution["relay"][0] not in indexes:
            yield f"{where}: its relay does not begin with the speaker"
        if attribution["factuality"] not in (None, *get_args(Factuality)):
            yield f"{where} has no known factuality: {attribution['factuality']!r}"
        if attribution["stance"] not in get_args(Stance):
            yield f"{where} has no known stance: {attribution['stance']!r}"
        alone = index is not None and not joint and attribution["source"]
        if alone and tuple(attribution["source"]) not in mentions:
            yield f"{where}: its source is not among the mentions"
    for number, follow_on in enumerate(record["follow_on"]):
        if follow_on["source_index"] not in known:
            yield f"follow-on {number} points to a source that is not there"


def follow_problems(record: Record, text: str | None) -> list[str]:
    """What is wrong with one record of follow-on statements; empty where nothing is."""
    if text is None:
        return ["its text is not in the shared folder"]
    if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
        return ["its text is not the one that was labelled"]
    indexes = {i for row in record["follow_on"] for i in (row["source_index"], *row.get("also", ()))}
    spans = [*(row["span"] for row in record["follow_on"]), *record["open"]]
    found = list(_misplaced(text, (("sentence", span, True) for span in spans)))
    if any(index not in range(len(record["sources"])) for index in indexes):
        found.append("a follow-on statement points to a source that is not there")
    return found


def _span_problems(record: Record, text: str) -> Iterator[str]:
    yield from _misplaced(text, _spans(record))


def _misplaced(text: str, spans: Iterable[tuple[str, list[int], bool]]) -> Iterator[str]:
    for where, (start, end), corpus_own in spans:
        if not 0 <= start < end <= len(text):
            yield f"{where} {start}-{end} is outside its text of {len(text)} characters"
        elif text[start].isspace() or text[end - 1].isspace():
            yield f"{where} {start}-{end} begins or ends with a blank"
        elif not corpus_own and (_inside_word(text, start) or _inside_word(text, end)):
            yield f"{where} {start}-{end} begins or ends inside a word"


def _inside_word(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def _spans(record: Record) -> Iterator[tuple[str, list[int], bool]]:
    """Every span with what it belongs to and whether PolNeAR's annotators, not ours, drew it."""
    of_corpus = record["corpus"] == "polnear"
    for span in record["credits"]:
        yield "credit", span, False
    for number, source in enumerate(record["sources"]):
        where = f"source {number}"
        single = [source[field] for field in ("name", "title", "affiliation") if source[field]]
        for span in [*single, *source["justification"], *source.get("title_also", [])]:
            yield where, span, False
        for span in source["mentions"]:
            yield where, span, of_corpus
    for number, attribution in enumerate(record["attributions"]):
        where, own = f"attribution {number}", of_corpus and not attribution.get("added")
        for span in [attribution[field] for field in ("cue", "source") if attribution[field]]:
            yield where, span, own
        for span in attribution["content"]:
            yield where, span, own
        for span in (node for node in attribution["relay"] if not isinstance(node, int)):
            yield where, span, False
    for number, follow_on in enumerate(record["follow_on"]):
        yield f"follow-on {number}", follow_on["span"], False


@click.command()
@click.option(
    "--shared",
    required=True,
    envvar="REPORTEDLY_SHARED",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds polnear/ and newsroom/.",
)
def main(shared: Path) -> None:
    """Hold the hand labels against the texts they were made on."""
    failed = 0
    for split, path in FILES.items():
        if not path.exists():
            continue
        labelled = records(split)
        found = texts(shared, labelled)
        for record in labelled:
            for problem in problems(record, found.get(record["id"])):
                failed += 1
                click.echo(f"{split} {record['id']}: {problem}", err=True)
        sources = sum(len(record["sources"]) for record in labelled)
        statements = sum(len(record["attributions"]) for record in labelled)
        click.echo(f"{split}: {len(labelled)} articles, {sources} sources, {statements} attributions")
    labelled = [json.loads(line) for line in FOLLOW.read_text(encoding="utf-8").splitlines()]
    found = texts(shared, labelled)
    for record in labelled:
        for problem in follow_problems(record, found.get(record["id"])):
            failed += 1
            click.echo(f"follow {record['id']}: {problem}", err=True)
    click.echo(f"follow: {len(labelled)} articles")
    if failed:
        raise SystemExit(f"{failed} problems")


if __name__ == "__main__":
    try:
        main()
    except ReportedlyError as error:
        raise SystemExit(str(error)) from error
