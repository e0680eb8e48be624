"""What a predicate's sentence shows of whether it is put as a fact: the input of the trained scale.

No parse: the words before it up to its governing verb, its auxiliaries, the class of that verb,
subordinators, negation, mood, and the words around, as named binary features. Training and scoring both use
this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.resolve.inflection import forms, irregular, past_only
from reportedly.resolve.phrases import table

_BEFORE, _AFTER = "<s>", "</s>"


@dataclass(frozen=True, slots=True)
class Setting:
    """A predicate in its sentence."""

    #: Lower-case words and marks of the sentence.
    words: tuple[str, ...]
    #: Which of them is the predicate.
    index: int
    #: The predicate is written with a capital.
    capital: bool = False

    def at(self, index: int) -> str:
        """A word, or what stands for the sentence's ends."""
        if index < 0:
            return _BEFORE
        return self.words[index] if index < len(self.words) else _AFTER


def features(setting: Setting) -> set[str]:
    """The names of the features that a predicate has."""
    chain, governor_end = _chain(setting)
    suffix = ending(setting.words[setting.index])
    return {
        *_predicate(setting, suffix),
        *_auxiliaries(setting, chain, governor_end, suffix),
        *_neighbours(setting, suffix),
        *_governor(setting, chain, governor_end, suffix),
        *_scope(setting, suffix),
        *_subordinator(setting, chain, suffix),
        *_sentence(setting, chain, suffix),
    }


def _chain(setting: Setting) -> tuple[list[str], int]:
    """Auxiliaries and negations before the predicate, and the index of the word before them."""
    chain: list[str] = []
    position = setting.index - 1
    while position >= max(0, setting.index - 7):
        word = setting.words[position]
        if word in _class("auxiliary"):
            chain.append(word)
        elif not (word.endswith("ly") or word in _class("adverb") or _inverted(setting, position, chain)):
            break
        position -= 1
    return chain[::-1], position


def _inverted(setting: Setting, position: int, chain: list[str]) -> bool:
    """ "did he go": a pronoun between auxiliary and verb."""
    before = setting.at(position - 1)
    return (
        setting.words[position] in _class("pronoun") and before in _class("auxiliary") and "to" not in chain
    )


def _predicate(setting: Setting, suffix: str) -> Iterator[str]:
    word = setting.words[setting.index]
    yield from (f"p={word}", f"suf={suffix}", f"s3={word[-3:]}", f"lem={lemma(word)}")
    yield "cap" if setting.capital else "low"


def _auxiliaries(setting: Setting, chain: list[str], end: int, suffix: str) -> Iterator[str]:
    joined = "_".join(chain)
    governor, before = setting.at(end), setting.at(end - 1)
    own = lemma(setting.words[setting.index])
    yield from (f"ch={joined}|{suffix}", f"ch={joined}", f"chl={joined}|{own}")
    yield from (f"c={word}" for word in set(chain))
    yield from (f"g1={governor}", f"g2={before}_{governor}", f"g1c={governor}|{joined}")
    yield f"g1l={lemma(governor)}|{joined}"
    if set(chain) & _class("negative"):
        yield "cneg"
    if set(chain) & _class("modal"):
        yield "cmod"


def _neighbours(setting: Setting, suffix: str) -> Iterator[str]:
    i, at = setting.index, setting.at
    word, own = setting.words[i], lemma(setting.words[i])
    yield from (f"w{d}={at(i + d)}" for d in (-4, -3, -2, -1, 1, 2, 3))
    yield from (f"b0={at(i - 1)}_{word}", f"b0l={at(i - 1)}_{own}", f"b1={at(i - 2)}_{at(i - 1)}")
    yield from (f"b2={word}_{at(i + 1)}", f"b2l={own}_{at(i + 1)}", f"b3={at(i + 1)}_{at(i + 2)}")
    yield from (f"t1={at(i - 3)}_{at(i - 2)}_{at(i - 1)}", f"b4={at(i - 1)}_{at(i + 1)}")
    yield from (
        f"b1p={at(i - 2)}_{at(i - 1)}_{suffix}",
        f"w-1s={at(i - 1)}{suffix}",
        f"w+1s={suffix}{at(i + 1)}",
    )
    for distance, left in enumerate(reversed(setting.words[:i]), 1):
        yield f"L={left}"
        if distance <= 7:
            yield f"l={left}"
    yield from (f"R={right}" for right in setting.words[i + 1 :])
    yield from (f"r={right}" for right in setting.words[i + 1 : i + 6])


def _governor(setting: Setting, chain: list[str], end: int, suffix: str) -> Iterator[str]:
    """The nearest verb before the auxiliaries, what links it, and whether it is negated or modal."""
    to = "to" if chain[:1] == ["to"] else "T" if chain else "o"
    place, marks = _nearest_verb(setting, end)
    if place is None:
        yield "nogov"
        return
    around = setting.words[max(0, place - 3) : place]
    negated = "NEG" if set(around) & _class("negative") else ""
    yield from (f"govmod={w}{t}" for w in around if w in _class("modal") for t in ("", to))
    word = setting.words[place]
    verb, linked = lemma(word), "+".join(reversed(marks[-3:]))
    yield from (
        f"gov={verb}",
        f"gov={verb}|{to}",
        f"gov={verb}|{to}{negated}",
        f"gov={verb}{negated}|{linked}",
    )
    yield from (f"govd={min(end - place, 5)}{to}", f"govm={linked}{to}", f"govs={ending(word)}{to}{suffix}")
    yield f"govn={negated}{to}"
    if word in _cues():
        yield from (f"cue={_cues()[word]}{to}{negated}", f"cue={_cues()[word]}{linked}")


