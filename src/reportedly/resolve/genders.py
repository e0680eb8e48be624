"""The gender that pronouns tell of a person whose name and titles do not."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.resolve.names import Name
from reportedly.resolve.pronoun_features import FEMALE, MALE
from reportedly.resolve.source_lexicon import Gender
from reportedly.resolve.words import Words

#: Pronouns of one gender that must agree, for one of the other at most a quarter as many.
ENOUGH = 2
#: Words behind a name within which "him" is somebody else: "Doe had ordered him to wait".
OBJECT = 4


def gender_from_pronouns(words: Words, own: Sequence[Name], starts: frozenset[int]) -> Gender | None:
    """What the pronouns behind a person's mentions tell, up to the next name, and the next sentence's first.

    Args:
        words: the text's.
        own: the person's mentions.
        starts: indices of the first words of all persons' names.
    """
    male = female = 0
    for name in own:
        sentence = words.words[name.first].sentence
        for index in range(name.last, min(name.last + 30, len(words.words))):
            word = words.words[index]
            if word.sentence != sentence or index in starts:
                break
            if word.lower == "him" and index - name.last < OBJECT:
                continue
            male += word.lower in MALE
            female += word.lower in FEMALE
        goes_on = taken_up(words, name, starts)
        male += goes_on == "he"
        female += goes_on == "she"
    if male >= ENOUGH and female * 4 <= male:
        return "male"
    if female >= ENOUGH and male * 4 <= female:
        return "female"
    return None


def taken_up(words: Words, name: Name, starts: frozenset[int]) -> str | None:
    """ "DeLong has yet to sign it. She chose ...": the pronoun that goes on from the only person named."""
    sentence = words.words[name.first].sentence
    first = name.first
    while first > 0 and words.words[first - 1].sentence == sentence:
        first -= 1
    last = name.last
    while last < len(words.words) and words.words[last].sentence == sentence:
        last += 1
    alone = not any(first <= index < last and index != name.first for index in starts)
    return words.lower(last) if alone and words.lower(last) in ("he", "she") else None
