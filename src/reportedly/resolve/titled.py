"""Which words of a capitalised run are a title and which the name behind it."""

from __future__ import annotations

from reportedly.resolve.grammar import grammar
from reportedly.resolve.source_lexicon import Lexicon
from reportedly.resolve.words import Word

#: What stands behind "of" in titles whose holder is named right behind: "Secretary of State Doe".
OFFICES = ("state", "staff", "defense", "police", "operations", "labor", "justice")
#: What stands between a form of address and a surname: "Mr Justice Doe".
JUDGES = ("justice", "judge")


def kept_words(run: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of a run that name something, titles at its end and runs of nothing but titles left out."""
    kept = run
    if (
        len(kept) > 1
        and kept[-1].lower in lexicon.positions
        and kept[-1].lower not in lexicon.organisation_heads
    ):
        least = 2 if _bears(kept, lexicon) else 1
        while len(kept) > least and (
            kept[-1].lower in lexicon.positions or kept[-1].lower in lexicon.modifiers
        ):
            kept = kept[:-1]
    while kept and kept[-1].lower in ("of", "for", "and", "&"):
        kept = kept[:-1]
    if len(kept) == 1 and kept[0].lower in lexicon.given and kept[0].lower not in lexicon.positions:
        return kept
    body = len(kept) > 2 and kept[-1].lower in lexicon.organisation_heads  # "Water Safety Board"
    if not body and all(word.lower in lexicon.positions or word.lower in lexicon.modifiers for word in kept):
        return ()
    return kept


def _bears(run: tuple[Word, ...], lexicon: Lexicon) -> bool:
    """Whether a run begins with a given name whose surname is a word for a position: "Howard Dean"."""
    given = run[0].lower in lexicon.given and run[0].lower not in lexicon.positions
    return given and len(run) > 1 and (run[1].lower in lexicon.surnames or len(run) == 2)


def title_length(run: tuple[Word, ...], lexicon: Lexicon) -> int:
    """How many words at the start of a run are the title of the person named behind them."""
    if run[0].lower in lexicon.honorifics and run[0].lower not in lexicon.positions and len(run) > 1:
        return 2 if len(run) > 2 and run[1].lower in JUDGES else 1
    cut = 0
    for index, word in enumerate(run[:-1]):
        name = word.lower in lexicon.given and word.lower not in lexicon.positions
        name = name or _first_name(run, index, lexicon)
        titular = (
            word.lower in lexicon.positions
            or plural_title(run, index, lexicon)
            or then(word.lower) in lexicon.positions
            or word.lower in lexicon.person
            or ("-" in word.lower and word.lower.rpartition("-")[2] in lexicon.person)
            or word.lower in lexicon.honorifics
        )
        if titular and not name and word.text not in lexicon.states and not _of_body(run, index, lexicon):
            cut = index + 1
    if (
        0 < cut < len(run) - 2
        and run[cut].lower in ("1st", "2nd", "3rd", "first")
        and run[cut + 1].lower == "class"
    ):
        cut += 2  # "Sgt. 1st Class Jane Doe"
    cut = _past_of(run, cut, lexicon)
    if cut and names_organisation(run[cut:], lexicon):
        return 0
    first = run[0]
    trade = first.lower in lexicon.body_nouns["company"] - {"bank", "business", "company", "studio", "chain"}
    if not cut and first.opens and len(run) == 2 and trade and run[1].lower not in lexicon.organisation_heads:
        return 1  # "Chipmaker Acme said"
    if not cut and len(run) > 1 and first.lower == "former":
        return 1
    if not cut and first.opens and len(run) > 1 and first.lower in lexicon.modifiers | lexicon.dropped:
        of_people = (
            first.lower in lexicon.dropped | grammar("said_of_people") or run[1].lower in lexicon.given
        )
        return 1 if of_people and not names_organisation(run, lexicon) else 0  # "Market Lens said"
    return cut


def _of_body(run: tuple[Word, ...], index: int, lexicon: Lexicon) -> bool:
    """ "Ohio Association of Private Schools": the word behind "of" says whose body it is."""
    if index < 2 or run[index - 1].lower not in ("of", "for") or len(run) - index < 2:
        return False
    return run[index - 2].lower in lexicon.organisation_nouns and run[-1].lower not in lexicon.surnames


def _first_name(run: tuple[Word, ...], index: int, lexicon: Lexicon) -> bool:
    """ "Sen. Dean Heller": a given name that is a position, too, between a shortened title and a surname."""
    word = run[index].lower
    shortened = index > 0 and run[index - 1].text.endswith(".") and run[index - 1].lower in lexicon.positions
    return shortened and index == len(run) - 2 and word in lexicon.given


def plural_title(run: tuple[Word, ...], index: int, lexicon: Lexicon) -> bool:
    """ "Justices Jane Doe and Richard Roe": a rank of several before the first one's whole name."""
    word = run[index].lower
    known = word.endswith("s") and word[:-1] in lexicon.positions and word not in lexicon.surnames
    opens = all(before.lower in lexicon.modifiers | lexicon.dropped for before in run[:index])
    return known and opens and len(run) - index in (3, 4) and run[index + 1].lower in lexicon.given


def then(word: str) -> str:
    """ "then-mayor", "ex-mayor", "mayor-elect": the position itself."""
    return word.removeprefix("then-").removeprefix("ex-").removesuffix("-elect").removesuffix("-designate")


def _past_of(run: tuple[Word, ...], cut: int, lexicon: Lexicon) -> int:
    """ "Secretary of State John Doe": where a title goes on with "of", the name begins at a given name."""
    if not cut or cut >= len(run) or run[cut].lower not in ("of", "for"):
        return cut
    for index in range(cut + 2, len(run) - 1):
        initial = len(run[index].text) == 2 and run[index].text[1] == "."
        if run[index].lower in lexicon.given or initial:
            return index
    return len(run) - 2 if len(run) - cut >= 4 and run[cut + 1].lower in OFFICES else 0


def names_organisation(rest: tuple[Word, ...], lexicon: Lexicon) -> bool:
    """Whether the words behind a title name an organisation, so that the title is part of it."""
    if rest and rest[0].lower in lexicon.given and len(rest) <= 3:
        return False
    return any(w.lower in lexicon.organisation_heads and w.lower not in lexicon.surnames for w in rest)
