"""How firmly a source puts what it says: FactBank's scale, with the words that led to the value.

Sauri & Pustejovsky (2009), *FactBank: a corpus annotated with event factuality*, Language Resources and
Evaluation 43. Certain, probable, possible, each positive or negative, and underspecified, of the content's
main predicate, as its own source puts it. What its cue says ("believes", "denied", "asked") counts together
with the content's own modals, adverbs, negation, conditions and mood. What has yet to happen is at most
probable, however firmly it is announced: nobody can know it (their guidelines give the future the same
range); orders, wishes, plans and questions leave it open. ``score`` is the trained scale beside the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.corrected import corrected
from reportedly.resolve.phrases import Found, phrases
from reportedly.resolve.predicate import Predicate, first_sentence, main_predicate, words
from reportedly.resolve.scale import score as score
from reportedly.resolve.tokens import Tokens, tokens
from reportedly.types import Attribution, Document, Factuality, Spans

Strength = Literal["CT", "PR", "PS", "Uu"]
_ORDER: tuple[Strength, ...] = ("CT", "PR", "PS", "Uu")


@dataclass(frozen=True, slots=True)
class Put:
    """How something is put: how strongly, whether denied, and the tokens that say so."""

    strength: Strength = "CT"
    negative: bool = False
    #: Indices of tokens.
    reasons: tuple[int, ...] = ()

    def weakened(self, strength: Strength, reasons: tuple[int, ...]) -> Put:
        """With the weaker of the two strengths."""
        weaker = max(self.strength, strength, key=_ORDER.index)
        return Put(weaker, self.negative, self.reasons + reasons)

    def negated(self, reasons: tuple[int, ...]) -> Put:
        """With the opposite polarity."""
        return Put(self.strength, not self.negative, self.reasons + reasons)


def judge(document: Document, attribution: Attribution) -> tuple[Factuality | None, Spans]:
    """How firmly the content is put by its source.

    Args:
        document: the article.
        attribution: one of its attributions, with cue and content.

    Returns:
        A value of FactBank's scale and the words that led to it; ``None`` and no words where the content
        has no predicate that could be certain or not (a topic: "discussed the weather").
    """
    found = tokens(document.text)
    cue = by_cue(found, found.inside(attribution.cue))
    sentence = found.inside(first_sentence(document.text, attribution.content))
    if not sentence:
        return None, ()
    if found.lower[sentence[0]] == "to":
        put = infinitive(found, found.inside(attribution.cue), sentence[0])
        return value(put), found.span(sorted(put.reasons))
    inner = by_content(found, sentence, quoted=attribution.kind != "indirect")
    if inner is None:
        plain = cue is None or (cue.strength, cue.negative) == ("CT", False)
        if plain and not phrases("firmness", "asserting").find(found, found.inside(attribution.cue)):
            return None, ()
        inner = Put()
    put = combined(cue, inner)
    if taken_back := corrected(document, attribution):
        return value(Put(put.strength, not put.negative)), taken_back
    reasons = put.reasons or tuple(found.inside(attribution.cue)) or tuple(sentence[:1])
    return value(put), found.span(sorted(set(reasons)))


def value(put: Put) -> Factuality:
    """The name on FactBank's scale."""
    if put.strength == "Uu":
        return "Uu"
    names: dict[tuple[str, bool], Factuality] = {
        ("CT", False): "CT+",
        ("CT", True): "CT-",
        ("PR", False): "PR+",
        ("PR", True): "PR-",
        ("PS", False): "PS+",
        ("PS", True): "PS-",
    }
    return names[put.strength, put.negative]


def combined(cue: Put | None, inner: Put) -> Put:
    """What cue and content say together: the weaker strength; a denied negation is an assertion."""
    if cue is None:
        return inner
    put = inner.weakened(cue.strength, cue.reasons if cue.strength != "CT" or cue.negative else ())
    return Put(put.strength, inner.negative != cue.negative, put.reasons)


_BY_LABEL: dict[str, tuple[Strength, bool]] = {
    "certain": ("CT", False),
    "factive": ("CT", False),
    "probable": ("PR", False),
    "future": ("PR", False),
    "possible": ("PS", False),
    "improbable": ("PR", True),
    "negative": ("CT", True),
    "open": ("Uu", False),
}


def by_cue(found: Tokens, cue: list[int]) -> Put | None:
    """What the cue alone says; ``None`` where there is no cue."""
    if not cue:
        return None
    hits = phrases("firmness", "cue").find(found, cue)
    hit = hits[-1] if hits else Found("certain", ())
    strength, negative = _BY_LABEL[hit.label]
    denial = [
        index for index in cue if found.lower[index] in words("negative") | {"no"} and index not in hit.tokens
    ]
    if not denial:
        return Put(strength, negative, hit.tokens)
    reasons = tuple(denial) + hit.tokens
    if hit.label == "factive":
        return Put("Uu" if _left_open(found, cue, hit) else "CT", False, reasons)
    if hit.label == "probable":
        return Put("PR", True, reasons)
    if hit.label == "negative" and _rules_out(found, hit):
        return Put("PS", False, reasons)
    return Put("Uu", False, reasons)


def _left_open(found: Tokens, cue: list[int], hit: Found) -> bool:
    """ "Could not learn that", "did not confirm that": open, where "did not know that" takes it for true."""
    able = any(found.lower[index] in ("could", "can", "cannot", "unable") for index in cue)
    return able or any(found.lower[index].startswith("confirm") for index in hit.tokens)


def _rules_out(found: Tokens, hit: Found) -> bool:
    """ "could not rule out", "did not exclude": left possible, where "did not deny" says nothing."""
    return found.lower[hit.tokens[-1]] == "out"


