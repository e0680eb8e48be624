"""brat files parse back to the same spans, and every line is what brat accepts."""

from __future__ import annotations

import re

from hypothesis import given, settings

from reportedly.export.brat import to_brat
from reportedly.types import Reading, Spans
from tests.export.articles import harrow
from tests.export.marked import reading
from tests.export.strategies import readings

_BOUND = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_EVENT = re.compile(r"(E\d+)\tAttribution:(T\d+)((?: (?:Source|Cue|Content):T\d+)*)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (E\d+)\t(.*)")


def parse(text: str, ann: str) -> list[dict[str, Spans]]:
    """The events of an annotation file: role to spans. Refuses what brat would refuse."""
    bounds: dict[str, tuple[str, Spans]] = {}
    events: list[dict[str, Spans]] = []
    for line in ann.split("\n")[:-1]:
        if bound := _BOUND.fullmatch(line):
            fragments = tuple((int(p.split()[0]), int(p.split()[1])) for p in bound[3].split(";"))
            assert bound[4] == " ".join(text[start:end] for start, end in fragments)
            assert "\n" not in bound[4]
            bounds[bound[1]] = (bound[2], fragments)
        elif event := _EVENT.fullmatch(line):
            assert bounds[event[2]][0] == "Attribution"
            roles = [argument.split(":") for argument in event[3].split()]
            assert all(bounds[id][0] == role for role, id in roles)
            events.append({role: bounds[id][1] for role, id in roles})
        else:
            assert _NOTE.fullmatch(line), line
    return events


def test_golden() -> None:
    text, ann = to_brat(reading("[T|“No,”] [S|Ada] [C|said]. [T|“Never.”]"))
    assert text == "“No,” Ada said. “Never.”"
    assert ann.splitlines() == [
        "T1\tSource 6 9\tAda",
        "T2\tCue 10 14\tsaid",
        "T3\tContent 0 5;16 24\t“No,” “Never.”",
        "T4\tAttribution 10 14\tsaid",
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3",
        "#1\tAnnotatorNotes E1\tid=a1; source=Ada; kind_of_source=named_person; kind=direct; "
        "factuality=CT+; stance=neutral; confidence=0.900",
    ]


def test_round_trip() -> None:
    made = harrow()
    events = parse(*to_brat(made))
    assert len(events) == len(made.attributions)
    for event, attribution in zip(events, made.attributions, strict=True):
        assert event.get("Source", ()) == attribution.source
        assert event.get("Cue", ()) == attribution.cue
        assert event.get("Content", ()) == attribution.content


def test_fragments_never_hold_a_line_break() -> None:
    text, ann = to_brat(reading("[S|Ada] [C|said]: [T|“No.\n\n  “Never.”]"))
    assert parse(text, ann)[0]["Content"] == ((10, 14), (18, 26))


def test_follow_on_hangs_on_its_content() -> None:
    text, ann = to_brat(reading("[T|It will not open again.]"))
    assert "T2\tAttribution 0 23\tIt will not open again." in ann.splitlines()
    assert parse(text, ann) == [{"Content": ((0, 23),)}]


@settings(max_examples=40, deadline=None)
@given(readings())
def test_any_reading_gives_lines_that_parse(made: Reading) -> None:
    for event in parse(*to_brat(made)):
        for fragments in event.values():
            assert all(made.text[start:end].strip() for start, end in fragments)
