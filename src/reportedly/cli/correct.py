"""``reportedly correct``, ``corrections``, ``same``: what people say of what the machine found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.ledgers import by_option, json_option, ledger_option, opened, put_json

if TYPE_CHECKING:
    from reportedly.ledger.corrections import Correction
    from reportedly.types import Reading

_CORRECT_EPILOG = """\b
TARGET is a statement's uid (u1-…), an article's ARTICLE#a3 or ARTICLE#s2 for
its third attribution or second source, or ARTICLE for its metadata.
VALUE is text, true, false, none; of source_id an id like s2; of spans their
characters (120-180,200-220) or the exact words of the article.

\b
Examples:
  reportedly correct u1-194754fce98ea523bef93689 stance distances --note 'see the cue'
  reportedly correct d1-0f3a#s2 name 'Jane Doe'
  reportedly correct d1-0f3a#a7 source_id s2
  reportedly correct d1-0f3a#a9 exists false
  reportedly correct d1-0f3a outlet 'The Gazette'
  reportedly corrections --undo 12
"""
_PLAIN = {"true": True, "false": False, "none": None}
_SPANS = re.compile(r"\d+-\d+(?:,\d+-\d+)*")
_SPAN_FIELDS = ("content", "cue", "source", "basis", "justification")
_ID = re.compile(r"(?P<document>.+)#(?P<id>[as]\d+)")


@click.command(name="correct", epilog=_CORRECT_EPILOG)
@click.argument("target")
@click.argument("field")
@click.argument("value")
@ledger_option
@by_option
@click.option("--note", metavar="TEXT", help="Why.")
@json_option
def correct_command(
    target: str, field: str, value: str, ledger: str, by: str, note: str | None, as_json: bool
) -> int:
    """Correct one value; it stays corrected when the article is read anew, and can be undone."""
    from reportedly.ledger.correcting import Change

    with opened(ledger) as kept:
        document, kind, id = _target(target)
        reading = kept.reading(document)
        change = Change(kind, id, field, _value(field, value, reading), note)  # type: ignore[arg-type]
        (made,) = kept.correct(document, change, by=by)
    if as_json:
        put_json(made)
    else:
        click.echo(_line(made))
    return 0


@click.command(name="corrections")
@ledger_option
@click.option("--document", metavar="ID", help="Of this article only: its id or URL.")
@click.option("--undo", "number", type=int, metavar="N", help="Take correction N back.")
@by_option
@json_option
def corrections_command(ledger: str, document: str | None, number: int | None, by: str, as_json: bool) -> int:
    """List what people corrected, the newest first; or take a correction back."""
    with opened(ledger, read_only=number is None) as kept:
        found = (kept.undo(number, by=by),) if number is not None else kept.corrections(document)
    if as_json:
        put_json(list(found))
    else:
        for correction in found:
            click.echo(_line(correction))
    return 0


@click.command(name="same")
@click.argument("names", nargs=-1, metavar="[NAME NAME]")
@ledger_option
@click.option("--not", "different", is_flag=True, help="They are two, not one.")
@click.option("--undo", "number", type=int, metavar="N", help="Take judgement N back.")
@click.option("--claims", is_flag=True, help="Suggest statements that may be one claim.")
@click.option("--judged", is_flag=True, help="List what people said.")
@by_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most so many."
)
@json_option
@click.pass_context
def same_command(
    ctx: click.Context,
    names: tuple[str, ...],
    ledger: str,
    different: bool,
    number: int | None,
    claims: bool,
    judged: bool,
    by: str,
    limit: int,
    as_json: bool,
) -> int:
    """Say that two sources are one and the same; without names: suggestions, with score and reason.

    A name is as `reportedly sources` writes it, or a key of `reportedly same --json`. Two uids of statements
    say that these are one claim; traces and claims follow it.
    """
    if names and len(names) != 2:
        raise click.UsageError("give two names, or none for suggestions.", ctx)
    with opened(ledger, read_only=not names and number is None) as kept:
        if number is not None:
            kept.undo_judgement(number, by=by)
            click.echo(f"undone {number}")
        elif names:
            made = kept.judge(names[0], names[1], same=not different, by=by)
            put_json(made) if as_json else click.echo(
                f"{made.number}  {names[0]} {_sign(made.same)} {names[1]}"
            )
        elif judged:
            found = kept.judgements()
            if as_json:
                put_json(list(found))
            called = kept.speaking([key for said in found for key in (said.left, said.right)])
            by_key = {key: one.name for key, one in called.items()}
            for said in () if as_json else found:
                end = f", undone by {said.undone_by}" if said.undone_at else ""
                left, right = (by_key.get(key, key) for key in (said.left, said.right))
                click.echo(f"{said.number}  {left} {_sign(said.same)} {right}  ({said.by}, {said.at}{end})")
        elif claims:
            pairs = kept.claim_suggestions(limit=limit)
            if as_json:
                put_json(list(pairs))
            for one in () if as_json else pairs:
                click.echo(f"{one.confidence:.2f}  {one.left.uid}  {one.left.content}")
                click.echo(f"      {one.right.uid}  {one.right.content}")
        else:
            suggestions = kept.suggestions(limit=limit)
            if as_json:
                put_json(list(suggestions))
            for s in () if as_json else suggestions:
                click.echo(f"{s.score:.2f}  {s.left.name} = {s.right.name}?  {s.reason}")
    return 0


def _sign(same: bool) -> str:
    return "=" if same else "≠"


def _target(target: str) -> tuple[str, str, str]:
    """Article, what of it, and its id."""
    if re.fullmatch(r"u1-[0-9a-f]{24}(-\d+)?", target):
        return target, "attribution", target
    match = _ID.fullmatch(target)
    if match is None:
        return target, "document", ""
    return match["document"], "attribution" if match["id"][0] == "a" else "source", match["id"]


def _value(field: str, value: str, reading: Reading) -> Any:
    if value.lower() in _PLAIN:
        return _PLAIN[value.lower()]
    if field not in _SPAN_FIELDS:
        return value
    if _SPANS.fullmatch(value):
        return [[int(n) for n in span.split("-")] for span in value.split(",")]
    count = reading.text.count(value)
    if count != 1:
        reason = "not in the article" if not count else f"{count} times in the article: give START-END"
        raise click.UsageError(f"{value!r} is {reason}.")
    start = reading.text.index(value)
    return [[start, start + len(value)]]


def _line(correction: Correction) -> str:
    def shown(value: Any) -> str:
        name = value.get("name") or value.get("id") if isinstance(value, dict) else value
        return "none" if name is None else str(name).lower() if isinstance(name, bool) else str(name)

    undone = f", undone by {correction.undone_by} at {correction.undone_at}" if correction.undone_at else ""
    note = f"  “{correction.note}”" if correction.note else ""
    return (
        f"{correction.number}  {correction.target} {correction.field}: {shown(correction.before)} → "
        f"{shown(correction.value)}  ({correction.by}, {correction.at}{undone}){note}"
    )
