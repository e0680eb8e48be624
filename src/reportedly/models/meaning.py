"""The meaning of a statement as a vector: near vectors, near meanings.

Two stages. ``encode`` adds up one vector for each word piece, which is fast enough for every statement of a
ledger. ``rescore`` reads the query and the few texts found by it with a sentence network, where that is
installed (``pip install 'reportedly[meaning]'``), and else compares the vectors of ``encode``.

The table of vectors is distilled from the same sentence network by ``python -m training.meaning``. It adds up
in whole numbers, so that a text has the same vector on every machine and in every batch. Weights by
frequency: Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings" (ICLR 2017).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import ModelError
from reportedly.models import sentence_network
from reportedly.models.network import FOLDER, VOCABULARY, word_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: One int8 vector for each word piece [pieces, DIMENSIONS]; and what it is and its hash.
TABLE, ABOUT = "meaning.npy", "meaning.json"
#: Width of a vector of ``encode``.
DIMENSIONS = 160
#: Texts taken in one go; bounds the memory, changes no result.
CHUNK = 4096
#: Characters of a text that are looked at; contents are far shorter.
LONGEST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """The vectors of all word pieces; safe to use from several threads."""

    #: Name of the vectors; vectors of different versions cannot be compared.
    version: str
    #: int32 [pieces, DIMENSIONS], weighted by how much a piece tells.
    vectors: NDArray[np.int32]
    #: Text to word pieces.
    tokenizer: Any

    def sums(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """The sum of the vectors of each text's word pieces [texts, DIMENSIONS]."""
        sums: NDArray[np.int32] = counts(self.tokenizer, texts, len(self.vectors)) @ self.vectors
        return sums


def counts(tokenizer: Any, texts: Sequence[str], pieces: int) -> Any:
    """How often each word piece stands in each text, sparse int32 [texts, pieces]."""
    import numpy as np
    from scipy.sparse import csr_array

    encoded = tokenizer.encode_batch_fast([readable(text) for text in texts], add_special_tokens=False)
    found = [encoding.ids for encoding in encoded]
    ends = np.cumsum([0, *map(len, found)])
    columns = np.fromiter(chain.from_iterable(found), np.int32, count=int(ends[-1]))
    return csr_array((np.ones(len(columns), np.int32), columns, ends), (len(found), pieces))


def version() -> str:
    """Name of the vectors of ``encode``; keep it with stored ones: different versions do not compare."""
    return about(FOLDER)["version"]


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """The meaning of texts as unit vectors, whose inner product is their similarity.

    Args:
        texts: statements, or a query.

    Returns:
        float32 [texts, DIMENSIONS]; equal texts have equal bytes, whatever stands beside them. A text that
        says nothing (empty, white space) has the zero vector, which is near to nothing.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    import numpy as np

    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    table = load() if len(texts) else None
    for start in range(0, len(texts) if table else 0, CHUNK):
        chunk = texts[start : start + CHUNK]
        assert table is not None
        vectors[start : start + CHUNK] = unit(table.sums(chunk))
    return vectors


def rescore(query: str, texts: Sequence[str]) -> NDArray[np.float32]:
    """How near each text is to the query, by the best reader that is installed.

    Args:
        query: what is looked for.
        texts: candidates, best a hundred at most: the sentence network reads some fifty a second.

    Returns:
        float32 [texts], cosine in [-1, 1]. Scores of the two readers have different scales.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    network = sentence_network.load()
    vectors = network.encode([query, *texts]) if network else encode([query, *texts])
    scores: NDArray[np.float32] = (vectors[1:] * vectors[0]).sum(axis=1)
    return scores


def unit(sums: NDArray[np.int32]) -> NDArray[np.float32]:
    """Rows at length one; rows of zeros stay."""
    import numpy as np

    # Whole numbers up to the square root: nothing depends on the order of adding.
    squares = (sums.astype(np.int64) ** 2).sum(axis=1)
    lengths = np.sqrt(np.maximum(squares, 1).astype(np.float64))
    rows: NDArray[np.float32] = (sums / lengths[:, None]).astype(np.float32)
    return rows


def readable(text: str) -> str:
    """The text as the tokenizer takes it: half a surrogate pair is no text to it."""
    return text[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=1)
def load() -> Table:
    """The table of this installation, loaded once per process."""
    return load_from(FOLDER)


def load_from(folder: Path) -> Table:
    """A table from a folder that has ``meaning.npy``, ``meaning.json`` and ``vocab.txt``."""
    import numpy as np

    known = about(folder)
    for name in (TABLE, VOCABULARY.name):
        verify(folder / name, known.get(name))
    vectors = np.load(folder / TABLE, allow_pickle=False).astype(np.int32)
    return Table(known["version"], vectors, word_pieces(folder))


def about(folder: Path) -> dict[str, str]:
    """Version of the vectors and hashes of the files, as written when they were distilled."""
    try:
        known = json.loads((folder / ABOUT).read_bytes())
    except OSError as error:
        raise ModelError(f"{folder}: the model is missing; install the package again") from error
    except ValueError:
        known = None
    if not isinstance(known, dict) or not isinstance(known.get("version"), str):
        raise ModelError(f"{folder / ABOUT}: is damaged; install the package again")
    return known


def verify(path: Path, expected: str | None) -> None:
    """Check a file against its recorded hash.

    Raises:
        ModelError: it is missing or altered.
    """
    if not path.is_file():
        raise ModelError(f"{path}: the model file is missing; install the package again")
    if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
        raise ModelError(f"{path}: not the file this version was built with; install the package again")
