"""What can be seen of an account without a parse, by which its worth as a justification is weighed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.resolve.account import NOMINAL, SPEECH, Account, Quoted
from reportedly.resolve.account_overlap import SAYING, of_overlap, share
from reportedly.resolve.account_words import of_topic, telling
from reportedly.resolve.grammar import grammar
from reportedly.resolve.positions import position
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words

#: Bounds of the number of words that are told apart.
LENGTHS = (2, 3, 5, 8, 13, 21)


def features(view: Words, source: Quoted, account: Account) -> list[str]:
    """Features of one account, each present or not."""
    return [
        *_of_form(source, account),
        *_of_words(view, account),
        *_of_position(view, account),
        *_of_place(view, source, account),
        *of_topic(view, source, account),
        *of_overlap(view, source, account),
    ]


def _of_form(source: Quoted, account: Account) -> Iterator[str]:
    form = account.form + ("_long" if account.long else "")
    yield form
    yield f"{account.form}_words_{bisect_right(LENGTHS, account.last - account.first)}"
    body = source.kind in ("named_organization", "document")
    yield f"{account.form}_of_{'body' if body else 'named' if source.kind == 'named_person' else 'unnamed'}"
    yield f"{account.form}_titled_{source.title is not None}"
    if source.title is not None and source.position in telling("offices"):
        yield f"{account.form}_of_office"
    if account.form not in ("own", "lead") and account.anchor < len(source.anchors):
        anchor = source.anchors[account.anchor]
        if anchor.named:
            yield f"{'full' if anchor.words > 1 else 'short'}_name"


def _of_words(view: Words, account: Account) -> Iterator[str]:
    told = [view.lower(index) for index in range(account.first, account.last)]
    inside = set(told)
    for name in ("parts_in_events", "kin", "lived", "did", "years"):
        if inside & telling(name):
            yield name
            yield f"{name}_{account.form}"
    lexicon = english()
    before = view.lower(account.first - 1)
    if before in ("who", "which") or told[0] == "whose":
        yield f"behind_{before if before in ('who', 'which') else 'whose'}"
    first, verbal = told[0], account.form in ("predicate", "relative", "sequel", "possessor", "lead")
    if verbal:
        kind = next((k for k in ("be", "have", "modal") if first in telling(k)), "")
        yield f"opens_{kind or ('ing' if first.endswith('ing') else 'verb')}"
        if any(told[1:6][i] in lexicon.positions for i in range(len(told[1:6]))) and kind == "be":
            yield "is_position"
        yield f"main_{_main(told)}"
        if any(word in telling("pictured") for word in told[:2]):
            yield "pictured"
    yield f"ends_before_{_ending(view, account)}"
    if inside & telling("modal"):
        yield "modal"
    if inside & telling("negation"):
        yield "negation"
    if all(
        word in grammar("bare_description")
        or word in grammar("parties")
        or word in lexicon.modifiers
        or word in lexicon.honorifics
        for word in told
    ):
        yield "bare"
    if inside & grammar("parties"):
        yield "party"
    if any(word in lexicon.person for word in told):
        yield f"person_{account.form}"
    if told[-1] in lexicon.person and told[-1] not in lexicon.positions:
        yield "ends_in_person"
    if told[-1] in lexicon.positions and told[-1] not in lexicon.no_authority:
        yield "ends_in_position"
    if any(view.words[i].text in '“”"' for i in range(account.first, account.last)):
        yield "quoting"
    if told[-1].isdigit() or any(word.isdigit() for word in told):
        yield "digits"
    yield f"first_{_sort(told[0])}"
    capitals = sum(view.words[i].capital for i in range(account.first, account.last))
    yield f"capitals_{min(capitals, 4)}"
    if capitals == len(told):
        yield "only_capitals"


def _of_position(view: Words, account: Account) -> Iterator[str]:
    """How much of a noun phrase a position makes up: the rest is what it tells beyond a title."""
    if account.form in NOMINAL:
        span = account.span(view)
        title = position(view, span)
        part = share(span, (title.span,)) if title is not None else 0.0
        yield f"position_{bisect_right((0.01, 0.3, 0.6), part)}"


def _sort(word: str) -> str:
    """What sort of word an account begins with."""
    for name in ("determiners", "prepositions", "auxiliaries", "pronouns"):
        if word in grammar(name):
            return name
    ends = next((end for end in ("ing", "ed", "s") if word.endswith(end)), "")
    return f"ends_{ends}"


def _ending(view: Words, account: Account) -> str:
    """What stands behind an account: the end of its sentence, a mark, another clause."""
    if account.last >= len(view.words):
        return "end"
    behind = view.words[account.last]
    if behind.sentence != view.words[account.first].sentence or behind.lower in (".", "!", "?"):
        return "end"
    if behind.lower in (",", ";", "-", "–", "—"):
        return "mark"
    if behind.lower in ("and", "but", "or", "to", "that"):
        return behind.lower
    if behind.lower in grammar("subordinating"):
        return "clause"
    return "preposition" if behind.lower in grammar("prepositions") else "word"


def _main(told: Sequence[str]) -> str:
    """What sort of verb a clause has."""
    passed = telling("be") | telling("have") | grammar("adverbs")
    main = next((word for word in told[:4] if word not in passed), "")
    if main in telling("lived"):
        return "lived"
    if main in telling("did"):
        return "did"
    if main in SPEECH or main in SAYING:
        return "saying"
    if main in grammar("channel"):
        return "channel"
    return "wish" if main in grammar("wishes") else "other"


def _of_place(view: Words, source: Quoted, account: Account) -> Iterator[str]:
    sentence = view.words[account.first].sentence
    spoken = [view.words[min(view.index(start), len(view.words) - 1)].sentence for start, _ in source.cues]
    if spoken:
        distance = min((sentence - s for s in spoken), key=abs)
        yield (
            "beside_cue"
            if distance == 0
            else f"{'behind' if distance > 0 else 'ahead'}_{min(abs(distance), 3)}"
        )
        if sentence <= min(spoken):
            yield "introduces"
    yield f"place_{min(account.anchor, 3)}"
    yield f"early_{bisect_right((3, 8, 20), sentence)}"
    yield f"share_{bisect_right((0.3, 0.6, 0.9), _share_of_sentence(view, account))}"
    if view.words[account.first].opens:
        yield "opens_sentence"


def _share_of_sentence(view: Words, account: Account) -> float:
    """How much of its sentence an account is."""
    sentence = view.words[account.first].sentence
    first = last = account.first
    while first > 0 and view.words[first - 1].sentence == sentence:
        first -= 1
    while last < len(view.words) and view.words[last].sentence == sentence:
        last += 1
    return (account.last - account.first) / (last - first)
