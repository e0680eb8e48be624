"""Readings that several tests look at."""

from __future__ import annotations

from dataclasses import replace

from reportedly.types import Reading, When
from tests.export.marked import change, reading

#: A discontinuous quotation, a follow-on, nesting, a relay chain, an unresolved "She", own voice.
HARROW = """[H|[S|General][C|:] [T|base is closed]]

[S|The general] [C|claimed] [T|the base is closed]. [T7|It will not open again.]

[T3|“We are done,”] [S3|Mr. Vane] [C3|told reporters]. [T3|“Nobody will return.”]

[O|The base opened in 1950.] [S4|The Tribune] [C4|noted] [T4|that [S5|Mr. Vane] [C5|denied] [T5|any dispute]].

[S6|She] [C6|said], [B6|citing satellite pictures], [T6|the roof was “gone”]."""

NAMES = {
    "General": "Ada Holt",
    "The general": "Ada Holt",
    "Mr. Vane": "Peter Vane",
    "The Tribune": "The Tribune",
}


def harrow() -> Reading:
    """The article above, resolved."""
    made = reading(
        HARROW,
        NAMES,
        title="General: base is closed",
        outlet="The Harrow Echo",
        byline="Jo Marsh",
        published="2024-03-02",
        url="https://echo.example/base?a=1&b=2",
        origin="base.html",
    )
    claimed, denied = made.attributions[1], made.attributions[5]
    citing = made.attributions[6].basis
    made = change(
        made,
        "a2",
        stance="distances",
        reasons={"stance": claimed.cue},
        when=When("on Wednesday", "2024-02-28", "2024-02-28"),
        relay=("s1", "s3"),
    )
    made = change(made, "a3", source_id="s1", implicit=True)
    made = change(made, "a6", factuality="CT-", confidence=0.31, reasons={"factuality": denied.cue})
    made = change(made, "a7", factuality="PR+", reasons={"factuality": citing})
    general, vane, tribune = made.sources
    sources = (
        replace(general, title="commander of the northern garrison"),
        vane,
        replace(tribune, kind="named_organization"),
    )
    return replace(made, sources=sources)
