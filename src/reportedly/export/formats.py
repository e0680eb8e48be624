"""The formats a Reading is written in, and how several share one file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportedly.types import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One machine format."""

    name: str
    #: Ending of the file names, with the dot.
    suffix: str
    #: One reading as a whole file.
    whole: Callable[[Reading], str]
    #: How several go into one file; ``None`` where a file holds one.
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Several readings in one file: ``head``, the parts with ``between`` them, ``tail``."""

    part: Callable[[Reading], str]
    head: Callable[[], str] = str
    between: str = ""
    tail: str = ""


def _json(reading: Reading) -> str:
    from reportedly.export.json import to_json

    return to_json(reading, indent=2) + "\n"


def _json_line(reading: Reading) -> str:
    from reportedly.export.json import to_json

    return to_json(reading) + "\n"


def _json_element(reading: Reading) -> str:
    from reportedly.export.json import to_json

    return to_json(reading)


def _csv(reading: Reading) -> str:
    from reportedly.export.csv import to_csv

    return to_csv([reading])


def _csv_rows(reading: Reading) -> str:
    from reportedly.export.csv import csv_rows

    return csv_rows(reading)


def _csv_header() -> str:
    from reportedly.export.csv import csv_header

    return csv_header()


def _html(reading: Reading) -> str:
    from reportedly.export.html import page

    return page(reading)


def _brat(reading: Reading) -> str:
    from reportedly.export.brat import to_brat

    return to_brat(reading)[1]


def _webanno(reading: Reading) -> str:
    from reportedly.export.webanno import to_webanno

    return json.dumps(to_webanno(reading), ensure_ascii=False, indent=2) + "\n"


def _webanno_element(reading: Reading) -> str:
    from reportedly.export.webanno import to_webanno

    return json.dumps(to_webanno(reading), ensure_ascii=False)


def _schema_org(reading: Reading) -> str:
    from reportedly.export.jsonld import to_jsonld

    return json.dumps(to_jsonld(reading), ensure_ascii=False) + "\n"


def _prov(reading: Reading) -> str:
    from reportedly.export.prov import to_prov_o

    return json.dumps(to_prov_o(reading), ensure_ascii=False) + "\n"


def _prov_json(reading: Reading) -> str:
    from reportedly.export.prov import to_prov_json

    return json.dumps(to_prov_json(reading), ensure_ascii=False) + "\n"


def _hypothesis(reading: Reading) -> str:
    from reportedly.export.hypothesis import to_hypothesis

    return "".join(json.dumps(payload, ensure_ascii=False) + "\n" for payload in to_hypothesis(reading))


def _array(part: Callable[[Reading], str]) -> Series:
    return Series(part, head=lambda: "[\n", between=",\n", tail="\n]\n")


_ALL = (
    Format("json", ".json", _json, _array(_json_element)),
    Format("jsonl", ".jsonl", _json_line, Series(_json_line)),
    Format("csv", ".csv", _csv, Series(_csv_rows, head=_csv_header)),
    Format("html", ".html", _html),
    Format("brat", ".ann", _brat),
    Format("webanno", ".jsonld", _webanno, _array(_webanno_element)),
    Format("schemaorg", ".jsonld", _schema_org, Series(_schema_org)),
    Format("prov", ".jsonld", _prov, Series(_prov)),
    Format("provjson", ".json", _prov_json, Series(_prov_json)),
    Format("hypothesis", ".jsonl", _hypothesis, Series(_hypothesis)),
)

#: Format by name.
FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _ALL})
