"""How the stages are joined; nothing here needs the network."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import InputError, MissingInput, UnsupportedLanguage
from reportedly.pipeline import credit_spans, in_order, read_document, read_inputs, resolve
from reportedly.sentences import sentences
from reportedly.settings import Settings
from reportedly.types import Attribution, Credit, Document, Reading

TEXT = (
    "“Two wells have failed,” hydrologist Ilse Marrow said. “A third will not last the summer.”\n\n"
    "“We should have drilled deeper,” Marrow said. “Nobody listened.”\n\n"
    "The council will meet on Monday."
)
DOCUMENT = Document(id="d", text=TEXT, published="2018-07-04", language="en")


def said(id: str, source: str, cue: str, content: str, start: int = 0) -> Attribution:
    """An attribution by its words, the first from ``start`` on."""

    def at(words: str) -> tuple[tuple[int, int], ...]:
        begin = TEXT.index(words, start)
        return ((begin, begin + len(words)),)

    return Attribution(
        id=id, kind="direct", source=at(source), cue=at(cue), content=at(content), confidence=0.9
    )


FOUND = (
    said("a1", "hydrologist Ilse Marrow", "said", "“Two wells have failed,”"),
    said("a2", "Marrow", "said", "“We should have drilled deeper,”", TEXT.index("“We")),
)


def test_follow_on_statements_point_at_what_they_continue() -> None:
    """Also after all have been numbered again by position."""
    attributions, _ = resolve(DOCUMENT, FOUND, sentences(TEXT))
    by_id = {a.id: a for a in attributions}
    assert [a.id for a in attributions] == ["a1", "a2", "a3", "a4"]
    assert [(a.implicit, a.continues) for a in attributions] == [
        (False, None),
        (True, "a1"),
        (False, None),
        (True, "a3"),
    ]
    for follow_on in (a for a in attributions if a.continues):
        assert by_id[follow_on.continues or ""].source_id == follow_on.source_id


def test_one_person_is_one_source() -> None:
    attributions, sources = resolve(DOCUMENT, FOUND, sentences(TEXT))
    assert [s.name for s in sources] == ["Ilse Marrow"]
    assert {a.source_id for a in attributions} == {"s1"}


def test_least_confidence_holds_for_follow_on_statements() -> None:
    attributions, _ = resolve(DOCUMENT, FOUND, sentences(TEXT), Settings(min_confidence=0.9))
    assert not any(a.implicit for a in attributions)
    assert len(attributions) == 2


def test_a_found_value_is_not_lost_where_nothing_is_to_resolve() -> None:
    attributions, sources = resolve(DOCUMENT, (), sentences(TEXT))
    assert (attributions, sources) == ((), ())


def test_in_order() -> None:
    """As contents begin, the longer first; parent and continues keep referring to the same attribution."""
    outer = Attribution(id="a7", kind="indirect", content=((10, 50),), cue=((5, 9),), source=((0, 4),))
    inner = Attribution(id="a2", kind="indirect", content=((10, 30),), cue=((40, 43),), parent="a7")
    first = Attribution(id="a9", kind="indirect", content=((0, 4),))
    after = Attribution(id="a1", kind="indirect", content=((60, 70),), implicit=True, continues="a7")
    # One speaker says two things; what is told later in the sentence ends later.
    later = Attribution(id="a3", kind="indirect", content=((90, 99),), cue=((85, 89),), source=((71, 74),))
    sooner = Attribution(id="a4", kind="indirect", content=((79, 84),), cue=((75, 78),), source=((71, 74),))
    ordered = in_order((later, sooner, after, inner, first, outer))
    assert [(a.id, a.content, a.parent, a.continues) for a in ordered] == [
        ("a1", first.content, None, None),
        ("a2", outer.content, None, None),
        ("a3", inner.content, "a2", None),
        ("a4", after.content, None, "a2"),
        ("a5", sooner.content, None, None),
        ("a6", later.content, None, None),
    ]


def test_credit_spans() -> None:
    credits = (Credit("Tassel News", (0, 5)), Credit("The Bugle", None))
    assert credit_spans(Document(id="d", text="(AP) text", credits=credits)) == ((0, 5),)


@pytest.mark.model
def test_read_document() -> None:
    """Everything a Reading has is there and points into its text; headline and credit are nobody's voice."""
    text = f"Wells fail in Marrow\n\n{TEXT}\n\nTassel News contributed to this report."
    line = (text.index("Tassel"), len(text))
    document = Document(
        id="d", text=text, headline=(0, 20), language="en", credits=(Credit("Tassel News", line),)
    )
    reading = read_document(document)
    assert reading.document is document
    assert "Ilse Marrow" in [s.name for s in reading.sources]
    assert [text[slice(*span)] for span in reading.own_voice] == ["The council will meet on Monday."]
    assert reading.model
    assert reading.card.statements == len([a for a in reading.attributions if a.parent is None])


@pytest.mark.model
def test_errors_are_values_and_the_rest_goes_on(tmp_path: Path) -> None:
    article, german = tmp_path / "article.txt", tmp_path / "german.txt"
    article.write_text(TEXT, "utf8")
    german.write_text("Der Minister sagte am Montag, dass die Brücke gesperrt bleibt. " * 5, "utf8")
    names = [str(tmp_path / "missing.txt"), str(article), str(german), "-"]
    results = list(read_inputs(names, stdin=lambda: TEXT.encode(), outlet="The Bugle"))
    missing, read, foreign, again = results
    assert isinstance(missing, MissingInput)
    assert isinstance(foreign, UnsupportedLanguage)
    assert isinstance(read, Reading)
    assert isinstance(again, Reading)
    assert read.attributions == again.attributions
    assert read.document.outlet == "The Bugle"


def test_nothing_is_read_ahead() -> None:
    """An input's error comes before standard input is asked for its bytes."""

    def never() -> bytes:
        raise AssertionError("asked for standard input")

    results = read_inputs(["/no/such/file.txt", "-"], stdin=never)
    assert isinstance(next(results), InputError)
