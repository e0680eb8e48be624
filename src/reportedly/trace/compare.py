"""Do two statements say the same? Numbers, dates, names and negation decide, not only the wording."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import numpy as np

from reportedly.trace import matter as matters
from reportedly.trace.looks import Look
from reportedly.trace.negation import turned_over
from reportedly.trace.pairing import Pairing, Reason, pair
from reportedly.trace.trees import Values
from reportedly.trace.values import RelationKind

KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
#: Statements that tell less than this many usual words are the same only in the same words, or where one
#: speaker says both in nearly the same: so much of four words in a row, or of all words, has to be in both.
VAGUE, RUNS, WORDS = 2.2, 0.3, 0.6
#: Nobody can be said to deny what tells less than this: "it", "the move".
BARE = 1.3
#: Confidence in what follows from the words being the same.
SURE_WORDS = 0.98
#: From this share on of what both say being negated in one of them only, that one denies the other.
OPPOSED = 0.59
#: From this share of the words on, that both have and only one negates, nobody puts it in other words: it is
#: denied, by whoever says it. With nearly all words in both, "is not safe" denies "is safe", however little.
MUCH, CLOSE, ALMOST_ALL = 0.6, 0.75, 0.9
#: What two statements about one assertion are (same, denies, differs) by what speaks against it: about the
#: shares among the labelled pairs of train and dev. A denial that is only the source's is often read wrongly;
#: and who seems to contradict himself was mostly put in other words.
AGAINST = {
    "negation": (0.18, 0.77, 0.05),
    "denial": (0.33, 0.62, 0.05),
    "own negation": (0.65, 0.3, 0.05),
    "own denial": (0.58, 0.37, 0.05),
    # Of two clauses in much the same words ("denied that the works leaked oil") it is read well.
    "denied clause": (0.2, 0.75, 0.05),
    "number": (0.42, 0.08, 0.5),
    "": (0.93, 0.04, 0.03),
}
#: What weighs less than that a word or two of one statement is negated which the other one has as well.
SILENT = ("", "number")
#: The odds of one assertion rise by this where numbers and names are the same.
COUNTED = 3.0
#: One assertion is chosen over a mere relation when it is this much less likely; measured on dev.
LEAN = 1.5


def relate(one: Look, other: Look) -> tuple[RelationKind, float, tuple[Reason, ...]]:
    """How two statements stand to each other.

    Args:
        one, other: in any order: kind and confidence are the same, the reasons turn round.

    Returns:
        The kind; the probability that it is right; and what decided, as ``values.Relation`` has it:
        ``("number", "12", "20")``, ``("negation", "", "did not")``, ``("words", "tariff", "tariff")``.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    if one.plain == other.plain:
        return worded_alike(one, other)
    paired = pair(one, other)
    matter = matters.load().probabilities(paired.features[None])[0]
    matter = counting(matter, paired)
    against = speaks_against(paired)
    if overturned(against, paired) and turned_over(
        one.words, one.under.tolist(), other.words, other.under.tolist()
    ):
        against = "negation"
    shares = joined(matter, AGAINST[against])
    others = of_others(one, other)
    allowed = [
        float(share) if possible(kind, paired) and not (kind in ("same", "denies") and others) else 0.0
        for kind, share in zip(KINDS, shares, strict=True)
    ]
    leaning = [value * LEAN if n < 3 else value for n, value in enumerate(allowed)]
    best = max(range(len(KINDS)), key=leaning.__getitem__)
    return KINDS[best], allowed[best] / sum(allowed), explained(KINDS[best], paired, one, other)


def counting(matter: Values, paired: Pairing) -> Values:
    """One assertion is likelier where both give one number and name the same: 24 miners in one mine."""
    told = paired["numbers agree"] > 0 and paired["numbers differ"] == 0 and paired["names alone"] == 0
    if not told or paired["names covered"] < 1:
        return matter
    weighed = matter * np.array((COUNTED, 1.0, 1.0))
    share: Values = weighed / weighed.sum()
    return share


def of_others(one: Look, other: Look) -> bool:
    """Whether one is of a person and the other of a thing: "he knew of it", "it knew of it"."""
    return (one.person and other.thing) or (one.thing and other.person)


