"""Bytes to characters."""

from __future__ import annotations

import pytest

from reportedly.errors import EmptyInput, NotText
from reportedly.read.encoding import decode, repair

CURLY = "“No,” said Zoë — twice. The café’s owner agreed."

ROWS = [
    # bytes, charset of the server, is a page, characters
    (CURLY.encode("utf-8"), None, False, CURLY),
    (CURLY.encode("utf-8-sig"), None, False, CURLY),  # the signature is no part of the text
    (CURLY.encode("cp1252"), None, False, CURLY),
    (CURLY.encode("cp1252"), "iso-8859-1", False, CURLY),  # Latin-1 on the web means Windows-1252
    (CURLY.encode("utf-16"), None, False, CURLY),
    (CURLY.encode("utf-16-le"), None, False, CURLY),  # no signature: zeros tell
    (CURLY.encode("utf-16-be"), None, False, CURLY),
    (CURLY.encode("utf-8"), "iso-8859-1", False, CURLY),  # the server is wrong: valid UTF-8 is no accident
    (b'<meta charset="windows-1251"><p>' + "Привет, мир, это текст".encode("cp1251"), None, True, None),
    (
        "Zoë said: ".encode() + b"\x93No,\x94 she won\x92t.",
        None,
        False,
        "Zoë said: “No,” she won’t.",
    ),  # mixed
    ("日本語のニュースです".encode("shift_jis"), "shift_jis", False, "日本語のニュースです"),
    ("日本語".encode("iso-2022-jp"), "iso-2022-jp", False, "日本語"),  # all ASCII bytes
    (CURLY.encode("utf-8"), "no-such-encoding", False, CURLY),
    (b"line one\r\nline two\r\n", None, False, "line one\r\nline two\r\n"),  # line ends stay
]


@pytest.mark.parametrize(("data", "charset", "html", "expected"), ROWS)
def test_decodes(data: bytes, charset: str | None, html: bool, expected: str | None) -> None:
    found = decode(data, origin="x", charset=charset, html=html)
    assert found == expected if expected is not None else "Привет, мир" in found


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00\x00"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"^x: is empty$"):
        decode(data, origin="x")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 lots of things", "is a PDF file, not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a PNG image, not text"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is a ZIP archive or office document, not text"),
        (bytes(range(256)) * 20, "is binary, not text"),
        (b"abc\x01\x02\x03\x04\x05\x06\x07 def" * 50, "is binary, not text"),
    ],
)
def test_not_text(data: bytes, message: str) -> None:
    with pytest.raises(NotText, match=message):
        decode(data, origin="x")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("â€œNo,â€\x9d he said", "“No,” he said"),
        ("the mayorâ€™s cafÃ©", "the mayor’s café"),
        ("\x93No,\x94 he said", "“No,” he said"),
        ("Âµ and naïve Ångström stay", "µ and naïve Ångström stay"),
        ("SÃO PAULO — a real name", "SÃO PAULO — a real name"),
        ("the château’s “owner”", "the château’s “owner”"),
    ],
)
def test_repairs_utf8_read_as_windows(broken: str, whole: str) -> None:
    assert repair(broken) == whole
