"""Processor time for an article by its length: ``python -m bench.archive_lengths``.

Made-up articles, joined until they have about as many words; one process, one thread, model warm.
"""

from __future__ import annotations

import argparse
import random
import time

from bench.archive_pages import article
from reportedly.pool import Work, read
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS


def text_of(chosen: random.Random, words: int) -> str:
    """An article of about so many words."""
    headline, paragraphs = article(chosen)
    while sum(len(one.split()) for one in paragraphs) < words:
        paragraphs += article(chosen)[1]
    kept: list[str] = []
    for one in paragraphs:
        if sum(len(other.split()) for other in kept) >= words:
            break
        kept.append(one)
    return "\n\n".join((headline, *kept))


def seconds(words: int, count: int) -> float:
    """Processor seconds for one article of that length."""
    chosen = random.Random(words)
    works = [
        Work(Raw("made up", text=text_of(chosen, words), media="record"), DEFAULTS) for _ in range(count)
    ]
    read(works[0])
    since = time.process_time()
    for work in works:
        read(work)
    return (time.process_time() - since) / count


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    given = parser.parse_args()
    print("| words | processor seconds | articles a processor second |\n|---|---|---|")
    for words in (150, 300, 500, 800, 1200):
        each = seconds(words, given.count)
        print(f"| {words:,} | {each:.3f} | {1 / each:.1f} |", flush=True)


if __name__ == "__main__":
    main()
