"""Bytes to characters: signature, declared encoding, UTF-8, and a repair of texts that mix encodings."""

from __future__ import annotations

import codecs
import re

from reportedly.errors import EmptyInput, NotText

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its signature begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_META_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
#: Where a page may declare its encoding: browsers look at 1,024 bytes, real pages are laxer.
_DECLARATION_BYTES = 8192
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_C1 = re.compile(r"[\x80-\x9f]")
#: UTF-8 read as Windows-1252: a lead byte's character, then one to three continuation bytes' characters.
_MOJIBAKE = re.compile(r"[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")


def decode(data: bytes, *, origin: str, charset: str | None = None, html: bool = False) -> str:
    """The characters of some bytes.

    A signature (byte order mark) wins and is not part of the text. Then UTF-8 wins over a declared encoding
    when the bytes are valid UTF-8 with characters outside ASCII, because that does not happen by accident.
    Single bytes that are not UTF-8 inside a text that is, are read as Windows-1252.

    Args:
        data: the bytes.
        origin: names the input in errors.
        charset: encoding that the server declared.
        html: look for a declaration in the page.

    Raises:
        EmptyInput: there are no characters, or only white space.
        NotText: the bytes are no text, or no encoding fits.
    """
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise EmptyInput(origin, "is empty")
    text = _signed(data) or _unsigned(data, origin, charset, html)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise EmptyInput(origin, "is empty")
    if len(_CONTROL.findall(text[:100_000])) > max(2, len(text[:100_000]) // 200):
        raise NotText(origin, "is binary, not text")
    return text


def repair(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 on its way here (``â€™``), and C1 controls meant as quotes."""
    if not any("\x80" <= c <= "\x9f" or c in "ÂÃâ" for c in text):
        return text
    return _C1.sub(_from_1252, _MOJIBAKE.sub(_once_more, text))


def _signed(data: bytes) -> str | None:
    for mark, name in _SIGNATURES:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError:
                return _mixed(data[len(mark) :]) if name == "utf-8" else None
    return None


def _unsigned(data: bytes, origin: str, charset: str | None, html: bool) -> str:
    for magic, what in _KNOWN_BINARY:
        if data.startswith(magic):
            raise NotText(origin, f"is {what}, not text", "give an HTML page or a text file")
    if b"\x00" in data[:4096]:
        return _wide(data, origin)
    declared = [name for name in (charset, _declared(data) if html else None) if name]
    if not any(_is_multibyte(name) for name in declared):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for name in declared:
        text = _strictly(data, name)
        if text is not None:
            return text
    return _guessed(data, origin)


def _declared(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:_DECLARATION_BYTES])
    return match[1].decode("ascii", "replace") if match else None


def _is_multibyte(name: str) -> bool:
    """Encodings under which bytes can be valid UTF-8 by accident (ISO-2022 uses ASCII bytes only)."""
    return name.lower().replace("_", "-").startswith(("iso-2022", "hz", "utf-7", "utf-16", "utf-32"))


def _strictly(data: bytes, name: str) -> str | None:
    # Pages that say ISO-8859-1 mean Windows-1252 (WHATWG encoding standard).
    name = "cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else name
    if name.lower() in {"utf-8", "utf8"}:
        return None
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _wide(data: bytes, origin: str) -> str:
    """UTF-16 without a signature: every second byte of Latin text is zero."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    many = 0.4 * len(sample) / 2
    for count, other, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if count > many and other < 0.05 * len(sample):
            text = _strictly(data, name)
            if text is not None:
                return text
    raise NotText(origin, "is binary, not text", "give an HTML page or a text file")


def _guessed(data: bytes, origin: str) -> str:
    """Not UTF-8 and nothing usable declared: mostly UTF-8, or Windows-1252, or what statistics say."""
    stray, valid, marks = _high_bytes(data)
    # Few high bytes in ASCII text are too little for statistics, and in English they are Windows-1252; so are
    # more of them, when most stand where it has its quotation marks and dashes.
    if stray <= valid or stray < 0.03 * len(data) or (stray < 0.15 * len(data) and marks > 0.6 * stray):
        return _mixed(data)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    text = _strictly(data, best.encoding) if best else None
    if text is None:
        raise NotText(origin, "has an encoding that cannot be told", "convert it to UTF-8")
    return text


def _high_bytes(data: bytes) -> tuple[int, int, int]:
    """Bytes that are not UTF-8, characters outside ASCII that are, and those of the former up to BF."""
    text = data.decode("utf-8", "surrogateescape")
    stray = [ord(c) - 0xDC00 for c in text if "\udc80" <= c <= "\udcff"]
    return len(stray), sum(c > "\x7f" for c in text) - len(stray), sum(byte < 0xC0 for byte in stray)


def _mixed(data: bytes) -> str:
    text = data.decode("utf-8", "surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda m: _byte_1252(ord(m[0]) - 0xDC00), text)


def _byte_1252(value: int) -> str:
    try:
        return bytes([value]).decode("cp1252")
    except UnicodeDecodeError:  # five bytes that Windows-1252 leaves open
        return chr(value)


def _from_1252(match: re.Match[str]) -> str:
    character = _byte_1252(ord(match[0]))
    return "" if "\x80" <= character <= "\x9f" else character


def _once_more(match: re.Match[str]) -> str:
    """One UTF-8 sequence read as Windows-1252; whatever follows it that is no part of it stays."""
    for length in range(len(match[0]), 1, -1):
        try:
            raw = b"".join(_to_byte(c) for c in match[0][:length])
            return raw.decode("utf-8") + match[0][length:]
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return match[0]


def _to_byte(character: str) -> bytes:
    return bytes([ord(character)]) if "\x80" <= character <= "\xff" else character.encode("cp1252")