def infinitive(found: Tokens, said: list[int], to: int) -> Put:
    """What a cue makes of "to" and a verb: refused to, is expected to, claims to, wants to."""
    cue = by_cue(found, [*said, to]) if said else None
    if cue is not None and (cue.strength != "CT" or cue.negative):
        return Put(cue.strength, cue.negative, (*cue.reasons, to))
    if phrases("firmness", "infinitive").find(found, [*said, to]):
        return Put("CT", False, (*said, to))
    return Put("Uu", False, (*said, to))


def by_content(found: Tokens, sentence: list[int], *, quoted: bool) -> Put | None:
    """What the content's own words say; ``None`` where it has no predicate."""
    lower = found.lower
    if lower[sentence[-1]] == "?" or "?" in [lower[index] for index in sentence[-3:]]:
        return Put("Uu", False, tuple(index for index in sentence[-3:] if lower[index] == "?"))
    predicate = main_predicate(found, sentence)
    if not predicate.clause:
        return None
    opening = _opening(found, predicate, quoted)
    if opening is not None:
        return opening
    put = _hedged(found, predicate)
    put = _negated(found, predicate, put)
    if predicate.head is None and not predicate.chain and not put.reasons:
        return None
    return put


def _opening(found: Tokens, predicate: Predicate, quoted: bool) -> Put | None:
    """Moods that the first word gives away: questions and orders."""
    first = predicate.clause[0]
    word = found.lower[first]
    if word in words("interrogative") and predicate.condition in (None, first) and not quoted:
        return Put("Uu", False, (first,))
    capital = found.text[found.starts[first]].isupper()
    if quoted and capital and word in words("imperative") and not _has_subject(found, predicate):
        return Put("Uu", False, (first,))
    return None


def _has_subject(found: Tokens, predicate: Predicate) -> bool:
    second = [found.lower[index] for index in predicate.clause[1:2]]
    return bool(second) and (
        second[0] in words("subjects") - {"it", "this", "that", "these", "those"}
        or second[0] in words("auxiliary") - {"do"}
    )


def _hedged(found: Tokens, predicate: Predicate) -> Put:
    """Modals of the chain, adverbs and frames up to a little behind it, and conditions."""
    put = Put()
    for hit in _hedges(found, predicate):
        strength, negative = _BY_LABEL[hit.label]
        put = put.weakened(strength, hit.tokens)
        put = put.negated(()) if negative else put
    for hit in phrases("firmness", "modal").find(found, predicate.chain):
        put = _modal(found, predicate, put, hit)
    if predicate.condition is not None and put.strength != "CT":
        put = put.weakened("Uu", (predicate.condition,))
    return put


def _hedges(found: Tokens, predicate: Predicate) -> list[Found]:
    end = predicate.head if predicate.head is not None else predicate.clause[0]
    limit = next((n for n, index in enumerate(predicate.clause) if index == end), 0) + 3
    return phrases("firmness", "hedge").find(found, predicate.clause[:limit])


def _modal(found: Tokens, predicate: Predicate, put: Put, hit: Found) -> Put:
    chain = [found.lower[index] for index in predicate.chain]
    head = found.lower[predicate.head] if predicate.head is not None else ""
    perfect = "have" in chain or head == "have"
    if hit.label == "ability":
        return put
    if hit.label == "possible" and found.lower[hit.tokens[0]] == "could" and _denied(found, predicate):
        return put
    if hit.label == "open" and found.lower[hit.tokens[0]] == "must" and perfect:
        return put.weakened("PR", hit.tokens)
    if hit.label == "conditional":
        if (
            found.lower[hit.tokens[0]] == "'d"
            and "have" not in chain
            and (head.endswith("ed") or head == "better")
        ):
            return put
        if head in ("like", "love", "rather", "prefer"):
            return put
        return put.weakened("Uu" if perfect else "PR", hit.tokens)
    return put.weakened({"possible": "PS", "open": "Uu", "future": "PR"}[hit.label], hit.tokens)  # type: ignore[arg-type]


def _denied(found: Tokens, predicate: Predicate) -> bool:
    return any(found.lower[index] in words("negative") for index in predicate.chain)


def _negated(found: Tokens, predicate: Predicate, put: Put) -> Put:
    """With what negates the predicate: in its chain, its subject, or the object of "be" and "have"."""
    lower = found.lower
    clause = predicate.clause
    begin = (
        clause.index(predicate.chain[0])
        if predicate.chain
        else (clause.index(predicate.head) if predicate.head is not None else 0)
    )
    end = begin + len(predicate.chain)
    # "He never took it": no auxiliary stands before the verb.
    first = begin if predicate.chain else begin - 1
    denials = [
        position
        for position in range(len(clause))
        if (first <= position < end + 1 and lower[clause[position]] in words("negative"))
        or (position < min(begin, 1) and lower[clause[position]] in words("negative_subject"))
        or (position == end and predicate.chain and lower[clause[position]] in words("negative_object"))
        or (begin <= position < end and lower[clause[position : position + 1][0]] == "no")
    ]
    real = [position for position in denials if not _harmless(lower, clause, position)]
    taken = set(put.reasons)
    if len({position for position in real if clause[position] not in taken}) % 2:
        return put.negated(tuple(clause[position] for position in real))
    return put


def _harmless(lower: list[str], clause: list[int], position: int) -> bool:
    """ "not only", "no doubt", "No, they came": words that negate nothing."""
    following = lower[clause[position + 1]] if position + 1 < len(clause) else ""
    return following in words("no_negation_after") or (
        following == "," and lower[clause[position]] in ("no", "never", "nothing")
    )
