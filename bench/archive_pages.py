"""The pages of a made-up archive: articles put together from sentences of our own, and everything else."""

from __future__ import annotations

import gzip
import random
import tomllib
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path

from bench.archive_records import Made

_WORDS = Path(__file__).with_name("archive.en.toml")


@cache
def _words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads(_WORDS.read_text("utf-8"))
    return found


def plain_record(kind: str, body: bytes) -> Made:
    """A record that is about the archive."""
    return Made(body, kind=kind)


def article(chosen: random.Random) -> tuple[str, list[str]]:
    """A headline and paragraphs: who said what in a town that does not exist."""
    words = _words()
    place, topic = chosen.choice(words["places"]), chosen.choice(words["topics"])
    people = [_person(chosen) for _ in range(3)]

    def fill(pattern: str) -> str:
        name, title = chosen.choice(people)
        return pattern.format(
            name=name,
            last=name.split()[-1],
            title=title,
            place=place,
            topic=topic,
            body=chosen.choice(words["bodies"]),
            day=chosen.choice(words["days"]),
            number=chosen.randrange(3, 980),
            claim=chosen.choice(words["claims"]).format(
                topic=topic, place=place, number=chosen.randrange(3, 980)
            ),
        )

    count = min(14, 3 + int(chosen.expovariate(1 / 3)))
    paragraphs = [fill(chosen.choice(words["openings"]))]
    for _ in range(count):
        picked = chosen.sample(words["sentences"], k=chosen.choice((1, 2, 2, 3)))
        paragraphs.append(" ".join(fill(one) for one in picked))
    return fill(chosen.choice(words["headlines"])), paragraphs


def page(chosen: random.Random, number: int) -> Made:
    """An article as a page with furniture around it."""
    headline, paragraphs = article(chosen)
    outlet = chosen.choice(_words()["outlets"])
    host = outlet.lower().replace(" ", "")
    address = f"https://{host}.example/{2015 + number % 9}/{number}"
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("news", "sport", "weather", "about"))
    inside = "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    html = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(headline)} | {outlet}</title>
