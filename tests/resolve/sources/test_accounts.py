"""What a text tells about a source is among the accounts from which its justification is chosen."""

from __future__ import annotations

import pytest

from reportedly.resolve.account import Anchor, Quoted
from reportedly.resolve.account_features import features
from reportedly.resolve.account_none import of_nobody
from reportedly.resolve.account_open import candidates
from reportedly.resolve.words import words
from reportedly.types import Span


def quoted(text: str, name: str, contents: tuple[str, ...] = (), cues: tuple[str, ...] = ()) -> Quoted:
    """A source at every place of a name, or of a pronoun."""
    view, anchors, start = words(text), [], text.find(name)
    while start >= 0:
        inside = view.between(start, start + len(name))
        pronoun = name[0].islower() and len(inside) == 1
        anchors.append(Anchor(inside.start, inside.stop, not pronoun, len(inside), pronoun))
        start = text.find(name, start + 1)
    spans = [tuple(span(text, part) for part in parts) for parts in (contents, cues)]
    return Quoted("named_person", tuple(anchors), contents=spans[0], cues=spans[1])


def span(text: str, part: str) -> Span:
    return text.index(part), text.index(part) + len(part)


# Text, source, what must be among its accounts, and in which form.
TOLD = [
    # When it was stands between a name and its verb.
    (
        "Northport Mills this past week closed three of its plants.",
        "Northport Mills",
        "closed three of its plants",
        "predicate",
    ),
    # Verbs that are told by where they stand.
    ("Ida Moreau raises oysters on the Orla.", "Ida Moreau", "raises oysters on the Orla", "predicate"),
    # Written words are an act, not how the words reached us.
    (
        "Ida Moreau, who wrote the harbour code, left.",
        "Ida Moreau",
        "wrote the harbour code",
        "relative",
    ),
    # A participle and no verb.
    (
        "Ida Moreau, jailed for smuggling in 2010, said so.",
        "Ida Moreau",
        "jailed for smuggling in 2010",
        "participle",
    ),
    # The sentences behind, also behind an opening, about what is somebody's, or behind a pronoun that speaks.
    (
        "Ida Moreau left. She has studied the reef for years.",
        "Ida Moreau",
        "has studied the reef for years",
        None,
    ),
    (
        "Ida Moreau left. In 2010, she founded the Tide Museum.",
        "Ida Moreau",
        "founded the Tide Museum",
        "sequel",
    ),
    (
        "Ida Moreau left. Her son was among the victims.",
        "Ida Moreau",
        "Her son was among the victims",
        "possessed",
    ),
    (
        "“It broke,” said she then. She lost a boat in the storm.",
        "she",
        "lost a boat in the storm",
        "sequel",
    ),
    # Beside, in the same sentence.
    (
        "Ida Moreau wept when she resigned from the harbour board.",
        "Ida Moreau",
        "resigned from the harbour board",
        "subordinate",
    ),
    (
        "They fined Ida Moreau for selling the old crates.",
        "Ida Moreau",
        "selling the old crates",
        "cause",
    ),
    # One of those named, the subject of which a name is told, whose relative somebody is.
    (
        "Harbour groups such as Ida Moreau oppose it.",
        "Ida Moreau",
        "Harbour groups",
        "shared",
    ),
    (
        "The backer of the scheme was Ida Moreau.",
        "Ida Moreau",
        "backer of the scheme",
        "inverse",
    ),
    ("They saw the mayor and his wife, Ida Moreau, leave.", "Ida Moreau", "his wife", "role"),
    # Whom an article begins with is named later.
    (
        "A baker from Northport is suing the town. It was Monday. Ida Moreau left.",
        "Ida Moreau",
        "baker from Northport",
        "lead",
    ),
]


@pytest.mark.parametrize(("text", "name", "told", "form"), TOLD)
def test_an_account_is_open(text: str, name: str, told: str, form: str | None) -> None:
    view = words(text)
    found = {text[slice(*a.span(view))].rstrip("."): a.form for a in candidates(view, quoted(text, name))}
    assert told in found
    assert form in (None, found[told])


def test_what_a_source_says_of_itself_is_open() -> None:
    text = "Ida Moreau said she and her son fled the flood."
    source = quoted(text, "Ida Moreau", ("she and her son fled the flood",), ("said",))
    view = words(text)
    assert "fled the flood" in {text[slice(*a.span(view))] for a in candidates(view, source)}


def test_what_a_source_says_is_an_account_in_its_own_forms_only() -> None:
    text = "Everybody knows why, she wrote: Moreau was fined in May."
    view = words(text)
    assert [a.form for a in candidates(view, quoted(text, "Moreau"))] == ["predicate"]
    assert candidates(view, quoted(text, "Moreau", ("Moreau was fined in May",), ("wrote",))) == []


