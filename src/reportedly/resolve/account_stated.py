"""Where an account runs into what its source says: of that, only what stands before it may be a reason.

"Doe objected to the filing, saying that it was late" tells how the words reached us. "Doe wrote the report"
is an act, though "wrote" may be the cue of a statement: what follows is a thing and no assertion.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.resolve.account import AUXILIARIES, OWNERS, PERSONAL, SPEECH, Account, Quoted, is_verb
from reportedly.resolve.account_overlap import SAYING
from reportedly.resolve.grammar import grammar
from reportedly.resolve.inflection import gerund
from reportedly.resolve.words import Words
from reportedly.types import Span

#: Forms of verbs of saying, as they are listed: "argues", "noted".
LISTED = SPEECH | SAYING | grammar("mere_speech")
#: Cues with one of these say that something was said.
SPOKEN = LISTED | {
    f"{verb[:-2]}ing" if verb.endswith("ed") else gerund(verb.removesuffix("s")) for verb in LISTED
}
#: Forms that are found in what a source says of itself.
OWN = ("own", "reported")
#: Words before a cue without which an account is no phrase.
SHORTEST = 3
#: A thing, and no assertion, has at most so many words.
THING = 10
#: What leads over to a cue and tells nothing without it.
LEADING_OVER = (
    AUXILIARIES
    | PERSONAL
    | grammar("adverbs")
    | grammar("determiners")
    | grammar("prepositions")
    | grammar("subordinating")
    | {"and", "or", "but"}
)


def before_statement(view: Words, source: Quoted, account: Account) -> Account | None:
    """An account short of the cue of its source's own statement.

    Returns:
        The account, cut where it must be; ``None`` where nothing is left of it.
    """
    if account.form in OWN:
        return account
    for cue in sorted(source.cues):
        start, end = account.span(view)
        if cue[0] < end and start < cue[1] and _says(view, source, cue):
            last = view.index(cue[0])
            while last > account.first and _leads_over(view, last - 1):
                last -= 1
            if last - account.first < SHORTEST:
                return None
            account = replace(account, last=last)
    return account


def _says(view: Words, source: Quoted, cue: Span) -> bool:
    """Whether a cue says that something was said, not that something was done with a thing."""
    if not any(view.lower(index) in SPOKEN for index in view.between(*cue)):
        return False
    behind = next((span for span in source.contents if 0 <= span[0] - cue[1] <= 3), None)
    return behind is None or not _thing(view, behind)


def _thing(view: Words, content: Span) -> bool:
    """ "(wrote) the harbour code": a noun phrase without a verb."""
    inside = view.between(*content)
    if not 0 < len(inside) <= THING or view.lower(inside[0]) not in grammar("determiners") | OWNERS:
        return False
    return not any(is_verb(view, index) for index in inside)


def _leads_over(view: Words, index: int) -> bool:
    return not view.words[index].text[0].isalnum() or view.lower(index) in LEADING_OVER
