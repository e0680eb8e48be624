"""Invents places, people, companies and publications."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from evaluation.worlds.lexicon import load
from evaluation.worlds.values import Outlet, OutletKind

#: Tries until a name is looked for no more, and after how many it gets longer.
_ATTEMPTS, _LONGER = 300, 25


class Names:
    """Gives each name once."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._given: set[str] = set()

    def place(self) -> str:
        """A town."""
        return self._new("place_starts", "place_ends")

    def country(self) -> str:
        """A state."""
        return self._new("place_starts", "country_ends")

    def company(self) -> str:
        """A firm."""
        return self._new("company_starts", "company_ends")

    def person(self) -> tuple[str, str, str]:
        """First name, surname and pronoun; no two people have both names in common."""
        sex, pronoun = self._random.choice((("first_women", "she"), ("first_men", "he")))
        first = self._pick(sex)
        name = self._once(lambda longer: f"{first} {self._joined('surname_starts', 'surname_ends', longer)}")
        return first, name.removeprefix(f"{first} "), pronoun

    def outlet(self, kind: OutletKind) -> Outlet:
        """A publication."""
        if kind == "paper":
            name = self._once(
                lambda longer: (
                    f"{self._joined('place_starts', 'place_ends', longer)} {self._pick('paper_ends')}"
                )
            )
        elif kind == "agency":
            name = self._once(lambda _: f"{self._pick('agency_starts')} {self._pick('agency_ends')}")
        else:
            name = self._once(lambda _: self._pick(f"{kind}_names"))
        return Outlet(name, kind, re.sub(r"\W", "", name.casefold()) + ".example")

    def _new(self, first: str, last: str) -> str:
        return self._once(lambda longer: self._joined(first, last, longer))

    def _once(self, make: Callable[[int], str]) -> str:
        """A name that was not given yet; the more of them are taken, the longer it gets."""
        for attempt in range(_ATTEMPTS):
            found = make(attempt // _LONGER)
            if found not in self._given:
                self._given.add(found)
                return found
        raise ValueError("there are no names left")

    def _joined(self, first: str, last: str, longer: int) -> str:
        parts = [self._pick(first), *(self._pick(first).lower() for _ in range(longer)), self._pick(last)]
        name = parts[0]
        for part in parts[1:]:
            name += part[1:] if name[-1] == part[0] else part
        return name

    def _pick(self, name: str) -> str:
        return str(self._random.choice(load("names")[name]))
