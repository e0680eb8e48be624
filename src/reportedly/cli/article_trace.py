"""The trace of an article in the terminal: which statements are first here, and which echo earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from reportedly.cli.screen import Screen
from reportedly.cli.trace_tree import drifted, flowing, wrapped
from reportedly.export import trace_words as words
from reportedly.export.statements import counted
from reportedly.export.visible import clipped, one_line
from reportedly.trace.article_values import ArticleTrace, Elsewhere, RelatedArticle, StatementTrace

_DIM, _BOLD = Style(dim=True), Style(bold=True)
_STANDING = {
    "first": ("first here", Style(color="color(65)", bold=True)),
    "echo": ("echo", Style(color="color(166)", bold=True)),
    "independent": ("also said independently", Style(color="color(32)", bold=True)),
}


def article_lines(trace: ArticleTrace, screen: Screen, limit: int | None = None) -> Iterator[Text]:
    """The lines of an article's trace.

    Args:
        trace: what to show.
        screen: where and how.
        limit: at most so many statements; ``None``: all.
    """
    yield from wrapped(Text(one_line(trace.title or trace.article), _BOLD), "", screen)
    where = [one_line(part) for part in (trace.outlet, trace.day, trace.url) if part]
    yield from flowing(where, screen, _DIM)
    if not trace.in_ledger:
        yield Text("not in the ledger: read now, and not kept", Style(italic=True))
    yield from flowing(
        (
            counted(len(trace.statements), "statement"),
            f"{trace.first:,} first here",
            counted(trace.echoes, "echo", "echoes"),
            f"{trace.independent:,} also said independently",
        ),
        screen,
        _BOLD,
    )
    for title, articles in (
        ("Takes its text from", trace.originals),
        ("Its text was taken over by", trace.copies),
        ("Shares text with", trace.related),
    ):
        if articles:
            yield Text()
            yield Text(title, _BOLD)
            yield from _articles(articles, screen, limit)
    for number, statement in enumerate(trace.statements[:limit], 1):
        yield Text()
        yield from _statement(number, statement, screen)
    if limit is not None and len(trace.statements) > limit:
        yield Text()
        rest = len(trace.statements) - limit
        yield Text(f"… {rest:,} more statement{'' if rest == 1 else 's'}", Style(italic=True))


def _articles(articles: tuple[RelatedArticle, ...], screen: Screen, limit: int | None) -> Iterator[Text]:
    for one in articles[:limit]:
        line = (
            Text(one.day or words.NO_DAY).append("  ").append(one_line(one.outlet or words.NO_OUTLET), _BOLD)
        )
        kind = words.REUSE_WORDS.get(one.reuse.kind, one.reuse.kind)
        line.append(f"  {kind}, {one.reuse.confidence:.0%}", _DIM)
        line.append(f"{screen.signs.between}{one.reuse.share_here:.0%} of the words here", _DIM)
        yield from wrapped(line, "  ", screen, hang="    ")
        if one.title:
            yield Text("    " + clipped(one.title, screen.width - 4), _DIM)
    if limit is not None and len(articles) > limit:
        yield Text(f"  … {words.more(None, len(articles) - limit)}", Style(italic=True))


def _statement(number: int, statement: StatementTrace, screen: Screen) -> Iterator[Text]:
    name, style = _STANDING[statement.standing]
    line = Text(f"{number:>3}  ").append(name, style)
    if statement.echo is not None:
        line.append(" of ").append(_place(statement.echo.earlier))
        line.append(f"  {statement.echo.confidence:.0%}", _DIM)
    yield from wrapped(line, "", screen, hang="     ")
    yield from wrapped(Text(words.quoted(clipped(statement.text, 2 * screen.width - 20))), "     ", screen)
    how = [words.speaker(statement.how, statement.source)] if statement.how else []
    facts = [one_line(fact) for fact in how if fact]
    facts += words.firmly(statement.how, statement.factuality, statement.stance)
    if facts:
        yield from wrapped(Text(screen.signs.between.join(facts), _DIM), "     ", screen)
    yield from wrapped(Text(words.figures(statement), _DIM), "     ", screen)
    if statement.echo is not None:
        for kind, text in list(words.because(statement.echo.evidence))[:2]:
            yield Text("     " + clipped(f"{kind}: {one_line(text)}", screen.width - 5), _DIM)
        for drift in statement.echo.drift:
            yield from drifted(drift, "     ", screen)
    for other in statement.also[:3]:
        yield from wrapped(Text().append("also: ", _DIM).append(_place(other)), "     ", screen)
    if len(statement.also) > 3:
        yield Text(f"     … {words.more(None, len(statement.also) - 3)}", Style(italic=True))


def _place(one: Elsewhere) -> Text:
    line = (
        Text()
        .append(one_line(one.outlet or words.NO_OUTLET), _BOLD)
        .append(f", {one.day or words.NO_DAY}", Style(bold=False))
    )
    return line.append(f", {one_line(one.source)}", Style(bold=False)) if one.source else line
