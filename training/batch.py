"""Rows to tensors."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from reportedly.extract.words import FEATURE_SIZES
from training.windows import UNKNOWN, Row

CLS, SEP, PAD = 101, 102, 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors; ``words`` are positions of the first piece of each word."""

    pieces: Tensor
    looks: Tensor
    mask: Tensor
    #: [rows, words] index of the first piece; [rows, words] bool which are real.
    first: Tensor
    real: Tensor
    owner: Tensor
    speaker: Tensor
    #: [paragraphs, length] index into the flattened [rows * words], with mask and labels.
    chains: Tensor
    chain_mask: Tensor
    labels: Tensor


def collate(rows: list[Row]) -> Batch:
    """Pad rows to one batch."""
    length, width = max(r.size for r in rows), max(len(r.labels) for r in rows)
    pieces = torch.full((len(rows), length), PAD)
    looks = torch.zeros((len(rows), length, len(FEATURE_SIZES)), dtype=torch.long)
    mask = torch.zeros((len(rows), length))
    first = torch.zeros((len(rows), width), dtype=torch.long)
    real = torch.zeros((len(rows), width), dtype=torch.bool)
    owner = torch.full((len(rows), width), UNKNOWN)
    speaker = torch.full((len(rows), width), UNKNOWN)
    chains: list[list[int]] = []
    labels: list[list[int]] = []
    for r, row in enumerate(rows):
        flat, look, at = [CLS], [(0,) * len(FEATURE_SIZES)], []
        for word, feature in zip(row.pieces, row.features, strict=True):
            at.append(len(flat))
            flat += word
            look += [feature] * len(word)
        flat.append(SEP)
        look.append((0,) * len(FEATURE_SIZES))
        pieces[r, : len(flat)] = torch.tensor(flat)
        looks[r, : len(flat)] = torch.tensor(look)
        mask[r, : len(flat)] = 1
        count = len(at)
        first[r, :count] = torch.tensor(at)
        real[r, :count] = True
        owner[r, :count] = torch.tensor(row.owner)
        speaker[r, :count] = torch.tensor(row.speaker)
        for p in range(row.paragraph[-1] + 1):
            inside = [i for i in range(count) if row.paragraph[i] == p]
            if inside:
                chains.append([r * width + i for i in inside])
                labels.append([row.labels[i] for i in inside])
    depth = max(map(len, chains))
    index = torch.zeros((len(chains), depth), dtype=torch.long)
    chain_mask = torch.zeros((len(chains), depth), dtype=torch.bool)
    gold = torch.zeros((len(chains), depth), dtype=torch.long)
    for c, (chain, label) in enumerate(zip(chains, labels, strict=True)):
        index[c, : len(chain)] = torch.tensor(chain)
        chain_mask[c, : len(chain)] = True
        gold[c, : len(chain)] = torch.tensor(label)
    return Batch(pieces, looks, mask, first, real, owner, speaker, index, chain_mask, gold)


def batches(rows: list[Row], budget: int, rng: random.Random) -> list[list[Row]]:
    """Rows of similar length together, about ``budget`` word pieces a batch, in random order."""
    order = sorted(rows, key=lambda r: r.size + rng.uniform(-12, 12))
    found: list[list[Row]] = [[]]
    for row in order:
        longest = max(row.size, *(r.size for r in found[-1])) if found[-1] else row.size
        if found[-1] and longest * (len(found[-1]) + 1) > budget:
            found.append([])
        found[-1].append(row)
    rng.shuffle(found)
    return found
