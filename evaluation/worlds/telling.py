"""Puts into a paragraph what an article makes of an utterance, and of a denial."""

from __future__ import annotations

from random import Random

from evaluation.worlds.grammar import expand, upper_first
from evaluation.worlds.lexicon import load
from evaluation.worlds.story import Story
from evaluation.worlds.values import Occasion, Outlet, Paragraph, Speaker, Telling


def claim(story: Story, telling: Telling, outlet: Outlet, random: Random, *, first: bool) -> Paragraph:
    """The sentence that says it, with who says so and through whom it came; ``first`` as for a quotation."""
    facts = story.named(telling.number)
    if telling.speaker == "none":
        text = upper_first(expand(story.kind["own"], random, facts))
        return Paragraph(f"{text}.", "T", ((text, "own_voice"),))
    if telling.speaker == "outlet":
        return _from_outlet(story, telling, random)
    clause = expand(random.choice(story.kind["claim"]), random, facts, hedged=telling.hedged)
    occasion = story.occasions[telling.occasion]
    speaker = (
        at_length(occasion.speaker, telling, random) if first else second_mention(occasion.speaker, telling)
    )
    text, content = _sentence(clause, speaker, occasion, telling, outlet, random)
    return Paragraph(tidy(text), "T", ((content, "indirect"),))


def _from_outlet(story: Story, telling: Telling, random: Random) -> Paragraph:
    """What another publication says, without who told it."""
    facts = story.named(telling.number)
    clause = expand(random.choice(story.kind["claim"]), random, facts, hedged=telling.hedged)
    who = telling.via[-1].said
    patterns = ("{Who} reported that {claim}.", "{Claim}, {who} reported.", "{Claim}, according to {who}.")
    pattern = random.choice(patterns)
    words = {"who": who, "Who": upper_first(who), "claim": clause, "Claim": upper_first(clause)}
    content = words["Claim"] if "{Claim}" in pattern else clause
    return Paragraph(expand(pattern, random, words), "T", ((content, "indirect"),))


def quotation(
    story: Story, telling: Telling, outlet: Outlet, random: Random, *, first: bool
) -> Paragraph | None:
    """The speaker's own words; ``first``: the speaker has not been named yet."""
    if not telling.quote or telling.speaker in ("none", "outlet"):
        return None
    occasion = story.occasions[telling.occasion]
    prose = load("prose")["telling"]
    facts = {
        "quote": telling.quote,
        "short": second_mention(occasion.speaker, telling),
        "s": at_length(occasion.speaker, telling, random),
        "v": spoke(occasion, telling, outlet, random),
        "reporters": "reporters" if occasion.way == "conference" else _called(telling.via),
    }
    heard = occasion.way == "conference" or (occasion.way == "interview" and telling.via)
    options = [one for one in prose["quote"] if heard or "{reporters}" not in one]
    text = expand(random.choice(prose["quote_first"] if first else options), random, facts)
    return Paragraph(tidy(text), "Q", ((telling.quote, "direct"),))


def denial(story: Story, random: Random) -> Paragraph:
    """What the other side says."""
    assert story.denier is not None
    speaker = story.denier
    long = random.choice((speaker.full, speaker.before))
    facts = {
        "D": upper_first(long),
        "d": long.rstrip(","),
        "dshort": speaker.short,
        "denial": story.denial,
        "quote": story.denial_quote,
    }
    text = tidy(expand(random.choice(load("prose")["denial"]["lines"]), random, facts))
    found = [(story.denial, "indirect")] if story.denial in text else []
    return Paragraph(text, "D", tuple(found))


def at_length(speaker: Speaker, telling: Telling, random: Random) -> str:
    """How the speaker is named first; what follows a name in commas keeps both."""
    if telling.speaker == "vague":
        return speaker.vague
    if telling.speaker == "grand" and speaker.grand:
        return f"{speaker.grand}, {speaker.name},"
    return random.choice((speaker.full, speaker.before))


def second_mention(speaker: Speaker, telling: Telling) -> str:
    """How the speaker is named afterwards."""
    if telling.speaker == "vague":
        words = speaker.vague.removeprefix("a ").removeprefix("an ").removeprefix("government ")
        return f"the {words.split(' in ')[0].split(' with ')[0].split(' close ')[0].split(' at ')[0]}"
    return speaker.short


def spoke(occasion: Occasion, telling: Telling, outlet: Outlet, random: Random) -> str:
    """How and where it was said."""
    day, place = occasion.day, occasion.place
    if occasion.outlet and not telling.via and occasion.outlet.name != outlet.name:
        # It was not there, and does not say who was.
        return random.choice((f"said on {day}", "said", f"said late on {day}"))
    to = telling.via[0] if telling.via else outlet
    ways = {
        "interview": [
            f"told {to.said} on {day}",
            f"told {to.said}",
            f"said in an interview with {to.said} on {day}",
        ],
        "conference": [
            f"told reporters in {place} on {day}",
            f"said at a news conference in {place} on {day}",
        ],
        "statement": [f"said in a statement on {day}", f"said in a written statement on {day}"],
        "report": ["said", "found"],
        "anonymous": [f"told {to.said}", f"said to {to.said} on {day}"],
    }
    return random.choice(ways[occasion.way])


def _sentence(
    clause: str, speaker: str, occasion: Occasion, telling: Telling, outlet: Outlet, random: Random
) -> tuple[str, str]:
    """The sentence, and the claim as it stands in it."""
    verb = spoke(occasion, telling, outlet, random)
    named = occasion.outlet is not None
    passed = telling.via[-1] if telling.via and (len(telling.via) > 1 or not named) else None
    options = ["{S} {v} that {claim}.", "{Claim}, {s} {v}."]
    if passed is not None:
        options = [
            "{S} {v} that {claim}, {passed} reported.",
            "{Claim}, {s} {v}, {passed} reported.",
            "{S} {v} that {claim}, according to {passed}.",
        ]
        options += [] if named else ["{Passed} reported that {claim}, citing {s0}."]
    elif occasion.way in ("conference", "statement", "report") and not telling.via:
        options += ["According to {s}, {claim}.", "{Claim}, according to {s0}."]
    pattern = random.choice(options)
    facts = {
        "s": speaker,
        "S": upper_first(speaker),
        "s0": speaker.rstrip(","),
        "v": verb,
        "claim": clause,
        "Claim": upper_first(clause),
        "passed": passed.said if passed else "",
        "Passed": upper_first(passed.said) if passed else "",
    }
    return expand(pattern, random, facts), facts["Claim"] if "{Claim}" in pattern else clause


def _called(via: tuple[Outlet, ...]) -> str:
    """The first outlet at a second mention."""
    return "the agency" if via and via[0].kind == "agency" else "the newspaper"


def tidy(text: str) -> str:
    """Without commas that meet other marks."""
    return text.replace(",,", ",").replace(",.", ".")
