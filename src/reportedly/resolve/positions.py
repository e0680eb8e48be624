"""The position of authority or expertise that a stretch of words tells of somebody."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.grammar import grammar
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.titled import then
from reportedly.resolve.words import Words
from reportedly.types import Span

#: A title does not go on behind these.
ENDS = grammar("title_ends")
LINKS = grammar("title_links")
DETERMINERS = grammar("title_openers")
#: "and" before these begins something else: "professor at the college and a co-author of the study".
BEHIND_AND = grammar("behind_and")


@dataclass(frozen=True, slots=True)
class Title:
    """A position, where it stands, and how much it tells."""

    span: Span
    #: More is more informative.
    weight: float
    #: Index of its noun.
    head: int
    #: Held no longer.
    past: bool = False


def position(words: Words, span: Span, bonus: float = 0.0) -> Title | None:
    """The title inside a stretch that describes a person; ``None`` where it tells no authority."""
    lexicon = english()
    indices = list(words.between(*span))
    while indices and (
        words.lower(indices[0]) in DETERMINERS
        or words.lower(indices[0]) in lexicon.dropped
        or not words.words[indices[0]].text[0].isalnum()
        or words.lower(indices[0]).endswith("-year-old")
    ):
        indices.pop(0)
    kept = until_end(words, indices)
    backed = [at for at, i in enumerate(kept[:-1]) if words.lower(i).endswith(("-backed", "-endorsed"))]
    kept = kept[backed[-1] + 1 :] if backed else kept  # "the Doe-backed | mayor"
    if kept and _doing(words, kept[0]):
        return None
    head = _head(words, kept)
    while head is not None and any(words.lower(i) in ("the", "a", "an") for i in kept if i < head):
        kept.pop(0)
    if head is None or not _authority(words, kept, head):
        return _first_of_two(words, span, kept, bonus)
    told = [words.lower(i) for i in kept]
    past = "former" in told or "ex" in told or "retired" in told
    body = _with_body(words, kept, head)
    proper = any(words.words[i].capital and i != head and not words.words[i].opens for i in kept)
    weight = min(len(kept), 8) + body + proper - (3 if len(kept) == 1 else 0) - (1.5 if past else 0)
    weight -= 2 if _barely(words, head) else 0
    span = (words.words[kept[0]].start, words.words[kept[-1]].end)
    return Title(span, weight + bonus, head, past)


def _first_of_two(words: Words, span: Span, kept: list[int], bonus: float) -> Title | None:
    """ "labor leader and activist": the position where the last noun tells none, but the first one does."""
    joined = next((index for index in kept if words.lower(index) == "and"), None)
    if joined is None or joined == kept[0] or words.words[joined + 1].capital != words.words[kept[0]].capital:
        return None
    return position(words, (words.words[kept[0]].start, words.words[joined - 1].end), bonus)


def until_end(words: Words, indices: list[int]) -> list[int]:
    """The words up to where the title ends."""
    kept: list[int] = []
    for index in indices:
        word = words.lower(index)
        following = words.words[index + 1].text if index + 1 < len(words.words) else ""
        under = word == "under" and following.lower() == "secretary"
        if kept and not under and (word in ENDS or (word == "and" and following in BEHIND_AND)):
            break
        if kept and word in ("from", "in") and following[:1].isdigit():
            break  # "finance minister in 2016"
        if kept and _participle(words, index):
            break
        if kept and word == "to" and following.islower() and following not in ("the", "a", "an"):
            break
        kept.append(index)
    address = len(kept) > 1 and words.lower(kept[-1]) in grammar("forms_of_address")
    if address and f"{words.lower(kept[-2])} {words.lower(kept[-1])}" not in english().positions:
        kept.pop()  # "lead researcher Dr"
    while len(kept) > 1 and _rank_behind(words, kept):
        kept.pop()  # "ministry spokesman Col."
    while kept and (
        words.lower(kept[-1]) in LINKS | {"and", "ret", "retired"}
        or words.lower(kept[-1]) in (".", "!", "?", "-")
    ):
        kept.pop()
    return kept


def _doing(words: Words, index: int) -> bool:
    """ "pushing fellow senators", "after leaving the board": what somebody does, or when."""
    word = words.words[index]
    doing = word.lower.endswith("ing") and word.text.islower()  # but "accounting professor"
    onto = words.lower(index + 1) in DETERMINERS | LINKS | {"fellow", "other", "the", "their"}
    titled = index + 1 < len(words.words) and words.words[index + 1].capital
    onto = onto or (titled and word.lower not in english().modifiers)  # "representing President Doe"
    return (doing and onto) or word.lower in ("after", "before")


def _participle(words: Words, index: int) -> bool:
    """What was done to whoever holds a position: "adviser | recently sentenced", "engineer | hired by"."""
    adverb = words.lower(index).endswith("ly")
    word = words.words[index + adverb] if index + adverb < len(words.words) else None
    if word is None or not word.lower.endswith("ed") or not word.text.islower() or len(word.lower) < 5:
        return False
    return words.lower(index - 1) in english().person and word.lower not in english().modifiers


def _rank_behind(words: Words, kept: list[int]) -> bool:
    """Whether a rank, abbreviated, stands behind a position written out."""
    lexicon = english()
    positions = lexicon.positions
    last = words.lower(kept[-1])
    # "Republican Sen." is no rank behind a position.
    told = [w for i in kept[:-1] if (w := words.lower(i)) in positions and w not in lexicon.no_authority]
    plain = [w for w in told if not w.endswith(".")]
    return last.endswith(".") and last in positions and bool(plain)


def _head(words: Words, kept: list[int]) -> int | None:
    """The position: the last person noun before the first link."""
    lexicon = english()
    head = None
    for index in kept:
        word = words.lower(index)
        if head is not None and word in LINKS:
            break
        if (
            (word in lexicon.positions or word in lexicon.person or then(word) in lexicon.positions)
            and words.lower(index + 1) not in ("'s", "'")
        ) or f"{words.lower(index - 1)} {word}" in lexicon.positions:
            head = index
    return head


def _authority(words: Words, kept: list[int], head: int) -> bool:
    """Whether the position is one of authority or expertise."""
    lexicon = english()
    word = then(words.lower(head))
    if f"{words.lower(head - 1)} {word}" in lexicon.positions:
        return True
    if word not in lexicon.positions or word in ("mr.", "mrs.", "ms.", "miss"):
        return False
    if word not in lexicon.no_authority:
        return True
    ranked = words.lower(head - 1) in grammar("ranks_of_members") and head - 1 in kept
    return word in lexicon.with_body and (ranked or _with_body(words, kept, head))


def _barely(words: Words, head: int) -> bool:
    """ "owner of the shop", "running mate": a position only by what it is of."""
    return then(words.lower(head)) in english().with_body or words.lower(head - 1) == "running"


def _with_body(words: Words, kept: list[int], head: int) -> bool:
    """Whether the title says of what."""
    behind = any(words.lower(i) in LINKS for i in kept if i > head)
    return behind or any(words.words[i].capital and i != head for i in kept)
