"""The runs behind the commands: read a corpus, compare, hand back the values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from evaluation import gate, own_examples, predict
from evaluation import polnear as polnear_corpus
from evaluation import sentences as sentence_corpus
from evaluation.corpus_hash import corpus_hash
from evaluation.speed import cold_start, throughput
from evaluation.table import Results
from reportedly.measures import AnnotatedDocument, Evaluation, Role, SentenceScore, evaluate


def polnear(
    shared: Path, *, pred: Path | None = None, write: Path | None = None, resamples: int = 0
) -> Evaluation:
    """PolNeAR dev, whole articles, grouped by outlet.

    Args:
        shared: the folder that holds the corpus.
        pred: predictions to take instead of reading the articles.
        write: a file to write the predictions to.
        resamples: bootstrap resamples for intervals; 0: none.
    """
    gold = polnear_corpus.gold(shared)
    predicted = predict.predictions(gold, pred)
    if write is not None:
        predict.write_predictions(predicted, write)
    return evaluate(gold, predicted, group_of=_outlet, resamples=resamples)


def sentences(shared: Path, *, write: Path | None = None) -> dict[str, dict[Role, SentenceScore]]:
    """PolNeAR dev as pre-cut sentences, by way of writing them; ``write`` gets the labels of the first."""
    gold = sentence_corpus.gold(shared)
    predicted = {
        name: sentence_corpus.predict(gold, writing) for name, writing in sentence_corpus.WRITINGS.items()
    }
    if write is not None:
        sentence_corpus.write_predictions(next(iter(predicted.values())), write)
    return {name: sentence_corpus.score(gold, labels) for name, labels in predicted.items()}


def examples() -> tuple[Evaluation, Evaluation]:
    """The own examples: the univocal view, then everything."""
    loaded = own_examples.load()
    univocal, everything = own_examples.predictions(loaded)
    return (
        evaluate({e.univocal.id: e.univocal for e in loaded}, univocal),
        evaluate({e.everything.id: e.everything for e in loaded}, everything),
    )


def verdicts(shared: Path | None) -> tuple[list[gate.Verdict], Evaluation]:
    """Examples and, where its folder is given, PolNeAR dev against their floors; the examples' evaluation."""
    own = examples()[0]
    found = [gate.verdict("examples", own)]
    if shared is not None:
        found.append(gate.verdict("polnear-dev", polnear(shared)))
    return found, own


def everything(shared: Path, *, progress: Callable[[str], None]) -> Results:
    """All that the page of figures shows.

    Args:
        shared: the folder that holds the corpora.
        progress: told what is being measured.
    """
    gold = polnear_corpus.gold(shared)
    progress("articles of PolNeAR dev")
    articles = polnear(shared, resamples=1000)
    progress("sentences of PolNeAR dev")
    by_writing = sentences(shared)
    progress("own examples")
    own, own_everything = examples()
    progress("speed")
    return Results(
        model=predict.read("model", "Nobody said anything.").model or "unnamed",
        corpus=corpus_hash(gold),
        polnear=articles,
        sentences=by_writing,
        examples=own,
        examples_everything=own_everything,
        throughput=throughput(gold),
        cold_start=cold_start(middling(gold)),
    )


def middling(gold: Mapping[str, AnnotatedDocument]) -> str:
    """The text of middling length."""
    texts = sorted((document.text or "" for document in gold.values()), key=len)
    return texts[len(texts) // 2]


def _outlet(document: AnnotatedDocument) -> str:
    return document.outlet or ""
