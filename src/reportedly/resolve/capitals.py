"""Runs of capitalised words: where a name may begin and how far it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.resolve.grammar import grammar
from reportedly.resolve.noun_phrases import QUANTITIES, plural_noun
from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.resolve.words import Word, Words

#: Between people and their cause in the name of a body.
CAUSES = ("for", "against", "without")
#: Words inside a name of an organisation that are not capitalised.
INNER = grammar("inside_names")
DAYS = frozenset({"sunday", "saturday", "monday"})
QUOTES = "\"“”'‘’"
LETTERED = re.compile(r"\d+[A-Z]")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
#: "Berlin-based", "Doe-backed": adjectives made of names.
ADJECTIVE = re.compile(
    r"-(?:[a-z]+ed|led|run|born|style|era|area|wide|leaning)$|^(?:Pro|Anti|Non|Ex|Post|Pre|Ultra|Self|Far)-[a-z]"
)
NUMBER = re.compile(
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|eleven|twelve|\w+teen)(?:-\w+)?|\w+-(?:thirds?|fourths?|fifths?|quarters?|half)"
)


def runs(words: Words, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    common = (
        {word.lower for word in words.words if not word.capital}
        | lexicon.group
        | lexicon.openers
        | QUANTITIES
    )
    common |= (lexicon.documents | lexicon.organisation_nouns) - lexicon.given.keys()
    common -= {form.lower() for form in lexicon.states if len(form) > 2}  # "Chinese officials said"
    firm = {word.lower for word in words.words if word.capital and not word.opens and not word.shouted}
    index = 0
    while index < len(words.words):
        opener = _common_plural(words, index, firm) or _common_opener(words, index, firm)
        opener = opener or _alone(words, index, firm)
        if _numbered(words, index, lexicon):
            last = _extend(words, index + 1, lexicon)
            yield index, last
            index = last
        elif _begins(words, index, lexicon, common) and not opener:
            last = _extend(words, index, lexicon)
            yield index, last
            index = last
        else:
            index += 1


def _numbered(words: Words, index: int, lexicon: Lexicon) -> bool:
    """ "the 9th Circuit Court": a number that opens the name of a body."""
    if not ORDINAL.fullmatch(words.lower(index)) or words.lower(index - 1) != "the":
        return False
    return any(
        words.lower(i) in lexicon.organisation_heads
        for i in range(index + 1, index + 4)
        if all(is_capital(words, j, lexicon) for j in range(index + 1, i + 1))
    )


def _begins(words: Words, index: int, lexicon: Lexicon, common: set[str]) -> bool:
    word = words.words[index]
    if (
        not word.capital
        or not word.text[0].isalpha()
        or NUMBER.fullmatch(word.lower)
        or ADJECTIVE.search(word.text)
    ):
        return False
    if word.opens and word.text == "Q" and is_capital(words, index + 1, lexicon):
        return False  # "Q Senator Doe said yesterday": the label of a question
    if word.lower in DAYS and _is_head(words, index + 1, lexicon):
        return True  # "the Sunday Ledger"
    if word.lower in grammar("ordinals") and words.lower(index + 1) in lexicon.capital_documents:
        return is_capital(words, index + 1, lexicon)  # "the First Amendment"
    if word.lower in lexicon.not_names and not word.surname:
        given = word.lower in lexicon.given and not word.opens
        return given and is_capital(words, index + 1, lexicon)
    if words.words[min(index + 1, len(words.words) - 1)].text in ("Our", "My", "Your") and not word.shouted:
        return is_capital(words, index + 2, lexicon)
    if word.opens and not word.shouted and _before_title(words, index, lexicon):
        return False
    if word.opens and not word.shouted and word.lower in common and not word.surname:
        return is_capital(words, index + 1, lexicon) or society(words, index, lexicon)
    return True


def _before_title(words: Words, index: int, lexicon: Lexicon) -> bool:
    """ "Take | Ohio Republican Sen. Jane Doe": a word before a state and a title is neither's."""
    word, state, title = words.words[index], words.words[index + 1 : index + 2], words.lower(index + 2)
    known = word.lower in lexicon.modifiers or word.lower in lexicon.dropped or word.lower in lexicon.person
    placed = bool(state) and (state[0].text in lexicon.states or state[0].text in lexicon.places)
    return placed and not known and title in lexicon.person and is_capital(words, index + 3, lexicon)


