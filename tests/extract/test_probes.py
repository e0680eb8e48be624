"""The probes themselves are sound. What the extractor makes of them is measured elsewhere."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.extract.probes import Marked, Probe, parse, probes

PROBES = probes()


def test_there_are_enough() -> None:
    assert len(PROBES) >= 120
    assert len({probe.text for probe in PROBES}) == len(PROBES)


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: f"{probe.layout}: {probe.tests}")
def test_sound(probe: Probe) -> None:
    """Every attribution has a content, one cue and at most one source; no two marks overlap."""
    assert (not probe.attributions) == (probe.layout == "none" or "no attribution" in probe.tests)
    for attribution in probe.attributions:
        assert attribution.content
        assert len(attribution.cue) == 1
        assert len(attribution.source) <= 1
    marks = {s for a in probe.attributions for s in (*a.source, *a.cue, *a.content)} | set(probe.follow_on)
    assert all(first[1] <= second[0] for first, second in pairwise(sorted(marks)))
    assert all(probe.text[start:end].strip() == probe.text[start:end] != "" for start, end in marks)


@pytest.mark.parametrize(
    ("passage", "text", "attributions"),
    [
        pytest.param("Nothing.", "Nothing.", (), id="no marks"),
        pytest.param(
            "[S:She] [C:said] [T:so].", "She said so.", (Marked(((0, 3),), ((4, 8),), ((9, 11),)),), id="one"
        ),
        pytest.param(
            "[T:No,] [C:said] [S:I], [T:no].",
            "No, said I, no.",
            (Marked(((9, 10),), ((4, 8),), ((0, 3), (12, 14))),),
            id="in two pieces",
        ),
        pytest.param(
            "[S1,2:I] [C1:say] [T1:a] and [C2:want] [T2:b].",
            "I say a and want b.",
            (Marked(((0, 1),), ((2, 5),), ((6, 7),)), Marked(((0, 1),), ((12, 16),), ((17, 18),))),
            id="a shared source",
        ),
        pytest.param(
            "[S:He] [C::] [T:take [it] all]",
            "He : take [it] all",
            (Marked(((0, 2),), ((3, 4),), ((5, 18),)),),
            id="brackets of the text",
        ),
    ],
)
def test_parse(passage: str, text: str, attributions: tuple[Marked, ...]) -> None:
    probe = parse("layout", "tests", passage)
    assert (probe.text, probe.attributions) == (text, attributions)


def test_follow_on_is_no_attribution_of_its_own() -> None:
    probe = parse("layout", "tests", "[S:She] [C:said] [T:so]. [F:It rained.]")
    assert [probe.text[slice(*span)] for span in probe.follow_on] == ["It rained."]
    assert len(probe.attributions) == 1


@pytest.mark.parametrize("passage", ["[S:She said", "She] said"])
def test_broken_marks_are_refused(passage: str) -> None:
    with pytest.raises(ValueError, match="clos"):
        parse("layout", "tests", passage)
