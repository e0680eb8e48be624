"""A ledger of texts that try to break every format, written out and read back by other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import duckdb
import pytest
from prov.model import ProvDocument
from pyld import jsonld
from rdflib import Graph

from reportedly.export.corpus import CorpusFormat, Layout, write
from reportedly.export.json import from_dict
from reportedly.ledger.correcting import Change
from reportedly.ledger.record import Record
from reportedly.types import Reading
from tests.export import test_jsonld, test_webanno_expanded
from tests.export.marked import reading
from tests.export.test_corpus import Parser
from tests.ledger.making import entries

#: What a name, a cue and a content hold; what stands here is said, so it stands in every format.
HOSTILE = {
    "surrogates": ("Ada \ud800Roe", "sa\udfffid", "the \udc00pier is \ud83dshut"),
    "nul": ("Ada\0 Roe", "said\0", "\0the pier\0 is shut\0"),
    "controls": ("Ada\x01\x1b[31mRoe", "said\x7f", "the\x08 pier\x0b is\x0c shut\x85 \x9f"),
    "right to left": ("\u202eeoR adA\u202c", "\u2067אמרה\u2069", "‏הרציף סגור \u202d(pier)\u202c עד מאי"),
    "lines": ("Ada\u2028Roe", "said\u2029", "the pier\nis\rshut\n\n\tuntil\x1cMay"),
    "markup": ("<script>alert(1)</script>", "]]>&amp;", "</style><!-- \"'> {{7*7}} ${x} %s %00"),
    "formula": ("=HYPERLINK(A1)", "@SUM", '-1+1, "so" ; \\N \\x00 \t+2'),
    "no characters": ("\ufeffAda\ufffe", "said\uffff", "\U0001fffe the pier \U000e0041\ufdd0 is shut"),
    "marks": ("A\u0301da" + "\u0336" * 40, "👩\u200d🚒", "Z̤͔͑ͧa̰l̡͊g͜o 𝔱𝔥𝔢 ﷽ 日本"),
    "long": ("Ada " + "Roe" * 20_000, "said", "the pier is shut " * 12_000),
}


#: The marks of ``reading`` and, meanwhile, letters in their place.
_AWAY = str.maketrans("[]|", "\ue000\ue001\ue002")
_BACK = str.maketrans("\ue000\ue001\ue002", "[]|")


def hostile(name: str, words: tuple[str, str, str]) -> Reading:
    source, cue, content = (word.translate(_AWAY) for word in words)
    made = reading(
        f"[S|{source}] [C|{cue}] [T|{content}].\n\n[S2|The board] [C2|denied] [T2|it].",
        title=f"{source} {cue}",
        outlet=source,
        id=f"{name} {cue}",
        url=None if name == "long" else f"https://echo.example/{name.replace(' ', '-')}?a='",
        published="2024-03-06",
    )
    first, second = made.attributions
    relay = tuple(one.id for one in made.sources)
    document = replace(
        made.document,
        **{part: getattr(made.document, part).translate(_BACK) for part in ("id", "text", "title", "outlet")},
    )
    return replace(
        made,
        document=document,
        sources=tuple(replace(one, name=one.name.translate(_BACK)) for one in made.sources),
        attributions=(replace(first, relay=relay, stance="distances"), second),
    )


MADE = {name: hostile(name, words) for name, words in HOSTILE.items()}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A ledger of them all, one of them corrected with such words."""
    address = str(tmp_path_factory.mktemp("hostile") / "ledger.db")
    if request.param == "postgresql":
        address = request.getfixturevalue("server").create("hostile")
    with Record(address, create=True) as ledger:
        assert ledger.keep(entries(*MADE.values())) == ("added",) * len(MADE)
        odd = "".join(word for words in HOSTILE.values() for word in words)[:5000]
        uid = ledger.statements(order="added")[0].uid
        ledger.correct(uid, Change("source", "s1", "title", odd, note=odd), by=odd)
        yield ledger


def offline(url: str, options: dict[str, Any]) -> dict[str, Any]:
    own = test_webanno_expanded if url.endswith("anno.jsonld") else test_jsonld
    found: dict[str, Any] = own.offline(url, options)
    return found


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").rstrip("\n").split("\n")]


def out(full: Record, name: str, path: Path, layout: Layout | None = None) -> Path:
    assert write(full.readings(), cast(CorpusFormat, name), path, layout=layout) == len(MADE)
    return path


