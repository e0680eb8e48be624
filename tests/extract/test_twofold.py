"""What somebody does by saying something."""

from reportedly.extract.twofold import twofold
from reportedly.extract.words import split
from tests.extract.making import attribution, quote


def found(text: str, source: str, cue: str, content: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found."""
    given = attribution(text, source, cue, content)
    return [
        (quote(text, a.source)[0], quote(text, a.cue)[0], quote(text, a.content)[0])
        for a in twofold(split(text), [given])
    ]


def test_two_of_one_speaker() -> None:
    text = "The mayor defended the move by saying, “It was time.”"
    assert found(text, "The mayor", "defended", "the move by saying, “It was time.”") == [
        ("The mayor", "defended", "the move"),
        ("The mayor", "by saying", "“It was time.”"),
    ]


def test_words_inside_a_quotation_are_left() -> None:
    text = "The mayor said “he began by saying that it was time.”"
    content = "“he began by saying that it was time.”"
    assert found(text, "The mayor", "said", content) == [("The mayor", "said", content)]


def test_what_is_done_otherwise_stays_one() -> None:
    text = "The mayor denied that it ended by saying no."
    content = "that it ended by saying no"
    assert found(text, "The mayor", "denied", content) == [("The mayor", "denied", content)]
