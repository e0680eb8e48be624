"""Invents places, people, companies and publications."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from evaluation.worlds.lexicon import load
from evaluation.worlds.values import Outlet, OutletKind


class Names:
    """Gives each name once."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._given: set[str] = set()

    def place(self) -> str:
        """A town."""
        return self._new(("place_starts", "place_ends"))

    def country(self) -> str:
        """A state."""
        return self._new(("place_starts", "country_ends"))

    def company(self) -> str:
        """A firm."""
        return self._new(("company_starts", "company_ends"))

    def person(self) -> tuple[str, str, str]:
        """First name, surname and pronoun."""
        sex, pronoun = self._random.choice((("first_women", "she"), ("first_men", "he")))
        surname = self._new(("surname_starts", "surname_ends"))
        return self._random.choice(load("names")[sex]), surname, pronoun

    def outlet(self, kind: OutletKind) -> Outlet:
        """A publication."""
        if kind == "paper":
            name = self._once(
                lambda: f"{self._joined('place_starts', 'place_ends')} {self._pick('paper_ends')}"
            )
        elif kind == "agency":
            name = self._once(lambda: f"{self._pick('agency_starts')} {self._pick('agency_ends')}")
        else:
            name = self._once(lambda: self._pick(f"{kind}_names"))
        return Outlet(name, kind, re.sub(r"\W", "", name.casefold()) + ".example")

    def _new(self, parts: tuple[str, str]) -> str:
        return self._once(lambda: self._joined(*parts))

    def _once(self, make: Callable[[], str]) -> str:
        found = make()
        for _ in range(200):
            if found not in self._given:
                break
            found = make()
        self._given.add(found)
        return found

    def _joined(self, first: str, second: str) -> str:
        start, end = self._pick(first), self._pick(second)
        return start + end if start[-1] != end[0] else start + end[1:]

    def _pick(self, name: str) -> str:
        return str(self._random.choice(load("names")[name]))
