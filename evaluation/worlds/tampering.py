"""What changes when somebody retells: at most two things at a time."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from evaluation.worlds.grammar import altered
from evaluation.worlds.lexicon import load
from evaluation.worlds.story import Story
from evaluation.worlds.values import Account, Mode, Telling

_CHANGES = ("attribution", "hedge", "vaguer", "grander", "quote", "quote", "number", "denial")
#: Modes in which an article may say it in its own voice: what it depends on can be known from something else.
_UNATTRIBUTED: tuple[Mode, ...] = ("rewrite", "silent_rewrite", "blog", "relay")


def tampered(story: Story, account: Account, mode: Mode, random: Random) -> Account:
    """The account as another article gives it."""
    wanted = random.sample(_CHANGES, random.choice((0, 0, 1, 1, 1, 2)))
    first, rest = account.tellings[0], account.tellings[1:]
    if mode == "quote_only":
        wanted = [one for one in wanted if one == "denial"]
    if "attribution" in wanted and mode in _UNATTRIBUTED:
        first, rest = replace(first, speaker="none", hedged=False, quote=""), ()
    else:
        for change in wanted:
            first = _changed(story, first, change, random)
    if first.speaker in ("none", "outlet"):
        credited = mode in ("relay", "rewrite", "merge") and account.tellings[0].speaker in ("none", "outlet")
        first, rest = replace(first, speaker="outlet" if credited else "none"), ()
    denial = account.denial and "denial" not in wanted and random.random() < 0.85
    return replace(account, tellings=(first, *rest), denial=denial)


def _changed(story: Story, telling: Telling, change: str, random: Random) -> Telling:
    speaker = story.occasions[telling.occasion].speaker
    if change == "hedge" and telling.hedged:
        # The speaker's own words would give the hedge back.
        return replace(telling, hedged=False, quote="")
    if change == "vaguer" and telling.speaker in ("full", "grand"):
        return replace(telling, speaker="vague")
    if change == "grander" and telling.speaker == "full" and speaker.grand:
        return replace(telling, speaker="grand")
    if change == "quote" and telling.quote:
        return replace(telling, quote=altered(telling.quote, load("prose")["altered"]["swaps"], random))
    if change == "number" and telling.speaker != "none":
        low, high = story.kind["low"], story.kind["high"]
        other = random.choice([n for n in range(low, high + 1) if n != telling.number])
        return replace(telling, number=other, quote="")
    return telling