def speaks_against(paired: Pairing) -> str:
    """What speaks against two statements being the same, a key of ``AGAINST``."""
    own = "own " if paired["one speaker"] > 0 else ""
    if paired["denied by one"] > 0:
        if paired["opposed"] < OPPOSED:
            return ""
        plainly = paired["least in words"] >= MUCH and paired["clauses"] >= 1
        return "denied clause" if plainly and not own else f"{own}denial"
    if paired["negations differ"] > 0 and paired["opposed"] > 0:
        worded = paired["least in words"]
        if worded >= ALMOST_ALL or (worded >= CLOSE and paired["opposed"] >= OPPOSED):
            return "negation"
    if paired["opposites"] > 0:
        return f"{own}negation"
    if paired["opposed"] >= OPPOSED:
        # "Did nothing with it", "had no answer": where both negate something, one rarely denies the other.
        return f"{own}negation" if paired["negations differ"] > 0 else "own negation"
    return "number" if paired["numbers differ"] > 0 else ""


def overturned(against: str, paired: Pairing) -> bool:
    """Whether a single negated word may tell more than what speaks against two being the same so far."""
    if against not in SILENT or paired["denied by one"] > 0:
        return False
    return paired["negations differ"] > 0 and paired["opposed"] > 0


def joined(matter: Values, deciding: tuple[float, float, float]) -> Values:
    """One assertion, related, unrelated [3] and what one assertion is [3] as the five kinds [5]."""
    whole: Values = np.concatenate([matter[0] * np.array(deciding), matter[1:]])
    return whole


def worded_alike(one: Look, other: Look) -> tuple[RelationKind, float, tuple[Reason, ...]]:
    """Of two statements in the same words: the same, unless only one source denies them."""
    if not one.plain:
        return "unrelated", SURE_WORDS, ()
    if one.denied != other.denied:
        if min(one.total, other.total) < BARE:
            return "related", SURE_WORDS, (common_words(one.words, other.words),)
        return "denies", SURE_WORDS, (("negation", said(one), said(other)),)
    return "same", SURE_WORDS, (("words", one.plain[:80], other.plain[:80]),)


def said(one: Look) -> str:
    """How a source puts what its words leave open."""
    return "denied" if one.denied else ""


def possible(kind: RelationKind, paired: Pairing) -> bool:
    """Whether a kind can be: vague statements are never the same, and what differs has to be there."""
    told = paired["numbers differ"] > 0 or paired["dates differ"] > 0
    # Each names somebody or some place, and none of them is the same.
    elsewhere = paired["names alone twice"] > 0 and paired["names covered"] == 0
    if kind == "same":
        # One speaker may name one thing in two ways.
        if paired["numbers differ"] > 0 or (elsewhere and paired["one speaker"] <= 0):
            return False
        return paired["total least"] >= VAGUE or repeated(paired)
    if kind == "differs":
        # Another number and another place: another matter.
        return (told or paired["names alone twice"] > 0) and not (told and elsewhere)
    if kind == "denies":
        told = any(paired[name] > 0 for name in ("opposed", "opposites", "denied by one", "negations differ"))
        return told and not elsewhere and paired["total least"] >= BARE
    return True


def repeated(paired: Pairing) -> bool:
    """Whether one speaker says nearly the same words twice."""
    worded = paired["runs contained"] >= RUNS or paired["least in words"] >= WORDS
    return worded and paired["one speaker"] > 0


def explained(kind: RelationKind, paired: Pairing, one: Look, other: Look) -> tuple[Reason, ...]:
    """What a reader should look at: what differs, or the words that both have."""
    wanted = {"denies": ("negation", "opposite"), "differs": ("number", "date", "name")}.get(kind, ())
    found = tuple(reason for reason in paired.reasons if reason[0] in wanted)
    if found or kind == "unrelated":
        return found
    return (common_words(one.words, other.words),)


def common_words(one: Sequence[str], other: Sequence[str]) -> Reason:
    """The words that two statements have in common."""
    common = " ".join(sorted({*one} & {*other}))[:80]
    return ("words", common, common)
