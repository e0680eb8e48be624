"""PolNeAR dev as pre-cut sentences with BIO labels, the form of published results (CofeNet, COLING 2022)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.penn_tokens import WrittenSentence, spaced, written_out
from evaluation.polnear import folder
from evaluation.predict import Reader, read
from reportedly.measures import ROLES, Role, SentenceScore, score_sentences
from reportedly.types import Attribution, Reading, Span, Spans

#: How a sentence's tokens are made into a text to read.
Writing = Callable[[Sequence[str]], WrittenSentence]
#: The first is the one to report: nothing is repaired.
WRITINGS: dict[str, Writing] = {"as they are": spaced, "written out": written_out}


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """The tokens of a sentence, each with its BIO label."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]


def gold(shared: Path) -> list[LabelledSentence]:
    """The labelled sentences."""
    file = folder(shared, "polnear-sentences/valid.jsonl")
    records = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip()]
    return [LabelledSentence(tuple(r["tokens"]), tuple(r["labels"])) for r in records]


def predict(
    sentences: Sequence[LabelledSentence], writing: Writing, reader: Reader = read
) -> list[list[str]]:
    """Read every sentence on its own and label its tokens."""
    written = [writing(sentence.tokens) for sentence in sentences]
    return [labels(reader(f"sentence {i}", s.text), s.spans) for i, s in enumerate(written, 1)]


def score(
    sentences: Sequence[LabelledSentence], predicted: Sequence[Sequence[str]]
) -> dict[Role, SentenceScore]:
    """Compare predicted labels with the gold ones."""
    return score_sentences([sentence.labels for sentence in sentences], predicted)


def write_predictions(predicted: Sequence[Sequence[str]], file: Path) -> None:
    """Write labels as JSON lines ``{"labels": [...]}``, in the order of the sentences."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps({"labels": each}) + "\n" for each in predicted), "utf-8")


def labels(reading: Reading, tokens: Sequence[Span]) -> list[str]:
    """BIO labels of tokens from a Reading.

    A token has one label only, so attributions inside another one are left out, and where two overlap the
    more confident one labels first.

    Args:
        reading: of the text in which the tokens stand.
        tokens: where each stands.
    """
    result = ["O"] * len(tokens)
    outermost = [a for a in reading.attributions if a.parent is None]
    for attribution in sorted(outermost, key=lambda a: -a.confidence):
        for role in ROLES:
            _label(result, role, _covered(_spans(attribution, role), tokens))
    return result


def _spans(attribution: Attribution, role: Role) -> Spans:
    return {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}[role]


def _covered(spans: Spans, tokens: Sequence[Span]) -> list[int]:
    return [
        i
        for i, (start, end) in enumerate(tokens)
        if any(start < stop and first < end for first, stop in spans)
    ]


def _label(result: list[str], role: Role, covered: Sequence[int]) -> None:
    previous = -2
    for i in covered:
        if result[i] != "O":
            continue
        result[i] = f"I-{role}" if previous == i - 1 else f"B-{role}"
        previous = i