def _alone(words: Words, index: int, firm: set[str]) -> bool:
    """ "Prosecuting, Jane Doe said": a participle of its own, nowhere capitalised inside a sentence."""
    word = words.words[index]
    behind = words.lower(index + 1) == ","
    return word.opens and behind and word.lower.endswith("ing") and word.lower not in firm


def _is_head(words: Words, index: int, lexicon: Lexicon) -> bool:
    return is_capital(words, index, lexicon) and words.lower(index) in lexicon.body_names["media"] | {
        "ledger",
        "express",
    }


def _common_plural(words: Words, index: int, firm: set[str]) -> bool:
    """ "Proponents" at the start of a sentence, nowhere capitalised inside one."""
    word = words.words[index]
    if (
        not word.opens
        or word.shouted
        or word.lower in firm | english().known_media
        or not word.lower.endswith(("ers", "ents", "ants", "ists", "ees", "ors", "ics"))
    ):
        return False
    return not is_capital(words, index + 1, english()) and words.lower(index + 1) not in ("'s", "'")


def _common_opener(words: Words, index: int, firm: set[str]) -> bool:
    """ "Immediately", "Describing Doe": an adverb or participle at the start of a sentence."""
    word, lexicon = words.words[index], english()
    if word.opens and word.lower.endswith("ly") and word.lower.removesuffix("ly") in grammar("newly"):
        return not is_capital(words, index + 1, lexicon)
    if not word.opens or word.shouted or word.lower in firm or len(word.lower) < 6:
        return False
    if word.lower in lexicon.given or word.text in lexicon.states or word.text in lexicon.places:
        return False
    if word.lower in lexicon.organisations or words.lower(index + 1) in ("'s", "'"):
        return False
    adverb = word.lower.endswith("ly") and not is_capital(words, index + 1, lexicon)
    following = words.lower(index + 1)
    if following in lexicon.documents and not words.words[index + 1].capital and not word.text.isupper():
        return True  # "Satellite images show"
    named = following in lexicon.verbs or following in lexicon.organisation_heads
    named = named or f"{word.lower} {following}" in lexicon.organisations
    return (adverb or word.lower.endswith("ing")) and not named


def society(words: Words, index: int, lexicon: Lexicon) -> bool:
    """ "Citizens for Open Courts": people joined by a preposition to capitalised words."""
    word = words.words[index]
    own = word.lower in lexicon.mouthpieces | lexicon.entourage and word.lower != "people"
    if own or words.lower(index + 1) not in CAUSES:
        return False
    if word.lower in lexicon.group - {"people"} and is_capital(words, index + 2, lexicon):
        return True
    if word.opens or not word.capital:
        return False  # "Drivers for Acme left"
    the = words.lower(index + 2) == "the"  # "Friends for the Fair Treatment of Crews"
    plural = word.lower.endswith("s") and word.lower[:-1] in lexicon.person
    people = word.lower in lexicon.group or plural
    return people and is_capital(words, index + 2 + the, lexicon)


def is_capital(words: Words, index: int, lexicon: Lexicon) -> bool:
    if not 0 < index < len(words.words):
        return False
    word = words.words[index]
    same = words.words[index - 1].sentence == word.sentence
    return word.capital and (word.lower not in lexicon.not_names or word.surname) and same


def _extend(words: Words, index: int, lexicon: Lexicon) -> int:
    """Index behind the last word of the run that begins at ``index``."""
    last = index + 1
    sentence = words.words[index].sentence
    organisation = (
        _organisational(words.words[index], lexicon)
        or society(words, index, lexicon)
        or _founded(words, index, lexicon)
    )
    while last < len(words.words) and words.words[last].sentence == sentence:
        step = _step(words, index, last, organisation, lexicon)
        if not step:
            break
        added = range(last, last + step)
        organisation = organisation or any(
            _organisational(words.words[i], lexicon) or _founded(words, i, lexicon) for i in added
        )
        last += step
    return last


def _organisational(word: Word, lexicon: Lexicon) -> bool:
    return word.capital and (
        word.lower in lexicon.organisation_heads
        or word.lower in lexicon.positions
        or word.lower in lexicon.capital_documents
    )


