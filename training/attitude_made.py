"""Articles and claims made from pairs that agree: with sentences that deny or confirm, or turned round."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

from reportedly.sentences import sentences

DATA = tomllib.loads((Path(__file__).parent / "attitude.toml").read_text("utf-8"))
#: Words after which ``not`` turns a sentence round.
TURNING = (" was ", " is ", " has ", " will ", " were ", " are ", " had ", " have ")
#: Sentences that are turned round, and kept of an article.
TURNED, KEPT = 5, 12


def made(claim: str, article: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Claims, articles and kinds from a claim and an article that agrees with it."""
    cut = [article[start:end] for start, end in sentences(article)][:KEPT]
    if not cut:
        return
    kind = chance.choice(["denies", "denies", "discusses", "agrees", "turned", "negated", "doubly"])
    if kind in DATA["article"]:
        yield claim, inserted(claim, cut, kind, chance), kind
    elif kind == "turned":
        yield chance.choice(DATA["claim"]["turned"]).format(claim=claim), "\n".join(cut), "denies"
    elif kind == "doubly":
        turned = chance.choice(DATA["claim"]["turned"]).format(claim=claim)
        yield turned, inserted(claim, cut, "denies", chance), "agrees"
    elif any(word in cut[0] for word in TURNING):
        yield claim, "\n".join([*map(negated, cut[:TURNED]), *cut[TURNED:]]), "denies"


def inserted(claim: str, cut: list[str], kind: str, chance: random.Random) -> str:
    """An article with one or two sentences of a kind in its beginning, and perhaps little else."""
    chosen = chance.sample(DATA["article"][kind], chance.choice([1, 2, 2]))
    at = chance.choice([0, 0, 1, 2])
    rest = cut[: chance.choice([1, 3, KEPT])]
    return "\n".join([*rest[:at], *(sentence.format(claim=claim) for sentence in chosen), *rest[at:]])


def negated(sentence: str) -> str:
    """A sentence with ``not`` behind its first auxiliary, if it has one."""
    for word in TURNING:
        if word in sentence:
            return sentence.replace(word, f"{word}not ", 1)
    return sentence
