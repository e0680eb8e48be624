"""What changed between two articles: read off their accounts, with the words of both."""

from __future__ import annotations

from evaluation.worlds.story import Story, in_words
from evaluation.worlds.values import Piece, Shift, Telling

_VAGUENESS = {"grand": 0, "full": 1, "vague": 2, "outlet": 3, "none": 4}


def shifts(story: Story, later: Piece, earlier: Piece, ids: dict[int, str]) -> tuple[Shift, ...]:
    """All that changed, for every utterance that both tell."""
    found: list[tuple[str, str, str]] = []
    before = {one.occasion: one for one in earlier.account.tellings}
    for telling in later.account.tellings:
        if telling.occasion in before:
            found += _told(story, telling, before[telling.occasion], later, earlier)
    if earlier.account.denial and not later.account.denial:
        found.append(("denial_omitted", story.denial, ""))
    start, end = ids[later.number], ids[earlier.number]
    return tuple(Shift(start, end, kind, old, new) for kind, old, new in dict.fromkeys(found))


def _told(
    story: Story, now: Telling, then: Telling, later: Piece, earlier: Piece
) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    speaker = story.occasions[now.occasion].speaker
    old, new = _claim(earlier), _claim(later)
    if now.speaker == "none" and then.speaker != "none":
        named = then.via[-1].said if then.speaker == "outlet" else speaker.name
        found.append(("attribution_dropped", named, ""))
    elif _VAGUENESS[now.speaker] > _VAGUENESS[then.speaker]:
        found.append(("speaker_vaguer", speaker.full, speaker.vague))
    elif now.speaker == "grand" and then.speaker == "full":
        found.append(("speaker_grander", speaker.full, speaker.grand or ""))
    if then.hedged and not now.hedged:
        found.append(("hedge_dropped", old, new))
    if now.quote and then.quote and now.quote != then.quote:
        found.append(("quote_altered", then.quote, now.quote))
    if now.number != then.number:
        found.append(("number_changed", in_words(then.number), in_words(now.number)))
    return found


def _claim(piece: Piece) -> str:
    """The words of the claim in an article."""
    for paragraph in piece.paragraphs:
        for words, how in paragraph.statements:
            if how != "direct" and "D" not in paragraph.roles:
                return words
    return piece.title
