"""What the network marked and is the article's own voice."""

# Rows are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.extract.amend import amend
from reportedly.extract.nesting import to_the_end
from reportedly.extract.words import split
from tests.extract.making import attribution, quote


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param("The mayor has made a specific point of guarding the dam.", "The mayor", "has made a specific point of", "guarding the dam", id="a point of doing"),
        pytest.param("Marrow makes it a point to guard the dam.", "Marrow", "makes it a point to", "guard the dam", id="a point to do"),
        pytest.param("Tarsk continues to be right about one thing: the dam leaks.", "Tarsk", "continues to be right about", "one thing: the dam leaks", id="right"),
        pytest.param("Bao was wrong about the dam.", "Bao", "was wrong about", "the dam", id="wrong"),
        pytest.param("It ends unless Tarsk is willing to fight.", "Tarsk", "is willing", "to fight", id="willing"),
        pytest.param("The yard was not willing to wait.", "The yard", "was not willing", "to wait", id="not willing"),
        pytest.param("This appears to be likely.", "", "appears", "This", id="it looks so"),
        pytest.param("It seems that the dam leaks.", "", "seems", "It", id="it seems"),
        pytest.param("Raiders who now call themselves the Free Guard came.", "who", "now call themselves", "the Free Guard", id="another name"),
        pytest.param("A man calling himself Olm Tar came.", "A man", "calling himself", "Olm Tar", id="a made-up name"),
        pytest.param("The group refers to itself as “Dawn”.", "The group", "refers to itself as", "“Dawn”", id="a quoted name"),
        pytest.param("Who ordered the raid? Nobody knows.", "Who", "ordered", "the raid", id="the author asks"),
    ],
)  # fmt: skip
def test_no_statement(text: str, source: str, cue: str, content: str) -> None:
    assert amend(split(text), attribution(text, source, cue, content)) is None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param("He made a point of saying the dam leaks.", "He", "made a point of saying", "the dam leaks", id="a point of saying"),
        pytest.param("He made a point of praising the dam.", "He", "made a point of", "praising the dam", id="a point of praising"),
        pytest.param("Bao is right to note that it leaks.", "Bao", "is right to note", "that it leaks", id="right to note"),
        pytest.param("Bao said he was willing to wait.", "Bao", "said he was willing", "to wait", id="said so"),
        pytest.param("Bao calls himself a democrat.", "Bao", "calls himself", "a democrat", id="an opinion of himself"),
        pytest.param("Bao described himself as Swiss to the core.", "Bao", "described himself as", "Swiss to the core", id="a description"),
        pytest.param("Bao appeared that day to regret it.", "Bao", "appeared", "to regret it", id="somebody appears to"),
        pytest.param("Bao appeared to grant that the dam leaks.", "", "appeared to grant", "that the dam leaks", id="that joins"),
    ],
)  # fmt: skip
def test_a_statement(text: str, source: str, cue: str, content: str) -> None:
    marked = attribution(text, source, cue, content)
    assert amend(split(text), marked) == marked


@pytest.mark.parametrize(
    ("text", "contents", "kept"),
    [
        pytest.param("The charges are part of a plan. As Bao said in June, the dam leaks.", ["The charges are part of a plan", "the dam leaks"], ["the dam leaks"], id="the sentence before"),
        pytest.param("Nobody knows why (or so it seems). As Bao said, the dam leaks.", ["Nobody knows why (or so it seems)", "the dam leaks"], ["the dam leaks"], id="brackets"),
        pytest.param("“It broke. As Bao said, the dam leaks.", ["“It broke", "the dam leaks"], ["“It broke", "the dam leaks"], id="quoted"),
        pytest.param("It broke in the U.S. dam, Bao said, when rain fell.", ["It broke in the U.S. dam", "when rain fell"], ["It broke in the U.S. dam", "when rain fell"], id="an abbreviation"),
        pytest.param("Bao said the U.S. dam leaks. It rained all day.", ["the U.S. dam leaks. It rained all day"], ["the U.S. dam leaks"], id="the sentence behind"),
        pytest.param("Bao said: The dam leaks. It rained all day.", ["The dam leaks. It rained all day"], ["The dam leaks. It rained all day"], id="behind a colon"),
        pytest.param("It broke. Bao said so.", ["It broke"], ["It broke"], id="all that there is"),
        pytest.param("Bao said that it broke, anyway, so perhaps we can sleep.", ["that it broke, anyway, so perhaps we can sleep"], ["that it broke"], id="us"),
        pytest.param("Bao said that it broke, but let us hope.", ["that it broke, but let us hope"], ["that it broke"], id="let us"),
        pytest.param("Bao said “it broke, so we can sleep.”", ["“it broke, so we can sleep.”"], ["“it broke, so we can sleep.”"], id="us in a quotation"),
        pytest.param("Bao said it broke, so the wells filled.", ["it broke, so the wells filled"], ["it broke, so the wells filled"], id="nobody's we"),
    ],
)  # fmt: skip
def test_own_voice_is_no_content(text: str, contents: list[str], kept: list[str]) -> None:
    marked = attribution(text, "Bao" if "Bao" in text else "", "said", *contents)
    found = amend(split(text), marked)
    assert found is not None
    assert quote(text, found.content) == kept