def _founded(words: Words, index: int, lexicon: Lexicon) -> bool:
    """ "the Archdiocese of Orla": a capitalised noun for a body, and what it is of."""
    noun = words.words[index].capital and words.lower(index) in lexicon.organisation_nouns
    return noun and words.lower(index + 1) == "of" and is_capital(words, index + 2, lexicon)


def _step(words: Words, index: int, last: int, organisation: bool, lexicon: Lexicon) -> int:
    """How many words from ``last`` on still belong to the run."""
    word = words.words[last]
    if word.capital and (word.lower not in lexicon.not_names or word.surname):
        return 1 if word.start - words.words[last - 1].end <= 2 else 0
    if word.text in lexicon.legal_forms or LETTERED.fullmatch(word.text):
        return 1  # "Northern Lines AS", "District 27J"
    if (
        word.text in ("Our", "My", "Your")
        and words.words[last - 1].capital
        and is_capital(words, last + 1, lexicon)
    ):
        return 2  # "Save Our Rivers"
    following = words.lower(last + 1)
    if ORDINAL.fullmatch(word.lower) and is_capital(words, last + 1, lexicon):
        return 2
    if word.lower in lexicon.particles and is_capital(words, last + 1, lexicon):
        return 2
    if (
        word.lower in lexicon.particles
        and following in lexicon.particles
        and is_capital(words, last + 2, lexicon)
    ):
        return 3
    if word.text == "," and following in grammar("born_suffixes") and words.words[last + 1].capital:
        return 2
    if word.text == "&" and is_capital(words, last + 1, lexicon):
        return 2
    if word.text == "v" and following == "." and is_capital(words, last + 2, lexicon):
        return 3  # "Doe v. Ohio"
    plural = (
        words.lower(last - 1).endswith("s") and word.text in "'’" and word.start == words.words[last - 1].end
    )
    if plural and following in lexicon.organisation_heads and words.words[last + 1].capital:
        return 2  # "Easton Supporters' Trust"
    if (
        plural
        and index + 1 == last
        and plural_noun(words.lower(index))
        and _common_word(words, last + 1, lexicon)
    ):
        return 2  # "Patients' Voice"
    if word.lower in ("'s", "’s") and _sainted(words, index, last):
        return 2  # "St Brannock's Hospital"
    if word.lower == "'s" and _owns(words, index, last, lexicon) and _head_within(words, last + 1, lexicon):
        return 2  # "the Fishermen's League", "the Orla County Sheriff's Office"
    nickname = is_capital(words, last + 1, lexicon) and is_capital(words, last + 3, lexicon)
    if word.text in QUOTES and nickname and words.lower(last + 2) in QUOTES:
        return 4
    if word.lower in INNER and _abbreviated(words, index, last):
        return 2 + (words.lower(last + 1) == "the")
    if word.lower == "and" and not organisation and index + 1 < last:
        return _services_step(words, index, last, lexicon)
    if word.lower == "of" and not organisation and index + 1 == last:
        return _cause_step(words, index, last, lexicon)
    return _inner_step(words, index, last, lexicon) if organisation and word.lower in INNER else 0


def _sainted(words: Words, index: int, last: int) -> bool:
    """Whether the possessive of a saint or a king goes on with the noun of a body."""
    saint = words.lower(index) in grammar("saints_and_crowned")
    noun = words.words[last + 1] if last + 1 < len(words.words) else None
    return saint and noun is not None and noun.capital and noun.lower in grammar("houses_of_saints")


