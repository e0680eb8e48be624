"""Readings that the second implementations read."""

from __future__ import annotations

from dataclasses import replace

from reportedly.types import Reading
from tests.export.articles import harrow
from tests.export.marked import reading


def hard() -> Reading:
    """Ids and words of every kind: nothing of it may end a line, a name or a string."""
    made = reading(
        "😀 [S|Ada\u2028Roe] [C|said] [T|“no\n\nand \tnever 日本”].\n\n"
        '[S2|The paper] [C2|says] [T2|it is \\\\ "so"].',
        title='A "title"\nof two lines',
        outlet="Écho & <Sons>",
        url="https://echo.example/é?a=1#b",
    )
    ada, paper = made.sources
    sources = (
        replace(ada, affiliation="The Union", title="chair", kind="named_person"),
        replace(paper, kind="document"),
    )
    document = replace(made.document, id="../a b/№1: x.y?%41")
    return replace(made, document=document, sources=sources)


def bare() -> Reading:
    """Nothing known but the words; the source is of undetermined kind."""
    made = reading("[S|Somebody] [C|said] [T|so].\n\n[T2|Nobody knows], [C2|it was said].")
    return replace(made, sources=(replace(made.sources[0], kind=None),))


ROWS = {"harrow": harrow(), "hard": hard(), "bare": bare(), "empty": reading("Nobody speaks.")}
