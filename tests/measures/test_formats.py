"""Gold and predictions as files: JSON lines, one Reading, brat folders; what is said when they are wrong."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, InputError, MalformedRecord, MissingInput, NotText
from reportedly.export.brat import to_brat
from reportedly.measures import load
from tests.evaluation.readings import attribution, reading

RECORD = {
    "id": "a",
    "text": "Kim said rain is likely.",
    "outlet": "Harbour Post",
    "attributions": [
        {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 23]], "confidence": 0.5, "id": "a1"}
    ],
}
LINE = json.dumps(RECORD)
BRAT = "T1\tSource 0 3\tKim\nT2\tCue 4 8\tsaid\nT3\tContent 9 23\train is likely\n"
EVENT = "T4\tAttribution 4 8\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3 \n"


def file(folder: Path, content: str | bytes, name: str = "gold.jsonl") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def brat(folder: Path, annotations: str, text: str = RECORD["text"]) -> Path:  # type: ignore[assignment]
    file(folder, text, "a.txt")
    file(folder, annotations, "a.ann")
    return folder


@pytest.mark.parametrize(
    "content",
    [
        LINE,
        f"\n{LINE}\n\n",
        json.dumps(RECORD, indent=2),  # one Reading, printed for people
        gzip.compress(LINE.encode()),
        b"\xef\xbb\xbf" + LINE.encode(),
        LINE
        + "\n"
        + json.dumps({"id": "b", "text": "A line\u2028break", "attributions": []}, ensure_ascii=False),
    ],
)
def test_json(tmp_path: Path, content: str | bytes) -> None:
    document = load(file(tmp_path, content))["a"]
    assert (document.text, document.outlet) == (RECORD["text"], "Harbour Post")
    (attribution,) = document.attributions
    assert (attribution.source, attribution.cue, attribution.content) == (((0, 3),), ((4, 8),), ((9, 23),))
    assert (attribution.confidence, attribution.id) == (0.5, "a1")


def test_absent_roles_and_text(tmp_path: Path) -> None:
    document = load(
        file(tmp_path, '{"id": 7, "attributions": [{"content": [[3, 5], [0, 2]], "cue": null}]}')
    )["7"]
    assert document.text is None
    (attribution,) = document.attributions
    assert (attribution.source, attribution.cue, attribution.content) == ((), (), ((0, 2), (3, 5)))
    assert attribution.confidence is None


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        ("", EmptyInput, "no document"),
        ("{oops", MalformedRecord, "line 1: not JSON"),
        (LINE + "\n{oops", MalformedRecord, "line 2: not JSON"),
        ("[1, 2]", MalformedRecord, '"attributions"'),
        ('{"id": "a", "text": "x"}', MalformedRecord, '"attributions"'),
        ('{"text": "x", "attributions": []}', MalformedRecord, '"id"'),
        ('{"id": "a", "text": 3, "attributions": []}', MalformedRecord, '"text"'),
        ('{"id": "a", "attributions": ["x"]}', MalformedRecord, "no object"),
        ('{"id": "a", "attributions": [{"content": [3, 4]}]}', MalformedRecord, "content"),
        ('{"id": "a", "attributions": [{"content": [[3, 4.5]]}]}', MalformedRecord, "content"),
        ('{"id": "a", "attributions": [{"confidence": 7}]}', MalformedRecord, "confidence 7"),
        (LINE + "\n" + LINE, MalformedRecord, "twice"),
        (LINE.replace("23", "99"), MalformedRecord, "content span 9-99 is outside its text of 24 characters"),
        (LINE.replace("[0, 3]", "[3, 0]"), MalformedRecord, "source span 3-0"),
        (b"\xff\xfe\x00", NotText, "not UTF-8"),
        (b"\x1f\x8bnot really", NotText, "gzip"),
        (gzip.compress(LINE.encode() * 50)[:-20], NotText, "gzip"),
    ],
)
def test_wrong_json(tmp_path: Path, content: str | bytes, error: type[InputError], says: str) -> None:
    with pytest.raises(error) as caught:
        load(file(tmp_path, content))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_brat(tmp_path: Path) -> None:
    (attribution,) = load(brat(tmp_path, BRAT + EVENT))["a"].attributions
    assert (attribution.source, attribution.cue, attribution.content) == (((0, 3),), ((4, 8),), ((9, 23),))
    assert attribution.id == "E1"


def test_brat_puts_the_parts_of_a_role_together(tmp_path: Path) -> None:
    annotations = (
        "T1\tContent 9 13;17 23\train likely\nT2\tContent2 0 3\tKim\nT3\tCue 4 8\tsaid\n"
        "#1\tAnnotatorNotes T1\ta note\nE7\tAttribution-no-source:T3 Cue:T3 Content2:T2 Content:T1\n"
    )
    (attribution,) = load(brat(tmp_path, annotations))["a"].attributions
    assert attribution.content == ((0, 3), (9, 13), (17, 23))
    assert attribution.source == ()


def test_brat_leaves_out_events_without_content(tmp_path: Path) -> None:
    assert load(brat(tmp_path, BRAT + "E1\tAttribution:T2 Source:T1 Cue:T2\n"))["a"].attributions == ()


def test_brat_offsets_count_every_character_of_the_file(tmp_path: Path) -> None:
    text = "é\r\nKim said so."
    annotations = "T1\tContent 12 14\tso\nE1\tContent:T1\n"
    document = load(brat(tmp_path, annotations, text))["a"]
    assert document.text == text
    start, end = document.attributions[0].content[0]
    assert text[start:end] == "so"


def test_brat_as_this_program_exports_it(tmp_path: Path) -> None:
    attributions = load(file(tmp_path, LINE))["a"].attributions
    text, annotations = to_brat(reading(str(RECORD["text"]), *(attribution(a) for a in attributions)))
    (loaded,) = load(brat(tmp_path / "exported", annotations, text))["a"].attributions
    (written,) = attributions
    assert (loaded.source, loaded.cue, loaded.content) == (written.source, written.cue, written.content)


def test_polnear_folders_take_the_first_annotator(tmp_path: Path) -> None:
    file(tmp_path, str(RECORD["text"]), "text/a_[1].txt")
    file(tmp_path, BRAT + EVENT, "attributions/a_[1]_ef2d.ann")
    file(tmp_path, "", "attributions/a_[1]_4e07.ann")
    file(tmp_path, BRAT + EVENT, "attributions/a_[1]_more_0000.ann")
    assert load(tmp_path)["a_[1]"].attributions == ()


@pytest.mark.parametrize(
    ("annotations", "says"),
    [
        ("T1\tSource zero 3\tKim\n", "line 1: not a text-bound annotation"),
        (
            BRAT + "E1\tAttribution:T2 Content:T9\n",
            "line 4: Content:T9 names an annotation that is not in the file",
        ),
        ("T1\tContent 0 99\tKim\nE1\tContent:T1\n", "content span 0-99 is outside"),
    ],
)
def test_wrong_brat(tmp_path: Path, annotations: str, says: str) -> None:
    with pytest.raises(MalformedRecord) as caught:
        load(brat(tmp_path, annotations))
    assert says in str(caught.value)


def test_a_text_without_annotations(tmp_path: Path) -> None:
    file(tmp_path, "words", "a.txt")
    with pytest.raises(MissingInput, match=r"a\.ann: no such annotation file"):
        load(tmp_path)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file or folder"):
        load(tmp_path / "nowhere")
    with pytest.raises(EmptyInput, match="no document in it"):
        load(tmp_path)