def _owns(words: Words, index: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the word before a possessive is people or an office, whose body is named behind it."""
    people = index + 1 == last and words.lower(index).endswith(("men", "people", "children"))
    return people or words.lower(last - 1) in grammar("offices_with_a_staff")


def _head_within(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether capitalised words that begin at an index come to the noun of a body."""
    for at in range(index, index + 4):
        if not is_capital(words, at, lexicon):
            return False
        if words.lower(at) in lexicon.organisation_heads:
            return True
    return False


def _common_word(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is neither a person's name nor a title."""
    word = words.lower(index)
    personal = lexicon.given.keys() | lexicon.surnames | lexicon.positions.keys() | lexicon.honorifics.keys()
    return is_capital(words, index, lexicon) and word not in personal


def _services_step(words: Words, index: int, last: int, lexicon: Lexicon) -> int:
    """ "Federal Housing and Transport Services": "and" before the word that makes it an organisation."""
    end = last + 1
    while end < len(words.words) and is_capital(words, end, lexicon):
        end += 1
    first, head = words.lower(index), words.lower(end - 1)
    if end - last < 2 or end - last > 4 or head not in lexicon.organisation_heads or head in lexicon.surnames:
        return 0
    personal = first in lexicon.given or first in lexicon.honorifics or first in lexicon.positions
    return 0 if personal or not _joins(words, index, last, words.words[last + 1], lexicon) else 2


def _abbreviated(words: Words, index: int, last: int) -> bool:
    """ "Harbours and Customs Patrol (HCP)", "Boat Owners of Orla (BOO)": initials tell what is inside."""
    end = last + 1
    while end < len(words.words) and end - last < 7 and _in_long_name(words, end):
        end += 1
    if end == last + 1 or words.lower(end) != "(" or words.lower(end + 2) != ")":
        return False
    letters = "".join(words.words[i].text[0] for i in range(index, end) if words.words[i].capital)
    return letters == words.words[end + 1].text


def _in_long_name(words: Words, index: int) -> bool:
    return words.words[index].capital or words.lower(index) in INNER | {"the", "in"}


def _cause_step(words: Words, index: int, last: int, lexicon: Lexicon) -> int:
    """ "the Freedom of the Air Foundation": one word behind "the", what it is of, and the head at the end."""
    if words.lower(index - 1) != "the" or words.lower(index) in lexicon.given:
        return 0
    the = 1 if words.lower(last + 1) == "the" else 0
    end = last + 1 + the
    while is_capital(words, end, lexicon):
        end += 1
    return 2 + the if end > last + 2 + the and words.lower(end - 1) in lexicon.organisation_heads else 0


def _inner_step(words: Words, index: int, last: int, lexicon: Lexicon) -> int:
    """ "Department of State", "Center for the Study of ...", "Health and Human Services"."""
    word = words.words[last]
    the = 1 if words.lower(last + 1) == "the" and word.lower != "and" else 0
    if not is_capital(words, last + 1 + the, lexicon):
        return 0
    following, before = words.words[last + 1 + the], words.words[last - 1]
    if word.lower == "and" and _somebody(words, index, last, lexicon):
        return 0  # "Attorney General Jane Doe and Health Secretary Richard Roe"
    if word.lower in ("and", "&"):
        return 2 if word.text == "&" or _joins(words, index, last, following, lexicon) else 0
    if word.lower == "to" and not is_capital(words, last + 2, lexicon):
        return 0
    if word.lower == "on" and before.lower in lexicon.verbs | grammar("parties"):
        return 0  # "Democrats on the Harbour Committee"
    inside = words.words[index:last]
    body = any(w.lower in lexicon.organisation_heads for w in inside) or society(words, index, lexicon)
    titled = not body and not any(_founded(words, i, lexicon) for i in range(index, last))
    if titled and before.lower not in lexicon.positions:  # "Gov. Jane Doe of Ohio"
        return 0
    person = following.lower in lexicon.honorifics or following.lower in lexicon.positions
    # "Department of Justice", "Center for Justice"
    office = word.lower in ("of", "for") and before.lower in lexicon.organisation_heads
    return 0 if person and not the and not office else 2 + the


def _somebody(words: Words, index: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a run so far is a title and a whole name."""
    names = [words.lower(i) for i in range(index, last)]
    given = (i for i, word in enumerate(names[:-1]) if word in lexicon.given and i > 0)
    at = next((i for i in given if names[i - 1] in lexicon.positions), None)
    return at is not None and names[-1] not in lexicon.organisation_heads - lexicon.surnames


def _joins(words: Words, index: int, last: int, following: Word, lexicon: Lexicon) -> bool:
    """Whether "and" joins two words of one name rather than two names."""
    if following.lower in lexicon.given or following.lower in lexicon.honorifics or following.text.isupper():
        return False
    if following.lower in lexicon.positions or following.lower in lexicon.states:
        return False
    if last - index >= 3 and words.lower(last - 2) in ("of", "for"):
        governed = words.lower(last - 3).removesuffix("s") in lexicon.organisation_nouns
        if governed and following.lower in grammar("second_portfolios"):
            return True  # "Department of Health and Human Services"
    whole = words.words[last - 1].lower in lexicon.organisation_heads
    return not whole or (last - index == 1 and words.lower(last + 2) in lexicon.organisation_heads)