def _nearest_verb(setting: Setting, end: int) -> tuple[int | None, list[str]]:
    marks: list[str] = []
    for position in range(end, -1, -1):
        word = setting.words[position]
        if word in (".", ";", "?", "!"):
            break
        if word in _class("link"):
            marks.append(word)
        finite = word in _class("auxiliary") and word != "to" and word not in _class("negative")
        if finite or _verb_like(word):
            return position, marks
    return None, marks


def _scope(setting: Setting, suffix: str) -> Iterator[str]:
    """Negation, modals and cues to the left, up to a mark."""
    left = setting.words[max(0, setting.index - 13) : setting.index][::-1]
    cue = next((word for word in left if word in _cues()), None)
    if cue is not None:
        yield f"lc={_cues()[cue]}{'to' if setting.at(setting.index - 1) == 'to' else ''}"
    clause = left[: next((n for n, word in enumerate(left) if word in (",", ";", ".", ":")), len(left))]
    denied = next(((n, w) for n, w in enumerate(clause[:7], 1) if w in _class("negative")), None)
    if denied:
        yield from (f"neg{min(denied[0], 4)}", f"negw={denied[1]}")
    modal = next((word for word in clause[:9] if word in _class("modal")), None)
    if modal:
        yield from (f"mod={modal}", f"mod={modal}{suffix}")


def _subordinator(setting: Setting, chain: list[str], suffix: str) -> Iterator[str]:
    left = setting.words[max(0, setting.index - 24) : setting.index][::-1]
    for distance, word in enumerate(left, 1):
        if word in _class("subordinator"):
            comma = "|," if set(left[: distance - 1]) & {",", ";", ":"} else ""
            mood = ("m" if set(chain) & _class("modal") else "") + (
                "n" if set(chain) & _class("negative") else ""
            )
            yield from (f"sub={word}", f"sub={word}{comma}", f"sub={word}{min(distance, 6)}")
            yield from (f"subs={word}{suffix}", f"subc={word}{mood}")
            return


def _sentence(setting: Setting, chain: list[str], suffix: str) -> Iterator[str]:
    words, i = setting.words, setting.index
    yield from (f"end={words[-1]}", f"first={words[0]}", f"first2={words[0]}_{setting.at(1)}")
    yield from (f"len{min(len(words) // 6, 8)}", f"pos{min(i, 6)}")
    if "?" in words[i:]:
        yield from ("q", f"q{suffix}", f"q{words[0]}")
    if "if" in words[:i]:
        yield "ifL"
    if "if" in words[i:]:
        yield "ifR" + ("m" if set(chain) & _class("modal") else "")
    if any(word in past_only() or word.endswith("ed") for word in words):
        yield f"haspast{suffix}"
    if set(words) & _class("future"):
        yield f"hasfut{suffix}"
    if i == 0 or (i == 1 and words[0] in _class("opener")):
        yield f"imp{suffix}"
    if words[0] == words[i]:
        yield f"startp={words[0]}"


def ending(word: str) -> str:
    """What the form of a word says of tense."""
    if word.endswith("ing"):
        return "ing"
    if word.endswith("ed"):
        return "ed"
    if word in past_only():
        return "past"
    return "s" if word.endswith("s") else "base"


def _verb_like(word: str) -> bool:
    return word in _lemmas() or word in past_only() or (len(word) > 4 and word.endswith(("ed", "ing")))


@lru_cache(maxsize=4096)
def lemma(word: str) -> str:
    """The verb a form belongs to; for unknown ones a stem that its forms share."""
    if word in _lemmas():
        return _lemmas()[word]
    for suffix, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            stem = word[: -len(suffix)] + instead
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
                stem = stem[:-1]
            return stem.rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


@cache
def _lemmas() -> dict[str, str]:
    known = [*irregular(), *(verb for verb, _ in _cue_verbs()), *table("firmness")["words"]["present"]]
    found: dict[str, str] = {}
    for verb in known:
        for form in forms(verb):
            found.setdefault(form, verb)
    return found


@cache
def _cues() -> dict[str, str]:
    """Forms of the cues that are one word to what they say."""
    return {form: label for verb, label in _cue_verbs() for form in forms(verb)}


def _cue_verbs() -> list[tuple[str, str]]:
    listed: dict[str, list[str]] = table("firmness")["cue"]
    return [
        (p[1:-1], label) for label, ps in listed.items() for p in ps if p.startswith("<") and " " not in p
    ]


@cache
def _class(name: str) -> frozenset[str]:
    lists: dict[str, list[str]] = table("firmness")["score"]
    extra = lists["modal"] + lists["negative"] if name == "auxiliary" else []
    return frozenset([*lists[name], *extra])
