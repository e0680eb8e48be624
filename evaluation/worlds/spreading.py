"""How a story spreads: first-hand articles, and what others make of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from evaluation.worlds import tampering
from evaluation.worlds.grammar import expand, fresh, upper_first
from evaluation.worlds.layout import arrange
from evaluation.worlds.lexicon import load
from evaluation.worlds.names import Names
from evaluation.worlds.story import Story
from evaluation.worlds.values import Account, Mode, Outlet, Paragraph, Piece, Telling

#: Characters of an article that nobody would call a fragment.
_SHORTEST = 780


@dataclass(slots=True)
class Newsroom:
    """Who writes next, and what chance there is."""

    story: Story
    outlet: Outlet
    random: Random
    names: Names

    def original(self, number: int, occasion: int) -> Piece:
        """Somebody was there, or was told."""
        one = self.story.occasions[occasion]
        telling = Telling(occasion, "full", self.story.hedged[occasion], self.story.count, one.quote)
        denial = self.story.denier is not None and self.random.random() < 0.65
        account = Account((telling,), denial, self._context(4, 6), self._sides())
        return self._piece(number, account, "original", (), one.hour)

    def echo(self, number: int, parents: tuple[Piece, ...], mode: Mode) -> Piece:
        """Somebody takes it over.

        Args:
            number: of the new piece.
            parents: what it is made from; only a merge has two.
            mode: how.
        """
        parent = parents[0]
        if mode in ("wire_copy", "syndicated", "partial"):
            return self._reused(number, parent, mode)
        account = self._retold(parents, mode)
        link = (parent.outlet, parent.url) if mode == "blog" else None
        return self._piece(number, account, mode, parents, max(one.hour for one in parents), link=link)

    def _retold(self, parents: tuple[Piece, ...], mode: Mode) -> Account:
        parent = parents[0]
        account = tampering.tampered(self.story, parent.account, mode, self.random)
        tellings = tuple(self._credited(one, parent, mode) for one in account.tellings)
        if mode in ("rewrite", "relay") and self.random.random() < 0.2:
            # Paraphrased only: leaving out the words themselves alters nothing that is said.
            tellings = tuple(replace(one, quote="") for one in tellings)
        for other in parents[1:]:
            known = {one.occasion for one in tellings}
            more = (one for one in other.account.tellings if one.occasion not in known)
            tellings += tuple(self._credited(one, other, mode) for one in more)
        if mode in ("rewrite", "silent_rewrite"):
            keep = 0.3 if mode == "rewrite" else 0.65
            # Who hides whom it rewrites does not get away with less than two sentences.
            least = 2 if mode == "silent_rewrite" else 0
            kept = self.random.sample(parent.account.context, min(least, len(parent.account.context)))
            context = tuple(
                one if one in kept or self.random.random() < keep else self._reworded(one)
                for one in parent.account.context
            )
            sides = parent.account.sides
        else:
            context, sides = self._context(3, 6), self._sides()
        return replace(account, tellings=tellings, context=context, sides=sides)

    def _credited(self, telling: Telling, parent: Piece, mode: Mode) -> Telling:
        """With the outlet that it was taken from, unless the article hides it."""
        if mode in ("silent_rewrite", "quote_only"):
            return telling
        known = {outlet.name for outlet in telling.via}
        via = telling.via if parent.outlet.name in known else (*telling.via, parent.outlet)
        return replace(telling, via=via)

    def _reused(self, number: int, parent: Piece, mode: Mode) -> Piece:
        """The same paragraphs, or some of them."""
        kept = [one for one in parent.paragraphs if "x" not in one.roles or one.statements]
        cut = parent.account.denial and self.random.random() < 0.35
        if cut:
            kept = [one for one in kept if "D" not in one.roles] or kept
        own: tuple[str, ...] = ()
        if mode == "partial":
            kept, own = self._some_of(kept, parent)
        roles = "".join(one.roles for one in kept)
        quoted = "Q" in roles
        tellings = tuple(replace(one, quote=one.quote if quoted else "") for one in parent.account.tellings)
        text = "\n".join(one.text for one in kept)
        account = replace(
            parent.account,
            denial=parent.account.denial and "D" in roles,
            tellings=tellings,
            context=(*(one for one in parent.account.context if one in text), *own),
            sides=tuple(one for one in parent.account.sides if one in text),
        )
        return self._piece(number, account, mode, (parent,), parent.hour, body=tuple(kept))

    def _some_of(self, paragraphs: list[Paragraph], parent: Piece) -> tuple[list[Paragraph], tuple[str, ...]]:
        """A few paragraphs among others that are the article's own; and the own sentences."""
        news = [one for one in paragraphs if one.statements and "D" not in one.roles]
        more = [one for one in paragraphs if one.roles.strip("C") == "" or one.roles == "D"][:2]
        taken = [self._unit(one) for one in parent.account.context]
        context = tuple(one for one in self._context(3, 5) if self._unit(one) not in taken)
        own = [Paragraph(one, "C") for one in context]
        sides = [Paragraph(one, "S") for one in self._sides(1)]
        return [*own[:1], *news, *own[1:2], *more, *own[2:], *sides], context

    def _piece(
        self,
        number: int,
        account: Account,
        mode: Mode,
        parents: tuple[Piece, ...],
        after: int,
        *,
        body: tuple[Paragraph, ...] | None = None,
        link: tuple[Outlet, str] | None = None,
    ) -> Piece:
        paragraphs = body or self._long_enough(arrange(self.story, account, self.outlet, self.random, link))
        paragraphs = self._framed(paragraphs, account, mode, parents)
        day_only = self.random.random() < 0.12
        hour = after + self.random.randint(1, 4 if mode == "original" else 30)
        if day_only or any(one.day_only for one in parents):
            while any(hour // 24 <= one.hour // 24 for one in parents):
                hour += 12
        firm = not any(one.hedged for one in account.tellings)
        count = account.tellings[0].number
        headline = expand(
            self.random.choice(self.story.kind["headline"]),
            self.random,
            self.story.named(count),
            hedged=not firm,
        )
        if mode in ("wire_copy", "syndicated") and self.random.random() < 0.5:
            headline = parents[0].title
        slug = "-".join("".join(c if c.isalnum() else " " for c in headline.casefold()).split()[:6])
        return Piece(
            number=number,
            outlet=self.outlet,
            hour=hour,
            title=upper_first(headline),
            mode=mode,
            account=account,
            paragraphs=paragraphs,
            day_only=day_only,
            url=f"https://www.{self.outlet.host}/{number}/{slug}",
            author=self._author(mode, parents, paragraphs),
            parents=tuple(one.number for one in parents),
        )

    def _author(self, mode: Mode, parents: tuple[Piece, ...], paragraphs: tuple[Paragraph, ...]) -> str:
        """The byline; a copy has the agency's where nothing in its text says whose it is."""
        if mode == "wire_copy" and parents[0].outlet.name not in paragraphs[0].text + paragraphs[-1].text:
            return parents[0].outlet.name
        first, last, _ = self.names.person()
        return f"{first} {last}" if self.random.random() < 0.6 else ""

    def _long_enough(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        """With more context where there is too little for an article."""
        while sum(len(one.text) for one in paragraphs) < _SHORTEST:
            paragraphs += (Paragraph(self._context(1, 1)[0], "C"),)
        return paragraphs

    def _framed(
        self, paragraphs: tuple[Paragraph, ...], account: Account, mode: Mode, parents: tuple[Piece, ...]
    ) -> tuple[Paragraph, ...]:
        """With dateline and credit lines."""
        words = load("prose")["credit"]
        named = {"outlet": parents[0].outlet.said if parents else "", "year": "2018"}
        if mode in ("rewrite", "relay", "merge") and account.tellings[0].speaker == "none":
            line = self.random.choice(load("prose")["unnamed"]["lines"])
            paragraphs = (*paragraphs, Paragraph(line.format(outlet=parents[0].outlet.name), "x"))
        if self.outlet.kind == "agency" and mode != "wire_copy":
            return (self._dated(paragraphs[0], self.outlet), *paragraphs[1:])
        if mode == "wire_copy":
            wire = parents[0].outlet
            if self.random.random() < 0.7:
                return (self._dated(paragraphs[0], wire), *paragraphs[1:])
            bare = self._undated(paragraphs[0])
            if self.random.random() < 0.4:
                return (bare, *paragraphs[1:])
            end = expand(
                self.random.choice(words["copy_end"]), self.random, {"outlet": wire.name, "year": "2018"}
            )
            return (bare, *paragraphs[1:], Paragraph(end, "x"))
        if mode in ("partial", "syndicated"):
            paragraphs = tuple(self._undated(one) for one in paragraphs)
        if mode == "syndicated":
            return (
                *paragraphs,
                Paragraph(expand(self.random.choice(words["syndicated"]), self.random, named), "x"),
            )
        return paragraphs

    def _dated(self, first: Paragraph, wire: Outlet) -> Paragraph:
        line = f"{self.story.facts['place'].upper()} ({wire.name}) — "
        return first if first.text.startswith(line) else replace(first, text=line + first.text)

    def _undated(self, first: Paragraph) -> Paragraph:
        start = f"{self.story.facts['place'].upper()} ("
        return replace(first, text=first.text.split(") — ", 1)[1]) if first.text.startswith(start) else first

    def _context(self, least: int, most: int) -> tuple[str, ...]:
        units = _units(self.story)
        self.random.shuffle(units)
        # Those who write independently do not pick the same facts.
        units.sort(key=lambda unit: self.story.told.get(unit[0], 0))
        chosen = units[: self.random.randint(least, most)]
        self.random.shuffle(chosen)
        for unit in chosen:
            self.story.told[unit[0]] = self.story.told.get(unit[0], 0) + 1
        return tuple(fresh(unit, self.random, self.story.facts, self.story.used) for unit in chosen)

    def _reworded(self, sentence: str) -> str:
        """Another wording of the same sentence."""
        return fresh(self._unit(sentence), self.random, self.story.facts, self.story.used)

    def _unit(self, sentence: str) -> list[str]:
        """The unit that a sentence is a wording of: the one with most of its words."""
        words = set(sentence.split())

        def common(unit: list[str]) -> int:
            return max(len(words & set(expand(one, Random(0), self.story.facts).split())) for one in unit)

        return max(_units(self.story), key=common)

    def _sides(self, most: int = 2) -> tuple[str, ...]:
        words = load("names")["sides"]
        facts = self.story.facts
        found = []
        for _ in range(self.random.randint(0, most)):
            first, last, _pronoun = self.names.person()
            role = expand(self.random.choice(words["roles"]), self.random, facts)
            who = f"{first} {last}, {role},"
            said = expand(self.random.choice(self.random.choice(words["says"])), self.random, facts)
            quote = fresh(words["quotes"], self.random, facts, self.story.used)
            named = {"W": who, "w": who, "wshort": last, "Wshort": last, "says": said, "quote": quote}
            line = expand(self.random.choice(load("prose")["side"]["lines"]), self.random, named)
            found.append(line.replace(",.", "."))
        return tuple(found)


def _units(story: Story) -> list[list[str]]:
    """What can be said of the story in an article's own voice."""
    own: list[list[str]] = story.kind["context"]
    general: list[list[str]] = load("prose")["general"]["context"]
    return own + general
