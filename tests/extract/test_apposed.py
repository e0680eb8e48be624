"""Descriptions between commas belong to the source, not to what it says."""

import pytest

from reportedly.extract.apposed import apposed
from reportedly.extract.words import split
from reportedly.types import Attribution


def read(text: str, source: str, cue: str, content: str) -> tuple[str, str]:
    """Source and content after mending, of an attribution given by its words."""

    def spans(part: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(part), text.index(part) + len(part)),) if part else ()

    given = Attribution(
        id="",
        kind="indirect",
        source=spans(source),
        cue=spans(cue),
        content=spans(content),
        confidence=0.9,
    )
    found = apposed(split(text), given)
    return tuple(  # type: ignore[return-value]
        " … ".join(text[s:e] for s, e in part) for part in (found.source, found.content)
    )


@pytest.mark.parametrize(
    ("text", "given", "source", "content"),
    [
        pytest.param(
            "According to Ana Ilves, the deputy head of the ports office, 40 jobs will go.",
            ("Ana Ilves", "According to", "the deputy head of the ports office, 40 jobs will go"),
            "Ana Ilves, the deputy head of the ports office",
            "40 jobs will go",
            id="an office behind the name",
        ),
        pytest.param(
            "According to Ana Ilves, the law, passed in May, has failed.",
            ("Ana Ilves", "According to", "the law, passed in May, has failed"),
            "Ana Ilves",
            "the law, passed in May, has failed",
            id="no person",
        ),
        pytest.param(
            "According to Ana Ilves, the worker, a welder, was fired.",
            ("Ana Ilves", "According to", "the worker, a welder, was fired"),
            "Ana Ilves",
            "the worker, a welder, was fired",
            id="somebody else",
        ),
        pytest.param(
            "40 jobs will go, a person who knows the plans, who asked not to be named, told the Courier.",
            ("", "told", "40 jobs will go, a person who knows the plans"),
            "a person who knows the plans, who asked not to be named,",
            "40 jobs will go",
            id="nobody found",
        ),
        pytest.param(
            "40 jobs will go, Ana Ilves, a spokeswoman for the port, told the Courier.",
            ("the Courier", "told", "40 jobs will go, Ana Ilves, a spokeswoman for the port"),
            "Ana Ilves, a spokeswoman for the port,",
            "40 jobs will go",
            id="the one who was told",
        ),
        pytest.param(
            "40 jobs will go, the chief inspector of the port, Ana Ilves, said.",
            ("Ana Ilves", "said", "40 jobs will go, the chief inspector of the port"),
            "the chief inspector of the port, Ana Ilves",
            "40 jobs will go",
            id="an office before the name",
        ),
        pytest.param(
            "40 jobs will go at the port, the town said.",
            ("the town", "said", "40 jobs will go at the port"),
            "the town",
            "40 jobs will go at the port",
            id="nothing to mend",
        ),
        pytest.param(
            "They make ropes, nets and sails, it is said.",
            ("", "said", "They make ropes, nets and sails"),
            "",
            "They make ropes, nets and sails",
            id="a list",
        ),
    ],
)
def test_descriptions(text: str, given: tuple[str, str, str], source: str, content: str) -> None:
    assert read(text, *given) == (source, content)