def test_we_say_so_ourselves() -> None:
    text = "We said that it broke, so perhaps we can sleep."
    marked = attribution(text, "We", "said", "that it broke, so perhaps we can sleep")
    assert amend(split(text), marked) == marked


def test_kind_is_that_of_what_is_left() -> None:
    text = "The charges are part of a plan. As Bao said: “It leaks.”"
    marked = attribution(text, "Bao", "said:", "The charges are part of a plan", "“It leaks.”")
    found = amend(split(text), replace(marked, kind="mixed"))
    assert found is not None
    assert found.kind == "direct"


@pytest.mark.parametrize(
    ("outer", "content", "kept"),
    [
        pytest.param("Tarsk says the dam is free to fill without question", "the dam is free to fill", "the dam is free to fill without question", id="goes on"),
        pytest.param("Tarsk says the dam is free with all of it.", "the dam is free", "the dam is free with all of it", id="full stop"),
        pytest.param("Tarsk says the dam is free on Monday", "the dam is free", "the dam is free", id="when"),
        pytest.param("Tarsk says the dam is free, without question", "the dam is free", "the dam is free", id="comma"),
        pytest.param("Tarsk says the dam is free with all that it has to hold", "the dam is free", "the dam is free", id="too long"),
    ],
)  # fmt: skip
def test_the_last_words_of_an_inner_content(outer: str, content: str, kept: str) -> None:
    assert quote(outer, to_the_end(outer, attribution(outer, "Tarsk", "says", content)).content) == [kept]


@pytest.mark.parametrize(
    ("text", "source", "content", "whole"),
    [
        ("According to the league's chief, Ida Lund, no action follows.", "the league's chief", "Ida Lund, no action follows", "the league's chief, Ida Lund"),
        ("According to a neighbor, Bo Tarn, who is 60, kept quiet.", "a neighbor", "Bo Tarn, who is 60, kept quiet", "a neighbor"),
        ("According to the report, Acme, the maker, ignored it.", "the report", "Acme, the maker, ignored it", "the report"),
        ("According to the chief, Ida Lund left.", "the chief", "Ida Lund left", "the chief"),
    ],
)  # fmt: skip
def test_a_name_behind_the_description_is_the_source(
    text: str, source: str, content: str, whole: str
) -> None:
    amended = amend(split(text), attribution(text, source, "According to", content))
    assert amended is not None
    assert quote(text, amended.source) == [whole]


def test_the_sign_of_a_list_is_no_part_of_what_is_said() -> None:
    text = "The latest:\n- One is missing, according to police"
    found = amend(split(text), attribution(text, "police", "according to", "- One is missing"))
    assert found is not None
    assert quote(text, found.content) == ["One is missing"]


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("In her memoir, “The Lower String,” she wrote that it rained.", ["“The Lower String,”", "that it rained"], ["that it rained"]),
        ("In her memoir, “it was dull,” she wrote, and it rained.", ["“it was dull,”", "it rained"], ["“it was dull,”", "it rained"]),
        ("“The Lower String,” she wrote, was dull.", ["“The Lower String,”", "was dull"], ["“The Lower String,”", "was dull"]),
    ],
)  # fmt: skip
def test_the_title_of_a_work_is_not_said(text: str, content: list[str], kept: list[str]) -> None:
    found = amend(split(text), attribution(text, "she", "wrote", *content))
    assert found is not None
    assert quote(text, found.content) == kept


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("Plans to widen the port could kill a reef, the inquiry heard.", "to widen the port could kill a reef", "Plans to widen the port could kill a reef"),
        ("Yesterday, to widen the port was wrong, the inquiry heard.", "to widen the port was wrong", "to widen the port was wrong"),
        ("The inquiry heard plans to widen the port.", "to widen the port", "to widen the port"),
    ],
)  # fmt: skip
def test_what_is_said_first_begins_the_sentence(text: str, content: str, whole: str) -> None:
    source = "the inquiry" if "the inquiry" in text else "The inquiry"
    found = amend(split(text), attribution(text, source, "heard", content))
    assert found is not None
    assert quote(text, found.content) == [whole]
