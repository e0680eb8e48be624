"""The network of reportedly and nothing after it: the speed that the package cannot exceed."""

from __future__ import annotations

from bench.systems import Extract
from reportedly.measures import AttributionRelation

TITLE = "reportedly's network alone"


def load() -> Extract:
    """Run the network once over the whole article and find nothing."""
    from reportedly.extract.encode import encode
    from reportedly.extract.words import split
    from reportedly.models.network import load as load_network

    network = load_network()

    def extract(text: str) -> list[AttributionRelation]:
        encode(split(text), network)
        return []

    return extract
