"""How much speaks for a name being a person's: its words and what stands around it."""

from __future__ import annotations

import re

from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import DASHES, Introduction, clause_end
from reportedly.resolve.names import Name
from reportedly.resolve.noun_phrases import head_noun
from reportedly.resolve.source_lexicon import Lexicon
from reportedly.resolve.words import Words

#: Who tells only a first name, or what to be called, is a person.
_GIVEN = re.compile(
    r"\b(?:first name,|(?:his|her) (?:\w+ )?name (?:only )?as|identified (?:\w+self )?(?:only )?as"
    r"|to be called) $"
)
#: Words of a description before a name, at most.
_DESCRIPTION = 14


def personhood(words: Words, name: Name, intro: Introduction, lexicon: Lexicon) -> float:
    """Points for (positive) and against (negative) a person at one mention of a name."""
    return _form(name, lexicon) + (
        0.0 if words.words[name.first].shouted else _context(words, name, intro, lexicon)
    )


def _form(name: Name, lexicon: Lexicon) -> float:
    """What the words themselves say."""
    lower = [word.lower() for word in name.words if word[0].isalnum()]
    joined = " ".join(lower)
    if joined in lexicon.organisations or f"the {joined}" in lexicon.organisations:
        return -6
    if lower[-1].endswith(("'s", "’s")):
        return -8
    if len(lower) > 1 and name.words[-1] in lexicon.legal_forms:
        return -6
    first_given = lower[0] in lexicon.given
    points = 0.0
    if len(lower) == 1:
        points += 3 if lower[0] in lexicon.public_figures else 0.5 if first_given else -1
        if lower[0] in lexicon.organisation_heads or lower[0] in lexicon.documents:
            points -= 3
        if name.words[0].isupper() and len(lower[0]) > 1:
            points -= 2
        people = lower[0] in lexicon.group or lower[0].endswith("-americans")
        if people or any(c.isdigit() for c in joined) or "&" in joined:
            points -= 4
        return points
    points += 3 if first_given else 0.5
    points += 2 if any(len(w) == 2 and w[1] == "." for w in lower[:-1]) else 0
    points -= 4 if any(w in ("of", "for", "and", "&", "the", "on", "our", "my", "your") for w in lower) else 0
    points -= 5 * sum(1 for w in lower if _organisational(w, lower, first_given, lexicon))
    points -= 4 if "&" in name.words else 0
    titled = name.begin < name.first
    # "Seaboard Lifting", but not "President Xi Jinping"
    trade = len(lower[-1]) > 6 and lower[-1].endswith("ing") and not (first_given or titled)
    points -= 5 if lower[-1] in grammar("clubs_and_towns") or trade else 0
    points -= 4 if not first_given and _initials_behind(name, lexicon) else 0
    placed = name.words[-1] in lexicon.states or name.words[-1] in lexicon.places
    points -= 3 if placed and not first_given else 0
    points -= 2 if len(lower) > 4 else 0
    points -= 3 if any(c.isdigit() for c in joined) or lower[0] in lexicon.not_names else 0
    points -= 3 if lower[-1] in lexicon.documents and not first_given else 0
    points -= 2 if lower[0] in lexicon.modifiers and not first_given else 0
    return points


def _initials_behind(name: Name, lexicon: Lexicon) -> bool:
    """ "Orla GPS": capitals behind a word."""
    *rest, last = name.words
    short = last.isupper() and last.isalpha() and 1 < len(last) < 6 and last.lower() not in lexicon.suffixes
    return short and not rest[0].isupper()


def _organisational(word: str, lower: list[str], first_given: bool, lexicon: Lexicon) -> bool:
    if word not in lexicon.organisation_heads or (word == lower[0] and first_given):
        return False
    return not (first_given and len(lower) <= 3 and word in lexicon.surnames)


def _context(words: Words, name: Name, intro: Introduction, lexicon: Lexicon) -> float:
    """What stands around it."""
    before, after = words.lower(name.begin - 1), words.lower(name.last)
    points = 0.0
    if name.begin < name.first and words.lower(name.first - 1) in lexicon.body_nouns["company"]:
        points -= 4  # "Chipmaker Acme"
    elif name.begin < name.first:
        points += 5 if words.lower(name.first - 1) in lexicon.honorifics else 3.5
    elif intro.before is not None:
        points += 2
    points += 3 if intro.age is not None else 0
    points += 3 if intro.after is not None else 0
    points += 2.5 if _apposed(words, name, lexicon) else 0
    points += _relative(words, intro)
    points += 5 if _GIVEN.search(words.text, max(0, name.span[0] - 40), name.span[0]) else 0
    points -= _bodily(words, name, intro, lexicon)
    points += 3 if intro.party is not None and "-" in words.text[intro.party[0] : intro.party[1]] else 0
    whose = after in lexicon.attached and name.lower in lexicon.public_figures  # "the Obama administration"
    points -= (
        4 if (name.definite and not whose) or (before in ("a", "an") and name.begin == name.first) else 0
    )
    points += (
        0.75 if after in lexicon.verbs or (before in lexicon.verbs and before in ("said", "says")) else 0
    )
    # "Lisk Rovers have sold him": one name, and the verb of several.
    points -= 3 if after in ("have", "are", "were") and before not in ("and", "or", ",", "nor") else 0
    points -= 1 if after == "(" and intro.party is None else 0
    return points


