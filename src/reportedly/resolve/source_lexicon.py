"""The English words by which a text says who a source is, from ``sources.en.toml`` and its neighbours."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from reportedly.given_names import given_names

Gender = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of one language, lower case."""

    #: "mr." and the like, with the gender they tell; ``None``: they tell none.
    honorifics: dict[str, Gender | None]
    #: Word for a position to the first word of its row: "gen." -> "general".
    positions: dict[str, str]
    #: Positions that are no authority when they stand alone.
    no_authority: frozenset[str]
    #: Those of them that are one together with a body.
    with_body: frozenset[str]
    #: Words that belong to a title before its noun.
    modifiers: frozenset[str]
    #: Descriptions before a title that are not part of it.
    dropped: frozenset[str]
    #: Nouns for one person, positions included.
    person: frozenset[str]
    #: Nouns for many persons.
    group: frozenset[str]
    #: Nouns and names that tell a gender.
    gendered: dict[str, Gender]
    #: Officials, spokespeople, lawyers: unnamed, they are whom they speak for.
    mouthpieces: frozenset[str]
    #: Those who speak for a person or body without being it.
    entourage: frozenset[str]
    #: Those who are the authorities of a place or state.
    authorities: frozenset[str]
    #: Words for a party to its name.
    parties: dict[str, str]
    #: Positions by which the last speaker is named again.
    variations: frozenset[str]
    #: The words that say that a name is withheld.
    anonymity: re.Pattern[str]
    #: Those words that may stand behind the cue.
    withheld_nearby: re.Pattern[str]
    #: Nouns that say so by themselves.
    withheld: frozenset[str]
    #: Nouns for what can be read.
    documents: frozenset[str]
    #: Those of them that can name the same thing.
    families: tuple[frozenset[str], ...]
    #: Those of them that end a capitalised name of a document.
    capital_documents: frozenset[str]
    #: What an organisation says without being a paper: statements.
    voices: frozenset[str]
    #: Words in organisations' names.
    organisation_heads: frozenset[str]
    #: Those of them that are surnames too.
    surnames: frozenset[str]
    #: Organisations known by name.
    organisations: frozenset[str]
    #: Common nouns for an organisation.
    organisation_nouns: frozenset[str]
    #: What stands behind a company's name, with its capitals.
    legal_forms: frozenset[str]
    #: Parts in a matter that a body can have as well as a person.
    proprietors: frozenset[str]
    #: Nouns for bodies that say nothing before "officials".
    vague_bodies: frozenset[str]
    #: Bodies made of a person's name and a noun, to one form of the noun.
    attached: dict[str, str]
    #: Sort of body to the nouns that point back to it.
    body_nouns: dict[str, frozenset[str]]
    #: Sort of body to words in the names of such.
    body_names: dict[str, frozenset[str]]
    #: Media whose names have no such word.
    known_media: frozenset[str]
    #: Capitalised words that are no names.
    not_names: frozenset[str]
    #: Words that are none at the start of a sentence.
    openers: frozenset[str]
    #: Persons known by one name, with their gender; ``None``: several persons have that name.
    public_figures: dict[str, Gender | None]
    #: Lower-case parts of surnames.
    particles: frozenset[str]
    #: What stands behind a surname.
    suffixes: frozenset[str]
    #: Verbs with a person or organisation as subject.
    verbs: frozenset[str]
    #: Given name to gender; ``None``: used for both.
    given: dict[str, Gender | None]
    #: Given name to the numbers of the rows of forms it belongs to.
    forms: dict[str, frozenset[int]]
    #: Adjective or other name of a state to its name.
    states: dict[str, str]
    #: Seat of government to the name of its state.
    seats: dict[str, str]
    #: Places that are no states.
    places: frozenset[str]
    #: Words that are never cut from their full stop.
    abbreviations: frozenset[str]


