"""The network: a six-layer encoder over word pieces, a tag head with a linear-chain CRF, and two link heads.

``forward`` is what is exported: per word piece the tag scores and the four link vectors. The CRF and the
comparison of link vectors happen outside (here for training, in ``reportedly.extract`` for reading).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from reportedly.extract import tags
from reportedly.extract.words import FEATURE_SIZES

WIDTH, HEADS, HIDDEN, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512
LINK = 64
#: Buckets of the signed distance in words between a cue and what it is linked to.
BUCKETS = 32
NEVER = -1e4


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Plain attention in the precision of its arguments: autocast would widen the softmax."""
    with torch.autocast("cpu", enabled=False):
        scores = query @ key.transpose(-1, -2)
        return (scores if mask is None else scores + mask.to(query.dtype)).softmax(-1) @ value


class Layer(nn.Module):
    """One transformer layer (post-norm, as in BERT)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, HIDDEN)
        self.down = nn.Linear(HIDDEN, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None, drop: float) -> Tensor:
        rows, length, _ = x.shape
        qkv = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = attend(qkv[0] * (1 / math.sqrt(WIDTH // HEADS)), qkv[1], qkv[2], mask)
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + F.dropout(self.out(mixed), drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.drop = drop
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.looks = nn.ModuleList(nn.Embedding(size, WIDTH) for size in FEATURE_SIZES)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tag_hidden = nn.Linear(WIDTH, WIDTH)
        self.tag_out = nn.Linear(WIDTH, tags.COUNT)
        self.link = nn.Linear(WIDTH, 4 * LINK + 1)
        self.transitions = nn.Parameter(torch.zeros(tags.COUNT, tags.COUNT))
        self.distance = nn.Parameter(torch.zeros(2, BUCKETS))
        for table in self.looks:
            nn.init.normal_(table.weight, std=0.01)

    def load_pretrained(self, folder: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint in safetensors form."""
        from safetensors.torch import load_file

        given = load_file(folder / "model.safetensors")
        given = {name.removeprefix("bert."): value for name, value in given.items()}
        with torch.no_grad():
            self.words.weight.copy_(given["embeddings.word_embeddings.weight"])
            segment = given["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(given["embeddings.position_embeddings.weight"] + segment)
            copy(self.norm, given, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    parts = [given[f"{at}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(parts))
                copy(layer.out, given, at + "attention.output.dense")
                copy(layer.norm1, given, at + "attention.output.LayerNorm")
                copy(layer.up, given, at + "intermediate.dense")
                copy(layer.down, given, at + "output.dense")
                copy(layer.norm2, given, at + "output.LayerNorm")

    def forward(self, pieces: Tensor, looks: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """``pieces`` [rows, length], ``looks`` [rows, length, features], ``mask`` [rows, length] (1: real).

        Without a mask every piece is real: so it is exported, since reading pads nothing.

        Returns tag scores [rows, length, tags] and link vectors [rows, length, 4 * LINK + 1].
        """
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        for i, table in enumerate(self.looks):
            x = x + table(looks[:, :, i])
        x = F.dropout(self.norm(x), self.drop, self.training)
        additive = None if mask is None else (1.0 - mask.to(x.dtype))[:, None, None, :] * NEVER
        for layer in self.layers:
            x = layer(x, additive, self.drop)
        x = F.dropout(x, self.drop, self.training)
        return self.tag_out(F.gelu(self.tag_hidden(x))), self.link(x)


def copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    """Copy one weight and bias by name."""
    module.weight.copy_(given[name + ".weight"])  # type: ignore[operator, union-attr]
    module.bias.copy_(given[name + ".bias"])  # type: ignore[operator, union-attr]


def allowed() -> Tensor:
    """0 where a transition may be, NEVER where it may not, [from, to]."""
    return torch.tensor(
        [[0.0 if tags.may_follow(a, b) else NEVER for b in range(tags.COUNT)] for a in range(tags.COUNT)]
    )


OPENS = torch.tensor([0.0 if tags.opens(t) else NEVER for t in range(tags.COUNT)])
CLOSES = torch.tensor([0.0 if tags.closes(t) else NEVER for t in range(tags.COUNT)])


def log_partition(scores: Tensor, transitions: Tensor, mask: Tensor) -> Tensor:
    """Log of the summed weight of all paths; ``scores`` [n, length, tags], ``mask`` [n, length] bool."""
    alpha = scores[:, 0] + OPENS
    for t in range(1, scores.shape[1]):
        step = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + scores[:, t]
        alpha = torch.where(mask[:, t, None], step, alpha)
    return torch.logsumexp(alpha + CLOSES, dim=1)


def path_score(scores: Tensor, transitions: Tensor, mask: Tensor, labels: Tensor) -> Tensor:
    """Weight of the gold path."""
    real = mask.to(scores.dtype)
    total = (scores.gather(2, labels[:, :, None])[:, :, 0] * real).sum(1)
    return total + (transitions[labels[:, :-1], labels[:, 1:]] * real[:, 1:]).sum(1)


def bucket(distance: Tensor) -> Tensor:
    """Signed distance in words to one of BUCKETS buckets, fine near zero."""
    size = (torch.log2(distance.abs().float() + 1) * 2).long().clamp(max=BUCKETS // 2 - 1)
    return torch.where(distance < 0, BUCKETS // 2 - 1 - size, BUCKETS // 2 + size)
