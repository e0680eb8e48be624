"""What English pages write when they take text over, read from ``reuse.en.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.trace.outlet_names import outlet_key


@dataclass(frozen=True, slots=True)
class English:
    """The patterns and names, ready to use."""

    #: Keys of the names of news agencies.
    agencies: frozenset[str]
    #: Keys of newsrooms that also serve clients.
    services: frozenset[str]
    #: Words at the end and at the beginning of the names of newspapers, stations and agencies.
    endings: frozenset[str]
    beginnings: frozenset[str]
    dateline: re.Pattern[str]
    foot: re.Pattern[str]
    notices: re.Pattern[str]
    captions: re.Pattern[str]
    sayings: re.Pattern[str]
    named_before: re.Pattern[str]
    named_after: re.Pattern[str]
    #: With regard to case, as the three below are.
    prose: re.Pattern[str]
    #: Names with a capital inside.
    camel: frozenset[str]
    republished: re.Pattern[str]
    speech_before: re.Pattern[str]
    speech_after: re.Pattern[str]
    first_person: re.Pattern[str]


@cache
def english() -> English:
    """The patterns, read once."""
    told = tomllib.loads(files(__package__).joinpath("reuse.en.toml").read_text(encoding="utf-8"))
    agencies, notices, excerpts = told["agencies"], told["notices"], told["excerpts"]
    return English(
        agencies=frozenset(outlet_key(name) for name in agencies["names"]),
        services=frozenset(outlet_key(name) for name in agencies["services"]),
        endings=frozenset(agencies["endings"]),
        beginnings=frozenset(agencies["beginnings"]),
        dateline=re.compile(agencies["dateline"], re.I | re.M),
        foot=re.compile(agencies["foot"], re.I),
        notices=re.compile("|".join(f"(?:{p})" for p in notices["patterns"]), re.I),
        sayings=re.compile("|".join(f"(?:{p})" for p in notices["sayings"]), re.I),
        captions=re.compile(notices["captions"], re.I),
        named_before=re.compile(excerpts["named_before"], re.I),
        named_after=re.compile(excerpts["named_after"]),
        prose=re.compile(excerpts["prose"]),
        camel=frozenset(notices["camel"]),
        republished=re.compile(excerpts["republished"], re.I),
        speech_before=re.compile(excerpts["speech_before"], re.I),
        speech_after=re.compile(excerpts["speech_after"]),
        first_person=re.compile(excerpts["first_person"]),
    )
