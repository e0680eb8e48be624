"""Small news worlds whose provenance is known: who said what first, who took it from whom, and what changed.

``python -m evaluation.worlds --seed 1 --claims 50 --out DIR`` writes ``articles.jsonl``, which
``reportedly add`` reads, and ``truth.json``. One seed always gives the same bytes.
"""

from evaluation.worlds.values import Echo, Shift, Truth, World, Written
from evaluation.worlds.world import build

__all__ = ["Echo", "Shift", "Truth", "World", "Written", "build"]
