"""Characters on their way into a database, and into its search."""

from __future__ import annotations

import re
from typing import Any

#: Letters with marks and the letter they are searched by; signs that are no part of a word. One character
#: for one, so that places found in a folded text are places of the text. The same as in the migrations.
MARKED = (
    "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüý"
    "ÿĀāĂăĄąĆćČčĎďĒēĖėĘęĚěĞğĪīİŃńŇňŌōŐőŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž"
)
PLAIN = (
    "AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuy"
    "yAaAaAaCcCcDdEeEeEeEeGgIiINnNnOoOoRrSsSsSsTtUuUuUuZzZzZz"
)
SIGNS = "“”„‟‘’‚‛«»‹›–—―…•¡¿"

_LOST = re.compile("[\0\ud800-\udfff]")
_FOLDED = str.maketrans(MARKED + SIGNS, PLAIN + " " * len(SIGNS))


def kept(text: str) -> str:
    """Without what no database keeps (NUL, unpaired surrogates): U+FFFD, so that offsets hold."""
    return _LOST.sub("\ufffd", text)


def kept_in(value: Any) -> Any:
    """The same in every text of a JSON value."""
    if isinstance(value, str):
        return kept(value)
    if isinstance(value, (list, tuple)):
        return [kept_in(part) for part in value]
    if isinstance(value, dict):
        return {kept(name): kept_in(part) for name, part in value.items()}
    return value


def folded(text: str) -> str:
    """As PostgreSQL searches it; SQLite folds by itself."""
    return text.translate(_FOLDED)