def test_it_is_whole_and_every_place_is_where_it_was(full: Record) -> None:
    assert full.check().problems == ()
    for made, kept in zip(MADE.values(), full.readings(), strict=True):
        assert len(kept.text) == len(made.text)
        for before, after in zip(made.attributions, kept.attributions, strict=True):
            assert after.content == before.content
            assert len(kept.quote(after.content)) == len(made.quote(before.content))
        assert not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in kept.text)


def test_jsonl(full: Record, tmp_path: Path) -> None:
    found = lines(out(full, "jsonl", tmp_path / "out.jsonl"))
    assert [from_dict(one) for one in found] == list(full.readings())


def test_csv(full: Record, tmp_path: Path) -> None:
    with out(full, "csv", tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        csv.field_size_limit(1 << 24)
        rows = list(csv.DictReader(file, strict=True))
    assert {row["document_id"].lstrip("'") for row in rows} == {one.id for one in full.readings()}
    assert not any(None in row or None in row.values() for row in rows)
    assert not any(
        (cell or "").startswith(("=", "+", "-", "@", "\t", "\r")) for r in rows for cell in r.values()
    )


def test_parquet(full: Record, tmp_path: Path) -> None:
    folder = out(full, "parquet", tmp_path / "tables")
    found = duckdb.sql(f"select content from '{folder}/statements.parquet'").fetchall()
    assert [row[0] for row in found] == [
        one.quote(said.content) for one in full.readings() for said in one.attributions
    ]


def test_brat(full: Record, tmp_path: Path) -> None:
    folder = out(full, "brat", tmp_path / "brat")
    examples = list(Parser(error="raise").parse(folder))
    assert sum(len(example.events) for example in examples) == 2 * len(MADE)
    assert {example.text for example in examples} == {one.text.replace("\r", "\n") for one in full.readings()}
    for example in examples:
        for entity in example.entities:
            assert isinstance(example.text, str)
            assert entity.mention == " ".join(
                example.text[span.start : span.end].replace("\n", " ") for span in entity.spans
            )


def test_web_annotation(full: Record, tmp_path: Path) -> None:
    out(full, "webanno", tmp_path / "annotations/")
    for path in sorted((tmp_path / "annotations").iterdir()):
        made = json.loads(path.read_text("utf-8"))
        (found,) = jsonld.expand(made, {"documentLoader": offline})
        assert test_webanno_expanded.keys(found) == test_webanno_expanded.keys(made) - 1


def test_hypothesis(full: Record, tmp_path: Path) -> None:
    payloads = lines(out(full, "hypothesis", tmp_path / "out.jsonl"))
    texts = [one.text for one in full.readings()]
    assert len(payloads) >= 2 * (len(MADE) - 1)
    for payload in payloads:
        for target in payload["target"]:
            (words,) = target["selector"]
            assert any(f"{words['prefix']}{words['exact']}{words['suffix']}" in text for text in texts)


def test_schema_org(full: Record, tmp_path: Path) -> None:
    for one in lines(out(full, "schemaorg", tmp_path / "out.jsonl")):
        (graph,) = [jsonld.expand(one, {"documentLoader": offline})]
        said = [
            node
            for node in graph
            if set(node["@type"]) & {f"{test_jsonld.BASE}{k}" for k in ("Claim", "Quotation")}
        ]
        assert len(said) == 2


def test_prov(full: Record, tmp_path: Path) -> None:
    as_rdf = lines(out(full, "prov", tmp_path / "o.jsonl", "file"))
    as_json = lines(out(full, "provjson", tmp_path / "j.jsonl", "file"))
    for one, other in zip(as_rdf, as_json, strict=True):
        graph = Graph().parse(data=json.dumps(one), format="json-ld")
        assert set(Graph().parse(data=graph.serialize(format="turtle"), format="turtle")) == set(graph)
        first = ProvDocument.deserialize(content=json.dumps(other), format="json")
        assert ProvDocument.deserialize(content=first.serialize(format="json"), format="json") == first


def test_pages(full: Record, tmp_path: Path) -> None:
    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag not in ("script", "iframe", "object")
            assert not any(name.startswith("on") for name, _ in attrs)

    out(full, "html", tmp_path / "pages/")
    for path in (tmp_path / "pages").iterdir():
        Tags().feed(path.read_text("utf-8"))
