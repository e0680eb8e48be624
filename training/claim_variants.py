"""A small grammar of changes: the same sentence in other words, with another number or name, or denied."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from reportedly.trace.values import RelationKind
from reportedly.trace.wording import lexicon
from reportedly.types import Factuality

_NUMBER = re.compile(r"\b(?<![,.])\d{1,3}(?:,\d{3})*(?:\.\d+)?\b(?!st|nd|rd|th|[-,.]\d)")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had|did|does|do)\b(?! not\b|n['’]t)"
)
_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]{2,} )?[A-Z][a-z]{2,}\b")
_ASIDE = re.compile(
    r", (?:which|who|where|including|according to|after|as|while|with|a|an|the) [^,.;]{8,90}(?=,|$)"
)
_SAID = re.compile(
    r",? (?:he|she|they|officials?|[A-Z][a-z]+) (?:said|says|told [^,.]{3,30})(?: on [A-Z][a-z]+)?$"
)
#: In other words.
_OTHER = {
    "said": ["stated", "noted"], "about": ["around", "roughly"], "president": ["leader"], "big": ["large"],
    "kill": ["slay"], "killed": ["left dead"], "people": ["persons"], "because": ["since", "as"],
    "but": ["yet", "however"], "began": ["started"], "help": ["assist", "aid"], "buy": ["purchase"],
    "get": ["obtain"], "show": ["demonstrate"], "showed": ["demonstrated"], "need": ["require"],
    "wants": ["would like"], "want": ["wish"], "also": ["in addition"], "many": ["numerous"],
    "several": ["a number of"], "attack": ["assault"], "companies": ["firms"], "company": ["firm"],
    "children": ["kids"], "country": ["nation"], "countries": ["nations"], "meeting": ["talks"],
    "investigation": ["probe", "inquiry"], "increase": ["rise"], "decision": ["ruling"],
    "officials": ["authorities"], "money": ["funds"], "election": ["vote"], "talk": ["speak"],
    "trying": ["attempting"], "tried": ["attempted"], "try": ["attempt"], "going to": ["about to"],
    "more than": ["over"], "asked": ["requested"], "plan": ["scheme"], "lawyer": ["attorney"],
    "lawyers": ["attorneys"], "charges": ["counts"], "job": ["post"], "end": ["finish"], "quickly": ["fast"],
    "I": ["he", "she"], "my": ["his", "her"], "we": ["they"], "our": ["their"], "me": ["him"],
    "am": ["is"], "'m": [" is"], "will": ["would"], "can": ["could"], "is": ["was"], "are": ["were"],
}  # fmt: skip
_WORDS = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _OTHER), key=len, reverse=True)) + r")\b")


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed sentence and how it stands to the sentence it was made from."""

    text: str
    kind: RelationKind
    #: As its source puts it; ``CT-``: denied by the source.
    factuality: Factuality | None = None


def variants(sentence: str, names: list[str], rng: random.Random) -> list[Variant]:
    """Changes of one sentence, at most one of each kind.

    Args:
        sentence: what is changed.
        names: other names, of other sentences.
        rng: decides.
    """
    made = [Variant(again, "same") for again in [reworded(sentence, rng)] if again != sentence]
    other = renumbered(sentence, rng) or (renamed(sentence, names, rng) if rng.random() < 0.5 else None)
    if other:
        made.append(Variant(reworded(other, rng) if rng.random() < 0.7 else other, "differs"))
    denial = denied(sentence, rng)
    if denial:
        made.append(Variant(reworded(denial.text, rng), "denies", denial.factuality))
    return made


def reworded(text: str, rng: random.Random) -> str:
    """The same in other words, with or without an aside."""
    text = _WORDS.sub(lambda m: rng.choice(_OTHER[m[0]]) if rng.random() < 0.6 else m[0], text)
    if rng.random() < 0.5:
        text = _SAID.sub("", text.rstrip("."))
    asides = list(_ASIDE.finditer(text))
    if asides and rng.random() < 0.7:
        aside = rng.choice(asides)
        text = text[: aside.start()] + text[aside.end() :]
    halves = re.split(r"(?<=\w), (?=(?:if|when|after|because|since|although|while|as)\b)", text, maxsplit=1)
    if len(halves) == 2 and rng.random() < 0.4:
        text = f"{halves[1].rstrip('.')}, {halves[0]}"
    words = text.split()
    if len(words) > 14 and rng.random() < 0.4:
        cut = rng.randint(1, len(words) // 5)
        text = " ".join(words[cut:] if rng.random() < 0.5 else words[:-cut])
    return text


def renumbered(text: str, rng: random.Random) -> str | None:
    """With another number; years and days stay."""
    found = [
        m
        for m in _NUMBER.finditer(text)
        if not 1900 <= float(m[0].replace(",", "")) <= 2099 and not dated(text, m)
    ]
    words = list(re.finditer(r"\b(" + "|".join(lexicon().number) + r")\b", text))
    if not found and not words:
        return None
    match = rng.choice(found or words)
    if match in words:
        new = rng.choice(
            [word for word in lexicon().number if word not in (match[0], "half", "twice", "dozen")]
        )
    else:
        old = float(match[0].replace(",", ""))
        value = max(
            2.0, round(old * rng.choice([0.3, 0.5, 0.7, 0.8, 1.25, 1.5, 2, 3]), 1 if "." in match[0] else 0)
        )
        new = f"{value if value != old else old + 1:,.{1 if '.' in match[0] else 0}f}"
    return text[: match.start()] + new + text[match.end() :]


def dated(text: str, match: re.Match[str]) -> bool:
    """Whether a number is the day of a month."""
    before = text[: match.start()].rstrip(" .").rsplit(" ", 1)[-1].lower()
    return any(month.startswith(before) for month in lexicon().months) if len(before) > 2 else False


def renamed(text: str, names: list[str], rng: random.Random) -> str | None:
    """With another name."""
    found = list(_NAME.finditer(text))
    if not found or not names:
        return None
    match = rng.choice(found)
    new = rng.choice(names)
    return None if new in text else text[: match.start()] + new + text[match.end() :]


def denied(text: str, rng: random.Random) -> Variant | None:
    """The contrary: by its own words, or because its source denies it."""
    if re.search(r"\b(not|no|never|none|nobody|nothing)\b|n['’]t", text):
        bare = re.sub(r" not\b|n['’]t\b", "", text, count=1)
        return Variant(bare, "denies") if bare != text else None
    draw = rng.random()
    if draw < 0.3:
        return Variant(text, "denies", "CT-")
    if draw < 0.5:
        turned = opposite(text, rng)
        if turned:
            return Variant(turned, "denies")
    match = _AUXILIARY.search(text)
    if not match:
        return Variant(text, "denies", "CT-")
    word = rng.choice([" not", "n't" if match[0] not in ("can", "will", "am") else " not", " never"])
    return Variant(text[: match.end()] + word + text[match.end() :], "denies")


def opposite(text: str, rng: random.Random) -> str | None:
    """With a word in place of its opposite."""
    pairs = sorted(lexicon().opposites)
    rng.shuffle(pairs)
    for one, other in pairs:
        if re.search(rf"\b{one}\b", text):
            return re.sub(rf"\b{one}\b", other, text, count=1)
    return None