def test_plural_nouns_behind_a_name_are_no_verbs() -> None:
    text = "Moreau supporters fled the hall."
    view = words(text)
    told = {text[slice(*a.span(view))] for a in candidates(view, quoted(text, "Moreau"))}
    assert not any(account.startswith("supporters") for account in told)


def test_what_merely_says_that_words_were_said_is_not_open() -> None:
    text = "Ida Moreau left. She said that it rained. She added a word."
    assert candidates(words(text), quoted(text, "Ida Moreau")) == []


def test_a_cue_in_an_account_is_seen() -> None:
    text = "Ida Moreau, who wrote the harbour code, left."
    source = quoted(text, "Ida Moreau", ("the harbour code",), ("wrote",))
    view = words(text)
    relative = next(a for a in candidates(view, source) if a.form == "relative")
    assert {"cue_speech_True", "cue_speech_True_relative"} <= set(features(view, source, relative))


# Text, cue, content, account; whether the account is open.
STATED = [
    # An account ends before its source's own statement, and is none where that is all it tells.
    (
        "Ida Moreau left the hall at noon, saying that it rained.",
        "saying",
        "it rained",
        "left the hall at noon",
        True,
    ),
    (
        "Ida Moreau left the hall at noon, saying that it rained.",
        "saying",
        "it rained",
        "left the hall at noon, saying that it rained",
        False,
    ),
    ("Ida Moreau explained that it rained.", "explained", "it rained", "explained that it rained", False),
    # What is done with a thing is an act.
    ("Ida Moreau wrote the harbour code.", "wrote", "the harbour code", "wrote the harbour code", True),
]


@pytest.mark.parametrize(("text", "cue", "content", "account", "open_"), STATED)
def test_an_account_ends_before_the_statement(
    text: str, cue: str, content: str, account: str, open_: bool
) -> None:
    view = words(text)
    found = {
        text[slice(*a.span(view))].rstrip(".")
        for a in candidates(view, quoted(text, "Ida Moreau", (content,), (cue,)))
    }
    assert (account in found) is open_


# Text, words that an account ends with, and whether one does.
BORDERS = [
    ("Ida Moreau studied the tides of the Orla and the coast.", "studied the tides of the Orla", False),
    ("Ida Moreau studied the tides of the Orla and left.", "studied the tides of the Orla", True),
    ("Ida Moreau closed the old mill with a short letter.", "closed the old mill", False),
    ("Ida Moreau closed the old mill in 2010 for good.", "closed the old mill", True),
    ("Ida Moreau closed the old mill on Friday for good.", "closed the old mill", True),
    ("Ida Moreau closed the old mill after the flood.", "closed the old mill", True),
    # A bracket that opens inside it ends no account.
    (
        "Ida Moreau sued the Orla Board (OB) and the town, too.",
        "sued the Orla Board (OB) and the town",
        True,
    ),
]


@pytest.mark.parametrize(("text", "account", "open_"), BORDERS)
def test_an_account_breaks_off_where_a_clause_ends(text: str, account: str, open_: bool) -> None:
    view = words(text)
    told = candidates(view, quoted(text, "Ida Moreau"))
    assert (account in {text[slice(*a.span(view))].rstrip(".") for a in told}) is open_


def test_an_account_is_held_against_the_lead_and_what_its_source_says() -> None:
    text = "The harbour burned. It was late. It was cold. Ida Moreau, who built the harbour, said no."
    source = quoted(text, "Ida Moreau", ("no",), ("said",))
    view = words(text)
    relative = next(a for a in candidates(view, source) if a.form == "relative")
    assert {"of_lead_3", "of_statements_0"} <= set(features(view, source, relative))


def test_who_acts_in_a_text_is_told_from_who_only_speaks() -> None:
    text = "Ida Moreau left. Ida Moreau said so. Jan Brandt said no."
    view = words(text)
    acting = quoted(text, "Ida Moreau", cues=("said so",))
    speaking = quoted(text, "Jan Brandt", cues=("said no",))
    assert "none_acting_2" in of_nobody(view, acting, 1)
    assert "none_first_acting_named_person" in of_nobody(view, acting, 1)
    assert "none_first_speaking_named_person" in of_nobody(view, speaking, 1)


def test_an_account_that_its_own_statement_goes_on_with_is_seen() -> None:
    text = "Ida Moreau pushed back on Friday, saying that it rained. Moreau left on Monday."
    source = quoted(text, "Moreau", ("that it rained",), ("saying",))
    view = words(text)
    told = {
        text[slice(*a.span(view))].rstrip("."): features(view, source, a) for a in candidates(view, source)
    }
    assert "leads_to_statement" in told["pushed back on Friday"]
    assert "leads_to_statement" not in told["left on Monday"]
