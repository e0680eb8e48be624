"""Load the network and run it: word pieces in, tag scores and link vectors out.

onnxruntime and tokenizers stay inside this file; everything outside sees numpy arrays and plain values.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from reportedly.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDER = Path(__file__).parent
MODEL = FOLDER / "attribution.onnx"
VOCABULARY = FOLDER / "vocab.txt"
#: Rewritings of the graph that cost time: addition and normalisation as one operator take five times as long
#: as two.
_SLOWER = ["SkipLayerNormFusion"]
#: SHA-256 of both files, written by ``python -m training.export``.
HASHES = FOLDER / "hashes.json"
CLS, SEP, UNK = 101, 102, 100
#: Name, in the graph, of what a layer's attention is made of.
LAYER = "/layers.{}/qkv/Add_output_0"
#: Words remembered with their pieces; news uses some 50,000 again and again.
REMEMBERED = 200_000
#: Characters of a word that are looked at.
LONGEST_WORD = 200
_LOADING = Lock()


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the network's file carries beside its graph."""

    #: Name and date of the training run.
    version: str
    #: Score of tag ``b`` directly behind tag ``a`` [tags][tags].
    transitions: list[list[float]]
    #: Score of a link by bucketed distance: content to cue, cue to source.
    distance: list[list[float]]
    #: Width of one link vector.
    link: int
    #: Logistic calibration of the confidence: bias, then one weight per evidence.
    calibration: list[float] = field(default_factory=list)


class Network:
    """One loaded network; safe to use from several threads."""

    def __init__(
        self, session: Any, tokenizer: Any, parameters: Parameters, layers: tuple[str, ...] = ()
    ) -> None:
        self._session = session
        self._layers = layers
        self._tokenizer = tokenizer
        self._pieces: dict[str, list[int]] = {}
        self.parameters = parameters

    def pieces(self, word: str) -> list[int]:
        """Word-piece ids of one word, at least one."""
        word = word[:LONGEST_WORD]
        known = self._pieces.get(word)
        if known is None:
            # Half a surrogate pair is no text to the tokenizer; any other character is handed on as it is.
            whole = word.encode("utf-8", "replace").decode("utf-8")
            known = self._tokenizer.encode(whole, add_special_tokens=False).ids or [UNK]
            if len(self._pieces) >= REMEMBERED:
                self._pieces.clear()
            self._pieces[word] = known
        return known

    def run(
        self, pieces: NDArray[np.int64], looks: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Tag scores and link vectors of every piece.

        Args:
            pieces: word-piece ids [rows, length]; rows of one length, nothing is padding.
            looks: word features [rows, length, features].

        Returns:
            scores [rows, length, tags] and link vectors [rows, length, 4 * link + 1].
        """
        scores, links = self._session.run(["scores", "links"], {"pieces": pieces, "looks": looks})
        return scores, links

    def run_looking(
        self, pieces: NDArray[np.int64], looks: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], tuple[NDArray[np.float32], ...]]:
        """As :meth:`run`, and what each layer's attention is made of.

        Returns:
            scores, link vectors, and for every layer queries, keys and values [rows, length, 3 * width].
        """
        names = ["scores", "links", *self._layers]
        scores, links, *layers = self._session.run(names, {"pieces": pieces, "looks": looks})
        return scores, links, tuple(layers)


def load(threads: int = 1) -> Network:
    """The network of this installation, loaded once per process.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    with _LOADING:  # a thread may have begun to load it
        return _loaded(threads)


@lru_cache(maxsize=2)
def _loaded(threads: int) -> Network:
    return load_from(FOLDER, threads)


def load_from(folder: Path, threads: int = 1) -> Network:
    """A network from a folder that has ``attribution.onnx``, ``vocab.txt`` and ``hashes.json``."""
    verify(folder)
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The arena keeps the memory of the longest article for good; the gain is not measurable here.
    options.enable_cpu_mem_arena = True
    graph = (folder / MODEL.name).read_bytes()
    layers = layer_names(graph)
    session = onnxruntime.InferenceSession(
        graph + as_outputs(layers),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=_SLOWER,
    )
    meta = session.get_modelmeta().custom_metadata_map
    parameters = Parameters(**json.loads(meta["reportedly"]))
    return Network(session, word_pieces(folder), parameters, layers)


def word_pieces(folder: Path) -> Any:
    """The tokenizer over a folder's ``vocab.txt``; it adds no special tokens."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.WordPiece.from_file(str(folder / VOCABULARY.name), unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def layer_names(graph: bytes) -> tuple[str, ...]:
    """The values inside the graph that hold queries, keys and values, a name for each layer."""
    names: list[str] = []
    while (name := LAYER.format(len(names))).encode() in graph:
        names.append(name)
    return tuple(names)


def as_outputs(names: tuple[str, ...]) -> bytes:
    """What makes values inside a graph outputs of it, when written behind the graph's file.

    Protocol Buffers merge a message that comes twice: field 7 of a model is its graph, field 12 of a graph
    an output, field 1 of an output its name.
    """
    return _field(7, b"".join(_field(12, _field(1, name.encode())) for name in names)) if names else b""


def _field(number: int, payload: bytes) -> bytes:
    return _number(number << 3 | 2) + _number(len(payload)) + payload


def _number(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes((*found, value))


def verify(folder: Path) -> None:
    """Check the files against their recorded hashes.

    Raises:
        ModelError: a file is missing or altered, or the hashes themselves are.
    """
    expected = recorded(folder)
    for name in (MODEL.name, VOCABULARY.name):
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: the model file is missing; install the package again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected.get(name):
            raise ModelError(f"{path}: not the file this version was built with; install the package again")


def recorded(folder: Path) -> dict[str, str]:
    """File name to hash, as written when the network was exported."""
    try:
        expected = json.loads((folder / HASHES.name).read_bytes())
    except OSError as error:
        raise ModelError(f"{folder}: the model is missing; install the package again") from error
    except ValueError:
        expected = None
    if not isinstance(expected, dict):
        raise ModelError(f"{folder / HASHES.name}: is damaged; install the package again")
    return expected
