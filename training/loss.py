"""What the network is trained to minimise."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.batch import Batch
from training.model import LINK, Reader, allowed, bucket, log_partition, path_score
from training.windows import NONE, UNKNOWN

ALLOWED = allowed()
#: Weights of the two link losses against the tag loss.
OWNER_WEIGHT, SPEAKER_WEIGHT = 0.5, 0.5


def losses(model: Reader, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """The loss to minimise, and its parts for the log."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, links = model(batch.pieces, batch.looks, batch.mask)
    at = batch.first[:, :, None]
    words = scores.float().gather(1, at.expand(-1, -1, scores.shape[2]))
    vectors = links.float().gather(1, at.expand(-1, -1, links.shape[2]))
    tag = tag_loss(model, batch, words)
    owner, speaker = link_losses(model, batch, vectors)
    total = tag + OWNER_WEIGHT * owner + SPEAKER_WEIGHT * speaker
    return total, {
        "tag": float(tag.detach()),
        "owner": float(owner.detach()),
        "speaker": float(speaker.detach()),
    }


def tag_loss(model: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Negative log-likelihood of the gold tags, per word."""
    chains = words.reshape(-1, words.shape[2])[batch.chains]
    moves = model.transitions + ALLOWED
    gold = path_score(chains, moves, batch.chain_mask, batch.labels)
    return (log_partition(chains, moves, batch.chain_mask) - gold).sum() / batch.chain_mask.sum() * 3


def link_losses(model: Reader, batch: Batch, vectors: Tensor) -> tuple[Tensor, Tensor]:
    """Cross-entropy of each content word's cue and of each cue's source."""
    cue_owner, content, cue_speaker, source = (vectors[:, :, i * LINK : (i + 1) * LINK] for i in range(4))
    places = torch.arange(vectors.shape[1])
    buckets = bucket(places[:, None] - places[None, :])
    hide = (~batch.real)[:, None, :] * -1e4
    scale = LINK**-0.5
    # Rows: the word that asks; columns: the word it may point at.
    owner = content @ cue_owner.transpose(1, 2) * scale + model.distance[0][buckets] + hide
    owner_loss = F.cross_entropy(owner.transpose(1, 2), batch.owner, ignore_index=UNKNOWN)
    speaker = cue_speaker @ source.transpose(1, 2) * scale + model.distance[1][buckets] + hide
    speaker = torch.cat([vectors[:, :, -1:], speaker], 2)
    target = torch.where(batch.speaker == UNKNOWN, UNKNOWN, batch.speaker + 1)
    assert NONE + 1 == 0
    return owner_loss, F.cross_entropy(speaker.transpose(1, 2), target, ignore_index=UNKNOWN)
