"""What a relative pronoun stands for: the name or description that ends right before it."""

from __future__ import annotations

from dataclasses import replace

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part, names_in
from reportedly.resolve.mentions import parts
from reportedly.resolve.names import Name
from reportedly.resolve.noun_phrases import DETERMINERS, QUANTITIES, head_noun
from reportedly.resolve.pronoun_features import AUXILIARIES
from reportedly.resolve.source_lexicon import english

#: Marks and words that a noun phrase does not go on before.
BREAKS = grammar("phrase_breaks")
#: Marks inside words and amounts.
INSIDE = frozenset(["/", "-", "$", "%", "&", "'", "'s"])
PREPOSITIONS = grammar("attaching")


def antecedent_of_relative(named: Named, part: Part) -> Part | None:
    """The part that "who", "which" or "that" stands for.

    "Doe, a nurse at the clinic, who" is Doe: an apposition in between is stepped over. "from six women, who"
    is the women, whoever is named before them.

    Returns:
        A name or description, with its own place in the text; ``None`` where there is none.
    """
    view = named.words
    at = _first_of_chain(named, part.head if part.head is not None else part.first)
    sentence = view.words[at].sentence
    last = at
    while (
        last > 0 and view.words[last - 1].sentence == sentence and not view.words[last - 1].text[0].isalnum()
    ):
        if view.words[last - 1].text == ")":
            last = _opening(named, last - 1)
            continue
        last -= 1
    if view.lower(last - 1) == "of" and last == at:  # "some of whom": go on before the quantity
        last = _before_quantity(named, at)
    if last <= 0 or view.words[last - 1].sentence != sentence:
        return None
    personal = view.lower(at) in ("who", "whom")
    first = _phrase_start(named, last, personal)
    if personal or view.lower(at) == "whose":
        first = _personal_start(named, first, last)
    owner = _owner(named, first, personal) or _from_there(named, last, sentence)
    if owner is not None:
        return owner
    span = (view.words[first].start, view.words[last - 1].end)
    found = parts(named, (span,))
    if not found or found[-1].kind == "pronoun":
        return None
    if found[-1].last - found[-1].first == 1 and view.lower(found[-1].first) in ("here", "there"):
        return None  # "Here is who says so"
    return found[-1] if len(found) == 1 else _nearest(named, found[-1])


def _first_of_chain(named: Named, at: int) -> int:
    """ "fighters who had fled but who came back": the second "who" stands for what the first does."""
    view = named.words
    if view.lower(at - 1) not in ("and", "but", "or"):
        return at
    for index in range(at - 2, max(at - 25, -1), -1):
        if view.words[index].sentence != view.words[at].sentence:
            break
        if view.lower(index) == view.lower(at):
            return index
    return at


def _opening(named: Named, close: int) -> int:
    index = close
    while index > 0 and named.words.lower(index) != "(":
        index -= 1
    return index


def _before_quantity(named: Named, at: int) -> int:
    view = named.words
    index = at - 2
    while (
        index > 0
        and view.words[index - 1].text[0].isalnum()
        and view.words[index - 1].sentence == view.words[at].sentence
    ):
        index -= 1
    while index > 0 and not view.words[index - 1].text[0].isalnum():
        index -= 1
    return index


def _phrase_start(named: Named, last: int, personal: bool = False) -> int:
    """Index of the first word of the noun phrase that ends before ``last``."""
    view, lexicon = named.words, english()
    ending = [name for name in named.names if name.last == last]
    if ending and not _placed(named, ending[0], personal) and not _a_native(named, ending[0], personal):
        return ending[0].begin
    index = last - 1
    sentence = view.words[index].sentence
    while index > 0 and view.words[index - 1].sentence == sentence:
        before = view.lower(index - 1)
        if before == "and" and _one_phrase(named, index - 1):
            index -= 1
            continue
        if before in AUXILIARIES or _finite(named, index - 1):
            break
        if before in BREAKS or before in lexicon.verbs or not (before[0].isalnum() or before in INSIDE):
            break
        if view.lower(index) in DETERMINERS and before not in PREPOSITIONS:
            break
        if before.endswith("ed") and len(before) > 4 and view.lower(index) in DETERMINERS | QUANTITIES:
            break
        index -= 1
    while index < last - 1 and view.lower(index) in PREPOSITIONS:
        index += 1
    return index


