"""What speaks for and against a candidate being whom a pronoun means, as numbers, without a parse.

The names of the numbers are those in ``pronouns.json``; ``training/pronouns.py`` finds what each weighs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from reportedly.resolve.grammar import grammar
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Span

if TYPE_CHECKING:
    from reportedly.resolve.pronouns import Candidate

Role = Literal["subject", "object", "possessive", "oblique", "other"]
PREPOSITIONS = grammar("role_prepositions")
AUXILIARIES = grammar("auxiliaries")
CLAUSE = grammar("clause_openers")
MALE = grammar("male_pronouns")
FEMALE = grammar("female_pronouns")


def features(view: Words, pronoun: Span, candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """One row of numbers for every candidate.

    Args:
        view: the words of the text.
        pronoun: the pronoun's characters.
        candidates: everybody who could be meant.
    """
    here = view.index(pronoun[0])
    role = pronoun_role(view, here)
    everybody = sorted(span for candidate in candidates for span in candidate.mentions)
    chain = _chain(view, here)
    open_ = [c for c in candidates if c.gender is None or c.gender == gender_of_pronoun(view.lower(here))]
    standing = _standing(view, here, role, open_)
    found = []
    for number, candidate in enumerate(candidates):
        row = _row(view, here, role, candidate, everybody)
        row |= {
            name: float(span is not None and span in candidate.mentions) for name, span in standing.items()
        }
        row["alone"] = float(len(open_) == 1 and candidate in open_)
        row["agreeing"] = math.log1p(len(open_))
        if chain is not None:
            row |= _continuity(view, here, role, chain, candidates, number)
        found.append(row)
    return found


def gender_of_pronoun(word: str) -> str | None:
    """The gender a pronoun tells."""
    return "male" if word in MALE else "female" if word in FEMALE else None


def _standing(view: Words, here: int, role: Role, candidates: Sequence[Candidate]) -> dict[str, Span | None]:
    """Of all agreeing names before the pronoun: the last, the last subject, the first of this sentence."""
    word = view.words[here]
    before = sorted(m for c in candidates for m in c.mentions if m[0] < word.start)
    roles = [(m, name_role(view, m)) for m in before[-8:]]
    sentences = {m: word.sentence - view.words[view.index(m[0])].sentence for m, _ in roles}
    subjects = [m for m, own in roles if own == "subject"]
    return {
        "last_agreeing": before[-1] if before else None,
        "last_subject": subjects[-1] if subjects else None,
        "last_same_role": next((m for m, own in reversed(roles) if own == role), None),
        "first_here": next((m for m, _ in roles if sentences[m] == 0), None),
        "first_subject_here": next((m for m in subjects if sentences[m] == 0), None),
        "first_before": next((m for m, _ in roles if sentences[m] == 1), None),
        "first_subject_before": next((m for m in subjects if sentences[m] == 1), None),
        "last_before": next((m for m, _ in reversed(roles) if sentences[m] == 1), None),
    }


def _chain(view: Words, here: int) -> int | None:
    """Index of the last pronoun of the same gender before this one, at most two sentences back."""
    told = MALE if view.lower(here) in MALE else FEMALE
    for index in range(here - 1, -1, -1):
        if view.words[here].sentence - view.words[index].sentence > 2:
            return None
        if view.lower(index) in told:
            return index
    return None


def _continuity(
    view: Words, here: int, role: Role, chain: int, candidates: Sequence[Candidate], number: int
) -> dict[str, float]:
    """How the candidate stands to the last pronoun of the same gender: texts go on about the same person."""
    at = view.words[chain].start
    before = [max((m for m in c.mentions if m[0] < at), default=None) for c in candidates]
    own = before[number]
    latest = max((m for m in before if m is not None), default=None)
    own_role = pronoun_role(view, chain)
    same = "same" if view.words[chain].sentence == view.words[here].sentence else "other"
    subject = own is not None and name_role(view, own) == "subject"
    subjects = [m for m in before if m is not None and name_role(view, m) == "subject"]
    since = any(m[0] > at and m[1] <= view.words[here].start for m in candidates[number].mentions)
    return {
        "chain_could": float(own is not None),
        f"chain_last_{same}": float(own is not None and own == latest),
        f"chain_subject_{same}": float(subject and own == max(subjects, default=None)),
        f"chain_{own_role}_{role}_could": float(own is not None and not since),
        f"chain_{own_role}_{role}_last": float(own is not None and own == latest),
        "chain_since": float(since),
        f"chain_since_only_{same}": float(since and own is None),
    }


def pronoun_role(view: Words, here: int) -> Role:
    """The role of a pronoun, by its form and what follows it."""
    word = view.lower(here)
    if word in ("he", "she", "they", "i", "we"):
        return "subject"
    if word in ("his", "their", "its"):
        return "possessive"
    if word == "her":
        following = view.lower(here + 1)
        closed = not following[:1].isalpha() or following in PREPOSITIONS | CLAUSE | {"and", "or", "that"}
        return "object" if closed or following in english().not_names else "possessive"
    return "object"


def name_role(view: Words, span: Span) -> Role:
    """The role of a name, by the words around it."""
    first, last = view.index(span[0]), view.index(span[1])
    after, before = view.lower(last), view.lower(first - 1)
    if after in ("'s", "'"):
        return "possessive"
    if after == "(" or after == ",":
        after = view.lower(_behind_insertion(view, last))
    if before in PREPOSITIONS or (before in ("the", "and") and view.lower(first - 2) in PREPOSITIONS):
        return "oblique"
    if _verbal(view, after) and before not in english().verbs:
        return "subject"
    if before in english().verbs or (before.endswith("ed") and len(before) > 3):
        return "object"
    return "subject" if view.words[first].opens else "other"


def _behind_insertion(view: Words, index: int) -> int:
    """Index behind a bracket or an insertion between commas; ``index`` where it does not close soon."""
    close = ")" if view.lower(index) == "(" else ","
    for end in range(index + 1, min(index + 15, len(view.words))):
        if view.lower(end) == close:
            return end + 1
        if view.lower(end) == ".":
            break
    return index


def _verbal(view: Words, word: str) -> bool:
    if word in AUXILIARIES or word in english().verbs:
        return True
    return len(word) > 3 and (word.endswith("ed") or (word.endswith("s") and not word.endswith("ss")))


def _row(view: Words, here: int, role: Role, candidate: Candidate, everybody: list[Span]) -> dict[str, float]:
    word = view.words[here]
    before = [m for m in candidate.mentions if m[0] < word.start]
    after = [m for m in candidate.mentions if m[0] > word.start]
    row = {
        "bias": 1.0,
        "mentions": math.log1p(len(candidate.mentions)),
        "before": math.log1p(len(before)),
        "none_before": float(not before),
        "gender_known": float(candidate.gender is not None),
        f"pronoun_{role}": 1.0,
        "earliest": float(bool(everybody) and everybody[0] in candidate.mentions),
        "share": len(candidate.mentions) / max(len(everybody), 1),
    }
    if before:
        row |= _mention(view, here, role, before[-1], everybody, "")
        row["subject_before"] = float(any(name_role(view, m) == "subject" for m in before[-3:]))
        row["opens_paragraph"] = float(any(view.words[view.index(m[0])].opens for m in before[-3:]))
        if len(before) > 1:
            second = name_role(view, before[-2])
            distance = word.sentence - view.words[view.index(before[-2][0])].sentence
            row["again"] = 1.0
            row["again_subject"] = float(second == "subject")
            row["again_near"] = float(distance <= 1)
    if after:
        row |= _cataphor(view, here, role, after[0])
        row["after"] = math.log1p(len(after))
    return row


def _mention(
    view: Words, here: int, role: Role, mention: Span, everybody: list[Span], prefix: str
) -> dict[str, float]:
    """The nearest mention before the pronoun."""
    there, behind = view.index(mention[0]), view.index(mention[1])
    word = view.words[here]
    sentences = word.sentence - view.words[there].sentence
    own = name_role(view, mention)
    between = view.lowers[behind:here]
    rivals = sum(1 for m in everybody if mention[1] <= m[0] < word.start)
    told = MALE if word.lower in MALE else FEMALE
    same = [w for w in between if w in told]
    opposite = sum(1 for w in between if w in (FEMALE if told is MALE else MALE))
    distance = f"sentence_{min(sentences, 3)}"
    row = {
        distance: 1.0,
        "words": math.log1p(len(between)),
        "rivals": math.log1p(rivals),
        "nearest": float(rivals == 0),
        f"role_{own}": 1.0,
        f"role_{own}_{role}": 1.0,
        f"role_{own}_{distance}": 1.0,
        f"{distance}_{role}": 1.0,
        "opens": float(view.words[there].opens),
        "owner_of_rival": float(
            view.lower(behind) in ("'s", "'") and any(0 <= m[0] - mention[1] < 45 for m in everybody)
        ),
        "owned": float(
            any(0 < mention[0] - m[1] < 45 and view.text[m[1] : m[1] + 2] in ("'s", "’s") for m in everybody)
        ),
        "first_in_sentence": float(_first_in_sentence(view, mention, everybody)),
        "coordinated": float(view.lower(there - 1) == "and" or view.lower(behind) == "and"),
        "full": float(behind - there > 1),
        "titled": float(
            view.lower(there - 1) in english().positions or view.lower(there - 1) in english().person
        ),
        "same_between": math.log1p(len(same)),
        "same_subject_between": float(any(w in ("he", "she") for w in same)),
        "opposite_between": float(opposite > 0),
        "other_side_of_quotes": float(
            quoted(view.text, mention) != quoted(view.text, (word.start, word.end))
        ),
        "quote_between": float(any(w in '“”"' for w in between)),
    }
    if sentences == 0:
        row |= {
            "in_commas": float(between.count(",")),
            "in_and": float("and" in between),
            "in_clause": float(any(w in CLAUSE for w in between)),
            "in_who": float("who" in between),
            "in_no_mark": float(not any(w in CLAUSE or w in (",", ";", "and", "that") for w in between)),
            f"in_no_mark_{role}_{own}": float(
                not any(w in CLAUSE or w in (",", ";", "and", "to") for w in between)
            ),
            f"in_direct_{role}": float(len(between) <= 3),
            f"in_clause_{role}_{own}": float(any(w in CLAUSE for w in between)),
            f"in_and_{role}_{own}": float("and" in between),
        }
    else:
        starts = view.words[here].opens
        row |= {
            "pronoun_opens": float(starts),
            f"pronoun_opens_{own}": float(starts),
            f"pronoun_opens_{role}_first": float(starts and _first_in_sentence(view, mention, everybody)),
            "rival_in_sentence": float(
                any(
                    view.words[view.index(m[0])].sentence == word.sentence and m[0] < word.start
                    for m in everybody
                )
            ),
        }
    return row


def quoted(text: str, span: Span) -> bool:
    """Whether a span stands inside quotation marks, counted from the start of its paragraph."""
    start = text.rfind("\n", 0, span[0]) + 1
    before = text[start : span[0]]
    straight = before.count('"') + before.count("``") + before.count("''")
    return before.count("“") > before.count("”") or straight % 2 == 1


def _first_in_sentence(view: Words, mention: Span, everybody: list[Span]) -> bool:
    sentence = view.words[view.index(mention[0])].sentence
    return not any(m[0] < mention[0] and view.words[view.index(m[0])].sentence == sentence for m in everybody)


def _cataphor(view: Words, here: int, role: Role, mention: Span) -> dict[str, float]:
    """The first mention behind the pronoun: "In her first year, Doe ..."."""
    there = view.index(mention[0])
    word = view.words[here]
    sentences = view.words[there].sentence - word.sentence
    between = [view.lower(i) for i in range(here + 1, there)]
    start = next(i for i in range(here, -1, -1) if i == 0 or view.words[i - 1].sentence != word.sentence)
    opening = view.lower(start)
    return {
        "behind_same": float(sentences == 0),
        "behind_next": float(sentences == 1),
        "behind_comma": float(sentences == 0 and "," in between),
        "behind_opening": float(sentences == 0 and here - start < 8 and opening in PREPOSITIONS | CLAUSE),
        f"behind_{role}_{name_role(view, mention)}": float(sentences == 0),
        "behind_own_phrase": float(
            sentences == 0 and len(between) <= 3 and "," not in between and role == "possessive"
        ),
        "behind_words": math.log1p(len(between)) if sentences == 0 else 0.0,
    }