<link rel="canonical" href="{address}"><meta property="og:site_name" content="{outlet}">
<meta property="og:type" content="article"><meta property="og:title" content="{escape(headline)}">
<meta property="article:published_time" content="{2015 + number % 9}-0{1 + number % 9}-1{number % 10}">
</head><body><nav><ul>{menu}</ul></nav><main><article><h1>{escape(headline)}</h1>
<p class="byline">By {_person(chosen)[0]}</p>
{inside}
</article></main><aside class="related"><a href="/{number - 1}">The story before this one</a></aside>
<footer><p>© {outlet}. All rights reserved.</p></footer></body></html>"""
    return Made(html.encode(), address)


def hostile(chosen: random.Random, number: int) -> Made:
    """A record that is no plain page."""
    return chosen.choice(HOSTILE)(chosen, number)


def _person(chosen: random.Random) -> tuple[str, str]:
    words = _words()
    return f"{chosen.choice(words['first'])} {chosen.choice(words['last'])}", chosen.choice(words["titles"])


def _request(chosen: random.Random, number: int) -> Made:
    return Made(b"", f"https://paper.example/{number}", kind="request")


def _metadata(chosen: random.Random, number: int) -> Made:
    return Made(b"fetchTimeMs: 41\r\n", f"https://paper.example/{number}", kind="metadata")


def _redirect(chosen: random.Random, number: int) -> Made:
    to = f"Location: https://paper.example/{number + 1}"
    return Made(b"", f"http://paper.example/{number}", status="301 Moved Permanently", headers=(to,))


def _missing(chosen: random.Random, number: int) -> Made:
    return Made(b"<html><h1>Not found</h1></html>", f"https://paper.example/{number}", status="404 Not Found")


def _image(chosen: random.Random, number: int) -> Made:
    return Made(b"\x89PNG\r\n" + chosen.randbytes(600), f"https://p.example/{number}.png", media="image/png")


def _menu(chosen: random.Random, number: int) -> Made:
    links = "".join(f'<li><a href="/{one}">{one} of the day</a></li>' for one in range(200))
    return Made(f"<html><body><ul>{links}</ul></body></html>".encode(), f"https://paper.example/{number}")


def _empty(chosen: random.Random, number: int) -> Made:
    return Made(b"", f"https://paper.example/{number}")


def _deep(chosen: random.Random, number: int) -> Made:
    _, paragraphs = article(chosen)
    inside = "".join(f"<p>{one}</p>" for one in paragraphs)
    return Made(
        b"<html><body>" + b"<div>" * 10_000 + inside.encode() + b"</div>" * 10_000,
        f"https://d.example/{number}",
    )


def _wrong_charset(chosen: random.Random, number: int) -> Made:
    made = page(chosen, number)
    text = made.body.decode().replace('<meta charset="utf-8">', "")
    return Made(text.encode("cp1252", "xmlcharrefreplace"), made.address, media=made.media)


def _utf16(chosen: random.Random, number: int) -> Made:
    made = page(chosen, number)
    return Made(made.body.decode().encode("utf-16"), made.address, media="text/html")


def _unknown_charset(chosen: random.Random, number: int) -> Made:
    made = page(chosen, number)
    return Made(made.body, made.address, media="text/html; charset=x-user-defined")


def _chunked(chosen: random.Random, number: int) -> Made:
    made = page(chosen, number)
    body = b"%x\r\n" % len(made.body) + made.body + b"\r\n0\r\n\r\n"
    return Made(body, made.address, headers=("Transfer-Encoding: chunked",))


def _zipped(chosen: random.Random, number: int) -> Made:
    made = page(chosen, number)
    return Made(gzip.compress(made.body, mtime=0), made.address, headers=("Content-Encoding: gzip",))


def _not_zipped(chosen: random.Random, number: int) -> Made:
    made = page(chosen, number)
    return Made(made.body, made.address, headers=("Content-Encoding: gzip",))


def _bomb(chosen: random.Random, number: int) -> Made:
    return Made(_spaces(), f"https://b.example/{number}", headers=("Content-Encoding: gzip",))


@cache
def _spaces() -> bytes:
    return gzip.compress(b" " * 30_000_000, mtime=0)


def _foreign(chosen: random.Random, number: int) -> Made:
    inside = "".join(f"<p>{one}</p>" for one in chosen.sample(_words()["foreign"], k=4) * 3)
    return Made(
        f"<html><body><article>{inside}</article></body></html>".encode(), f"https://f.example/{number}"
    )


def _binary(chosen: random.Random, number: int) -> Made:
    return Made(chosen.randbytes(900), f"https://paper.example/{number}")


def _no_http(chosen: random.Random, number: int) -> Made:
    made = page(chosen, number)
    return Made(made.body, made.address, kind="resource", media="text/html")


def _text(chosen: random.Random, number: int) -> Made:
    headline, paragraphs = article(chosen)
    body = "\n\n".join((headline, *paragraphs)).encode()
    return Made(body, f"https://t.example/{number}", kind="conversion", media="text/plain")


def _markup(chosen: random.Random, number: int) -> Made:
    parts = (
        "<b",
        "</p",
        "<!--",
        "]]>",
        "&#x110000;",
        "<svg><p>",
        "\x00",
        "<table><tr>",
        '"',
        "<script>",
        "é",
    )
    body = "".join(chosen.choice(parts) for _ in range(400))
    return Made(f"<html><body>{body}".encode(), f"https://m.example/{number}")


#: Each kind as often as any other.
HOSTILE: tuple[Callable[[random.Random, int], Made], ...] = (
    _request,
    _metadata,
    _redirect,
    _missing,
    _image,
    _menu,
    _empty,
    _deep,
    _wrong_charset,
    _utf16,
    _unknown_charset,
    _chunked,
    _zipped,
    _not_zipped,
    _bomb,
    _foreign,
    _binary,
    _no_http,
    _text,
    _markup,
)
