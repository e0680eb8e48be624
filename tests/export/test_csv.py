"""One row per sourced statement: full sentences, contiguous ones joined, nothing lost, no formulas."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.export.csv import HEADER, guarded, to_csv, unguarded
from reportedly.types import Reading
from tests.export.articles import harrow
from tests.export.marked import change, reading
from tests.export.strategies import readings


def rows(*given_readings: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(given_readings), newline="")))


def test_header_begins_with_the_columns_of_sourcing_studies() -> None:
    assert to_csv([]) == ",".join(HEADER) + "\r\n"
    assert to_csv([]).startswith("statement,kind,name,title,justification,")


def test_rows() -> None:
    found = [(row["statement"], row["kind"], row["name"]) for row in rows(harrow())]
    assert found == [
        ("General: base is closed", "named_person", "Ada Holt"),
        # Two statements of one source, next to each other in one paragraph.
        ("The general claimed the base is closed. It will not open again.", "named_person", "Ada Holt"),
        ("“We are done,” Mr. Vane told reporters. “Nobody will return.”", "named_person", "Peter Vane"),
        ("The Tribune noted that Mr. Vane denied any dispute.", "named_organization", "The Tribune"),
        # The one inside it has a row of its own.
        ("The Tribune noted that Mr. Vane denied any dispute.", "named_person", "Peter Vane"),
        ("She said, citing satellite pictures, the roof was “gone”.", "unresolved", ""),
    ]


def test_joined_row_keeps_each_statement() -> None:
    joined = rows(harrow())[1]
    assert joined["attribution"] == "a2 | a3"
    assert joined["content"] == "the base is closed | It will not open again."
    assert joined["cue"] == "claimed | "
    assert joined["content_kind"] == "indirect"
    assert joined["stance"] == "distances | neutral"
    assert joined["implicit"] == "false | true"
    assert joined["relay"] == "Ada Holt > The Tribune | "
    assert joined["when"] == "on Wednesday | "
    assert joined["title"] == "commander of the northern garrison"


def test_document_columns() -> None:
    row = rows(harrow())[4]
    assert (row["parent"], row["confidence"], row["factuality"]) == ("a5", "0.310", "CT-")
    assert (row["document_id"], row["outlet"], row["published"]) == ("d1", "The Harrow Echo", "2024-03-02")
    assert harrow().text[int(row["start"]) : int(row["end"])] == row["statement"]


# What keeps two statements of one source apart.
@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        ("[S1|Ada] [C1|said] [T1|no]. [S2|Ada] [C2|said] [T2|yes].", ["Ada said no. Ada said yes."]),
        ("[S1|Ada] [C1|said] [T1|no].\n\n[S2|Ada] [C2|said] [T2|yes].", ["Ada said no.", "Ada said yes."]),
        (
            "[S1|Ada] [C1|said] [T1|no]. It rained. [S2|Ada] [C2|said] [T2|yes].",
            ["Ada said no.", "Ada said yes."],
        ),
        ("[S1|Ada] [C1|said] [T1|no]. [S2|Bo] [C2|said] [T2|yes].", ["Ada said no.", "Bo said yes."]),
        # A quotation over two paragraphs is one statement.
        ("[S1|Ada] [C1|said]: [T1|“No.\n\n“Never.”]", ["Ada said: “No.\n\n“Never.”"]),
        # Both in one sentence.
        (
            "[S1|Ada] [C1|said] [T1|no] and [S2|Ada] [C2|added] [T2|never].",
            ["Ada said no and Ada added never."],
        ),
    ],
)
def test_what_is_joined(marked: str, statements: list[str]) -> None:
    assert [row["statement"] for row in rows(reading(marked))] == statements


def test_unresolved_statements_are_never_joined() -> None:
    made = reading("[S1|He] [C1|said] [T1|no]. [S2|He] [C2|said] [T2|yes].", {})
    assert len(rows(made)) == 2


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+44 20", "'+44 20"),
        ("-3 degrees", "'-3 degrees"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'Tis true", "'Tis true"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_formulas_are_guarded(cell: str, written: str) -> None:
    assert guarded(cell) == written
    assert unguarded(written) == cell


@given(st.text(st.sampled_from("'=+-@\t\r\na1 ＝"), max_size=6))
def test_guard_can_be_taken_off(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in set("=+-@\t\r\n＝")


def test_hostile_name_is_no_formula() -> None:
    made = reading('[S|=HYPERLINK("http://evil.example";"x")] [C|said] [T|@no].')
    for row in rows(made):
        assert not any(value.startswith(("=", "@")) for value in row.values())


@settings(max_examples=40, deadline=None)
@given(readings())
def test_every_attribution_has_its_row(made: Reading) -> None:
    found = [id for row in rows(made) for id in row["attribution"].split(" | ")]
    assert sorted(found) == sorted(a.id for a in made.attributions)
    for row in rows(made):
        assert made.text[int(row["start"]) : int(row["end"])] == unguarded(row["statement"])


def test_crlf_and_quotes_follow_rfc_4180() -> None:
    made = change(reading('[S|Ada] [C|said] [T|"no"].'), "a1", implicit=False)
    line = to_csv([made]).split("\r\n")[1]
    assert line.startswith('"Ada said ""no"".",named_person,Ada,')
