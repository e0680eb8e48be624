"""What is left of attributions where a stretch of text is somebody else's."""

from __future__ import annotations

from reportedly.extract.taken import cleared, less
from reportedly.extract.words import split
from tests.extract.making import attribution, quote

TEXT = "Bo Lund said gulls are back. “Never,” wrote Ada Roe. It rained, police said."
FIRST, SECOND = (TEXT.index("“"), TEXT.index(" It")), (TEXT.index("It"), len(TEXT))


def test_content_that_touches_a_region_goes() -> None:
    given = attribution(TEXT, "Bo Lund", "said", "gulls are back", "“Never,”", "It rained")
    kept = less(split(TEXT), given, [FIRST, SECOND])
    assert kept is not None
    assert quote(TEXT, kept.content) == ["gulls are back"]
    assert less(split(TEXT), given, []) == given


def test_nothing_is_left() -> None:
    given = attribution(TEXT, "Bo Lund", "said", "“Never,”")
    assert less(split(TEXT), given, [FIRST]) is None


def test_a_source_in_a_region_goes_with_its_statement() -> None:
    given = [attribution(TEXT, "Ada Roe", "wrote", "gulls"), attribution(TEXT, "Bo Lund", "said", "gulls")]
    assert cleared(split(TEXT), given, [FIRST]) == given[1:]
