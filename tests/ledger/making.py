"""Readings for ledgers, from text with its marks in it."""

from __future__ import annotations

from dataclasses import replace

from reportedly.ledger.adding import Entry
from reportedly.types import Reading
from tests.export.marked import reading

FERRY = (
    "[S|Jane Doe] [C|said] [T|the ferry is out of service until May].\n\n"
    "[S|The harbour board] [C|denied] [T|that the bridge would close].\n\n"
    "[S|Doe] [C|added]: [T|“Nobody was warned.”]"
)
NAMES = {"Jane Doe": "Jane Doe", "Doe": "Jane Doe", "The harbour board": "The harbour board"}


def ferry(
    *,
    marked: str = FERRY,
    id: str = "ferry",
    url: str | None = "https://gazette.example/ferry",
    outlet: str = "The Gazette",
    published: str = "2024-03-06",
) -> Reading:
    """A short article with three statements of two sources."""
    made = reading(
        marked, NAMES, id=id, url=url, outlet=outlet, published=published, title="Ferry stays in port"
    )
    sources = tuple(
        replace(s, kind="named_organization") if s.name.startswith("The") else s for s in made.sources
    )
    return replace(made, sources=sources)


def other(number: int) -> Reading:
    """An article of its own."""
    marked = f"[S|Ann Poe] [C|said] [T|bus number {number} runs late].\n\n[S|J. Doe] [C|agreed] [T|with her]."
    return reading(
        marked,
        {"Ann Poe": "Ann Poe", "J. Doe": "J. Doe"},
        id=f"bus-{number}",
        outlet="The Herald",
        published=f"2024-04-{number % 28 + 1:02}",
        title=f"Bus {number}",
    )


def entries(*readings: Reading) -> list[Entry]:
    """On their way into a ledger."""
    return [Entry(one) for one in readings]
