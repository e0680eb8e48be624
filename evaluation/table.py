"""The page of figures (``docs/evaluation.md``), made whole from one run."""

from __future__ import annotations

import platform
from dataclasses import dataclass

from evaluation.markdown import fill, percent, prf, section
from evaluation.references import references
from evaluation.speed import COLD_STARTS, WARM_UP, Throughput
from reportedly.measures import RELATION_MEASURES, ROLES, Evaluation, Role, SentenceScore
from reportedly.measures.role_scores import ROLE_MEASURES


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that the page shows."""

    #: Name and version of the model.
    model: str
    #: Hash of PolNeAR dev.
    corpus: str
    #: Whole articles of PolNeAR dev, grouped by outlet, with intervals.
    polnear: Evaluation
    #: By way of writing the sentences out; the first is the one to report.
    sentences: dict[str, dict[Role, SentenceScore]]
    #: The own examples, the univocal view and everything.
    examples: Evaluation
    examples_everything: Evaluation
    throughput: Throughput
    #: Seconds on the wall.
    cold_start: float


def page(results: Results) -> str:
    """The page, in Markdown."""
    return "\n\n".join(
        (
            _head(results),
            _relations(results.polnear),
            _roles(results.polnear),
            _kinds(results.polnear),
            _outlets(results.polnear),
            _reliability(results.polnear),
            _sentences(results.sentences),
            _speed(results),
            _examples(results),
            _FOOT,
        )
    )


_FOOT = """\
## How to get these figures

`make eval`, or `python -m evaluation table --shared DIR`, where DIR holds `polnear/` (the corpus of that
name, with its `dev` part) and `polnear-sentences/`. `python -m evaluation errors --shared DIR` shows
the worst mistakes, `python -m evaluation gate` holds the floors. The measures are part of the package:
`reportedly eval --gold G --pred P` applies them to annotations of your own.
"""

_HEAD = """\
# Evaluation

<!-- Written by `python -m evaluation table`: do not edit. -->