@cache
def english() -> Lexicon:
    """The English word lists, read at first use."""
    table = _table("sources.en.toml")
    given = given_names()
    world = _table("states.en.toml")
    people, titles, hints = table["people"], table["titles"], table["hints"]
    positions = {word: row[0] for row in titles["positions"] for word in row}
    singular = frozenset(people["singular"]) | frozenset(positions)
    places = frozenset(name.strip() for name in world["places"]["names"].replace("\n", "").split("|"))
    honorifics = _honorifics(table["honorifics"])
    organisations = table["organisations"]
    return Lexicon(
        honorifics=honorifics,
        positions=positions,
        no_authority=frozenset(titles["no_authority"]),
        with_body=frozenset(titles["with_body"]),
        modifiers=frozenset(titles["modifiers"]),
        dropped=frozenset(titles["dropped"]),
        person=singular,
        group=frozenset(people["group"]),
        gendered=dict.fromkeys(people["male"], "male") | dict.fromkeys(people["female"], "female"),
        mouthpieces=frozenset(people["mouthpieces"]),
        anonymity=re.compile("|".join(rf"\b(?:{p})\b" for p in table["anonymity"]["patterns"]), re.I),
        entourage=frozenset(people["entourage"]),
        authorities=frozenset(people["authorities"]),
        parties=titles["parties"],
        variations=frozenset(titles["variations"]),
        withheld_nearby=re.compile("|".join(table["anonymity"]["nearby"]), re.I),
        withheld=frozenset(table["anonymity"]["nouns"]),
        documents=frozenset(table["documents"]["nouns"]),
        families=tuple(frozenset(words) for words in table["documents"]["families"]),
        capital_documents=frozenset(table["documents"]["capital"]),
        voices=frozenset(table["documents"]["voices"]),
        organisation_heads=frozenset(organisations["heads"]),
        surnames=frozenset(organisations["surnames"]),
        organisations=frozenset(organisations["known"]),
        organisation_nouns=frozenset(organisations["nouns"]),
        legal_forms=frozenset(organisations["legal_forms"]),
        proprietors=frozenset(organisations["proprietors"]) | frozenset(organisations["nouns"]),
        vague_bodies=frozenset(organisations["vague"]),
        attached=organisations["attached"],
        body_nouns={sort: frozenset(words) for sort, words in organisations["body_nouns"].items()},
        body_names={sort: frozenset(words) for sort, words in organisations["body_names"].items()},
        known_media=frozenset(organisations["media"]),
        not_names=frozenset(hints["not_names"]),
        openers=frozenset(hints["openers"]),
        public_figures=_figures(hints["public_figures"]),
        particles=frozenset(hints["particles"]),
        suffixes=frozenset(hints["suffixes"]),
        verbs=frozenset(hints["verbs"]),
        given=_given(given),
        forms=_forms(given["forms"]),
        states=_states(world["states"]),
        seats=_states(world["seats"]),
        places=places,
        abbreviations=frozenset(
            word.lower()
            for word in (*honorifics, *positions, *hints["suffixes"], *places, *hints["abbreviations"])
            if word.endswith(".") and word.count(".") == 1
        ),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("reportedly.resolve") / name).read_text("utf8"))


def _figures(table: dict[str, list[str]]) -> dict[str, Gender | None]:
    found: dict[str, Gender | None] = dict.fromkeys(table["several"])
    return found | dict.fromkeys(table["male"], "male") | dict.fromkeys(table["female"], "female")


def _honorifics(table: dict[str, list[str]]) -> dict[str, Gender | None]:
    found: dict[str, Gender | None] = dict.fromkeys(table["either"])
    found |= dict.fromkeys(table["male"], "male")
    found |= dict.fromkeys(table["female"], "female")
    return found


def _given(table: dict[str, str]) -> dict[str, Gender | None]:
    found: dict[str, Gender | None] = {}
    male, female = set(table["male"].split()), set(table["female"].split())
    either = set(table["either"].split()) | male & female
    found |= dict.fromkeys(male - either, "male")
    found |= dict.fromkeys(female - either, "female")
    found |= dict.fromkeys(either)
    return found


def _forms(rows: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows.strip().splitlines()):
        for name in row.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _states(table: dict[str, list[str]]) -> dict[str, str]:
    return {form: state for state, forms in table.items() for form in (state, *forms)}