def _apposed(words: Words, name: Name, lexicon: Lexicon) -> bool:
    """ "Her brother, Dev, said": one name between commas behind a noun for a person."""
    if len(name.words) > 1 or words.lower(name.begin - 1) != "," or name.words[0].isupper():
        return False
    closed = words.lower(name.last) == "," or words.lower(name.last) in lexicon.verbs
    noun = words.lower(name.begin - 2)
    return closed and noun in lexicon.person and noun not in lexicon.proprietors


def _relative(words: Words, intro: Introduction) -> float:
    """ "who" is said of persons, "whose" of anybody."""
    if intro.relative is None:
        return 0
    return 0.5 if words.lower(words.index(intro.relative[0])) == "whose" else 3


def _bodily(words: Words, name: Name, intro: Introduction, lexicon: Lexicon) -> float:
    """Points for a body: "Acme, which ...", "Acme, the mining company that ...", "the company Acme"."""
    known = name.words[0].lower() in lexicon.given and len(name.words) > 1
    points = 0.0
    before = words.words[name.begin - 1] if name.begin > 0 else None
    office = words.index(intro.before[0]) < name.begin - 2 if intro.before else False
    if (
        not office
        and before is not None
        and before.lower in lexicon.organisation_nouns
        and name.begin == name.first
    ):
        points += 4 if not before.capital and not known else 0
    if _described_before(words, name, lexicon):
        points += 4
    elif not known and words.lower(name.begin - 1) == "," and _makes(words, name.begin - 2):
        points += 5
    if not known and _says_it(words, name):
        points += 3
    if before is not None and before.lower in grammar("kinds_of_media") and not known:
        points += 4  # "the daily Harbour List"
    called = words.lower(name.begin - 1) in ("called", "named", "dubbed")
    if called and words.lower(name.begin - 2) in grammar("called_bodies"):
        points += 6  # "a page called Harbour Voice"
    if words.lower(name.last) in (",", *DASHES):
        start = name.last + 1
        if words.lower(start) == "which":
            return points + 6
        head = head_noun(words, start, clause_end(words, start, ","))
        article = words.lower(start) in ("a", "an", "the", "one")
        if head is not None and article and words.lower(head) in lexicon.organisation_nouns:
            points += 5
    elif words.lower(name.last) in lexicon.verbs and not known:
        points += 1.5 if _goes_on_as_thing(words, name.last + 1) else 0
    return points


def _described_before(words: Words, name: Name, lexicon: Lexicon) -> bool:
    """ "The utility that runs the dam, Acme, said": a body by its noun, its name between commas."""
    marks = (",", *DASHES)
    if words.lower(name.begin - 1) not in marks or words.lower(name.last) not in marks:
        return False
    for start in range(name.begin - 2, max(-1, name.begin - 2 - _DESCRIPTION), -1):
        word = words.words[start]
        if word.lower in (*marks, ".", ";", ":") or word.sentence != words.words[name.begin].sentence:
            return False
        if word.lower in ("the", "its", "their", "our") and word.opens:
            head = head_noun(words, start, name.begin - 1)
            return head is not None and words.lower(head) in lexicon.organisation_nouns
    return False


def _makes(words: Words, index: int) -> bool:
    """ "its operator, Acme": what makes or runs a thing is hardly ever one person."""
    whose = words.lower(index - 1) in ("its", "whose", "'s", "’s", "'", "’")
    return whose and words.lower(index) in grammar("makers")


def _says_it(words: Words, name: Name) -> bool:
    """ "Acme replaced them in March, it says.": a sentence about somebody who then is "it"."""
    index, sentence = name.last, words.words[name.first].sentence
    if not words.words[name.begin].opens:
        return False
    while index < len(words.words) and words.words[index].sentence == sentence:
        index += 1
    comma = index - 4  # and "it", "says", "."
    return comma > name.first and (words.lower(comma), words.lower(comma + 1)) == (",", "it")


def _goes_on_as_thing(words: Words, index: int) -> bool:
    """ "said its ships", "said it had sold": what a person says of a thing, or a body of itself."""
    index += words.lower(index) == "that"
    if words.lower(index) == "its":
        return True
    return words.lower(index) == "it" and words.lower(index + 1) in (
        "had",
        "has",
        "plans",
        "planned",
        "intends",
    )