"""


def _head(results: Results) -> str:
    overall = results.polnear.overall
    return _HEAD + fill(
        "How well reportedly reads, on the development part of PolNeAR 1.0 (Newell, Margolin & Ruths, "
        f"LREC 2018): {overall.documents} articles of seven outlets, {overall.tokens:,} tokens, "
        f"{overall.gold:,} attributions marked by people (corpus `{results.corpus}`). Model "
        f"`{results.model}`. Figures are percent unless they say otherwise; P precision, R recall, F1 "
        "their harmonic mean, micro-averaged over the articles, with 95 % bootstrap intervals over "
        "articles. The model was trained on PolNeAR's training part, and its settings were chosen on the "
        "articles measured here: expect slightly less on others."
    )


def _relations(evaluation: Evaluation) -> str:
    prose = (
        "An attribution counts as found when a predicted one meets it, one to one (optimal matching). "
        "The first line is the headline figure."
    )
    meaning = {measure.name: measure.meaning for measure in RELATION_MEASURES}
    rows = [
        [f"`{name}`: {meaning[name]}", *prf(tally), *_beside(evaluation, name, name)]
        for name, tally in evaluation.overall.relations.items()
    ]
    return section("Attributions", prose, ["", "P", "R", "F1", *_beside_head()], rows)


def _roles(evaluation: Evaluation) -> str:
    prose = (
        "*token*: tokens of any span of the role. *exact*: the whole span; *exact_np* with punctuation "
        "left out. *overlap*: partial credit by dice coefficient."
    )
    rows = [
        [f"{role}, {measure}", *prf(evaluation.overall.roles[role][measure])]
        + (_beside(evaluation, f"token.{role}", f"token_{role}") if measure == "token" else [""] * 3)
        for role in ROLES
        for measure in ROLE_MEASURES
    ]
    return section("Spans by role", prose, ["", "P", "R", "F1", *_beside_head()], rows)


def _beside_head() -> list[str]:
    known = references()
    return ["95 %", *(f"F1 {known[key].name}" for key in ("peer", "human"))]


def _beside(evaluation: Evaluation, interval: str, figure: str) -> list[str]:
    """The interval of a figure, and what others reach."""
    low, high = evaluation.intervals[interval]
    known = references()
    return [f"{percent(low)}–{percent(high)}", *(known[key].cell(figure) for key in ("peer", "human"))]


def _kinds(evaluation: Evaluation) -> str:
    others = [references()[key] for key in ("peer", "human")]
    head = ["", "gold", "predicted", "P", "R", "F1", *(f"R {other.name}" for other in others)]
    rows = []
    for kind, of in evaluation.overall.kinds.items():
        for name in ("relation", "relation_c"):
            tally = of[name]
            theirs = [other.cell(f"recall_{kind}") if name == "relation" else "" for other in others]
            rows.append([f"{kind}, `{name}`", str(tally.gold), str(tally.predicted), *prf(tally), *theirs])
    prose = (
        "Direct: all words of the content stand inside double quotation marks; mixed: some; indirect: none."
    )
    return section("By kind of content", prose, head, rows)


def _outlets(evaluation: Evaluation) -> str:
    head = ["", "articles", "gold", "P", "R", "F1", "content F1", *(f"token F1 {role}" for role in ROLES)]
    rows = []
    for name, score in evaluation.groups.items():
        shares = [score.relations["relation_c"].f1, *(score.roles[role]["token"].f1 for role in ROLES)]
        counts = [str(score.documents), str(score.gold)]
        rows.append([name, *counts, *prf(score.relations["relation"]), *map(percent, shares)])
    return section("By outlet", "P, R, F1: `relation`; content F1: `relation_c`.", head, rows)


def _reliability(evaluation: Evaluation) -> str:
    calibration = evaluation.calibration
    if calibration is None:
        return "## Reliability of the confidences\n\nThe predictions carry none."
    prose = (
        "Of the attributions given a confidence, how many are right by `relation`. Expected calibration "
        f"error {percent(calibration.expected_error)} %, Brier score {calibration.brier:.3f}, over "
        f"{calibration.count:,} predicted attributions."
    )
    rows = [
        [f"{b.low:.1f}–{b.high:.1f}", str(b.count), percent(b.confidence), percent(b.right)]
        for b in calibration.bins
    ]
    head = ["confidence", "attributions", "mean confidence", "right"]
    return section("Reliability of the confidences", prose, head, rows)


def _sentences(by_writing: dict[str, dict[Role, SentenceScore]]) -> str:
    published = references()["sentences"]
    prose = (
        "The same articles as sentences with BIO labels, each read on its own: exact match of role, "
        "first and last token. *As they are*: the Treebank tokens joined by spaces, which is what the "
        "published figures are about. *Written out*: quotation marks, brackets and spacing as a "
        "newspaper prints them."
    )
    rows = []
    for writing, scores in by_writing.items():
        for role, score in scores.items():
            rest = [percent(score.begin.f1), percent(score.jaccard), published.cell(role)]
            rows.append([f"{role}, tokens {writing}", *prf(score.exact), *rest])
    head = ["", "P", "R", "F1", "begin F1", "Jaccard", f"F1 {published.name}"]
    return section("Pre-cut sentences", prose, head, rows)


def _speed(results: Results) -> str:
    run = results.throughput
    prose = (
        f"Reading with everything on, over the {run.articles} articles after a warm-up of {WARM_UP}; the "
        f"cold start is the median of {COLD_STARTS}. Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}."
    )
    rows = [
        ["articles per CPU-second, one warm process, one thread", f"{run.articles_per_cpu_second:.1f}"],
        ["cold start of the command line to the end of one article, s", f"{results.cold_start:.2f}"],
        ["memory of one reading process, most ever held, MB", f"{run.peak_bytes / 1e6:.0f}"],
    ]
    return section("Speed", prose, ["", ""], rows)


def _examples(results: Results) -> str:
    views = {
        "univocal, as PolNeAR is annotated": results.examples.overall,
        "everything: nested and follow-on statements, too": results.examples_everything.overall,
    }
    rows = [
        [name, str(score.gold), *prf(score.relations["relation"]), percent(score.relations["relation_c"].f1)]
        for name, score in views.items()
    ]
    count = results.examples.overall.documents
    prose = f"The {count} articles of `examples/`, read whole, with furniture and all."
    head = ["", "gold", "P", "R", "F1", "content F1"]
    return section("The project's own examples", prose, head, rows)
