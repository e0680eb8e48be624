"""Let a trained network mark unlabelled articles, so that its successor also trains on them (self-training).

    python -m training.own_labels --model DIR --articles FILE.jsonl[.gz] --out FILE.jsonl

``DIR`` holds an exported network (``python -m training.export``); the articles have at least ``text``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from reportedly.extract.attributions import flat
from reportedly.extract.words import split
from reportedly.models.network import load_from
from training.polnear import Example, example

#: Longer articles are mostly transcripts and lists.
LONGEST = 12_000


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Id and text, headline first, of every article."""
    with (
        gzip.open(path, "rt", encoding="utf8")
        if path.suffix == ".gz"
        else open(path, encoding="utf8") as file
    ):
        for number, line in enumerate(file):
            record = json.loads(line)
            text = record["text"]
            if record.get("title") and not text.startswith(record["title"]):
                text = record["title"] + "\n\n" + text
            yield str(record.get("id", number)), text[:LONGEST]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    network = load_from(args.model)
    unfinished = args.out.with_suffix(".new")
    with open(unfinished, "w", encoding="utf8") as out:
        for name, text in texts(args.articles):
            found = [
                {"source": a.source, "cue": a.cue, "content": a.content} for a in flat(split(text), network)
            ]
            out.write(
                json.dumps({"id": name, "text": text, "attributions": found}, ensure_ascii=False) + "\n"
            )
    unfinished.replace(args.out)


def read_own_labels(path: Path) -> list[Example]:
    """What :func:`main` wrote, as training examples."""
    examples = []
    with open(path, encoding="utf8") as file:
        for line in file:
            record = json.loads(line)
            roles = [
                {role: [(int(s), int(e)) for s, e in found[role]] for role in ("source", "cue", "content")}
                for found in record["attributions"]
            ]
            examples.append(example(record["id"], record["text"], roles))
    return examples


if __name__ == "__main__":
    main()