def _a_native(named: Named, name: Name, personal: bool) -> bool:
    """ "Doe, a native Ohioan, who": a name behind an article says where somebody is from."""
    view = named.words
    before = [view.lower(name.begin - 2), view.lower(name.begin - 1)]
    return personal and (before[1] in ("a", "an") or (before[0] in ("a", "an") and before[1].isalpha()))


def _finite(named: Named, index: int) -> bool:
    """ "The mayor sharply rebuked critics, who": a past form behind an adverb or a name is a verb."""
    view = named.words
    word, before = view.words[index], view.words[index - 1] if index else None
    if before is None or not word.lower.endswith("ed") or not word.text.islower():
        return False
    named_before = any(name.last == index for name in named.names)
    return before.sentence == word.sentence and (named_before or before.lower.endswith("ly"))


def _placed(named: Named, name: Name, personal: bool) -> bool:
    """Whether a preposition stands before a name: "a waitress at the Harbour Deli, who" is the waitress."""
    view = named.words
    before = name.begin - 1
    body = any(
        n is name and named.entities[number].kind != "person"
        for n, number in zip(named.names, named.of, strict=True)
    )
    if personal and body and view.lower(before) in DETERMINERS:
        before -= 1
    return before > 0 and view.lower(before) in PREPOSITIONS


def _from_there(named: Named, last: int, sentence: int) -> Part | None:
    """ "Doe, 59, of Springfield, who": the place before "who" is where somebody is from."""
    view = named.words
    rows = [
        (name, named.entities[number].kind, number)
        for name, number in zip(named.names, named.of, strict=True)
        if name.last <= last and view.words[name.first].sentence == sentence
    ]
    if not rows or rows[-1][0].last != last:
        return None
    place = rows[-1][0]
    for name, kind, number in reversed(rows):
        if kind in ("place", "state"):
            place = name
            continue
        near = place.first - name.last <= 5 and view.lower(place.first - 1) in ("of", "from")
        if kind != "person" or not near:
            return None
        return Part("name", name.span, name.first, name.last, number, name.first)
    return None


def _personal_start(named: Named, first: int, last: int) -> int:
    """ "complaints from six women, who": the women, since a complaint is no "who"."""
    view, lexicon = named.words, english()
    people = lexicon.person | lexicon.group | lexicon.organisation_nouns
    start = first
    while start < last:
        head = head_noun(view, start, last)
        if head is None or view.lower(head) in people or any(n.first <= head < n.last for n in named.names):
            return start
        start = next((i + 1 for i in range(head + 1, last) if view.lower(i) in PREPOSITIONS), last)
        if start < last and start == last - 1 and view.lower(start).endswith("s"):
            return start  # "raking in money from supplicants, who"
    return first


def _one_phrase(named: Named, conjunction: int) -> bool:
    """ "95 retired generals and admirals": "and" inside a phrase that an amount opens."""
    view = named.words
    for index in range(conjunction - 1, max(conjunction - 4, 0), -1):
        word = view.lower(index)
        if word in english().verbs or not word[0].isalnum():
            return False
        if word.isdigit() or word in QUANTITIES:
            return True
    return False


def _owner(named: Named, first: int, personal: bool) -> Part | None:
    """The name that the phrase beginning at ``first`` is an apposition of."""
    view = named.words
    if view.lower(first - 1) != ",":
        return None
    last = (
        _opening(named, first - 2) if view.lower(first - 2) == ")" else first - 1
    )  # "Doe (R-Ohio), a key vote"
    for name, number in zip(named.names, named.of, strict=True):
        person = named.entities[number].kind == "person"
        if (
            name.last == last
            and (person or not personal)
            and (person or view.lower(name.begin - 1) not in PREPOSITIONS)
        ):
            return Part("name", name.span, name.first, name.last, entity=number, head=name.first)
    return None


def _nearest(named: Named, part: Part) -> Part:
    """Of several coordinated, the last; a name inside it if it is nothing but that."""
    inside = names_in(named, part.first, part.last)
    if (
        part.kind == "noun"
        and len(inside) == 1
        and inside[0][0].last - inside[0][0].begin == part.last - part.first
    ):
        return replace(part, kind="name", entity=inside[0][1])
    return part
