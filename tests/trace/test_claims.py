"""Statements that say the same are one claim; contradictions keep claims apart, in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.trace.claims import claims
from reportedly.trace.values import Relation
from tests.trace.making import relation

ROWS = [
    # Two that say the same, and one that is alone.
    ("abc", [relation("a", "b")], [("a", "b"), ("c",)]),
    # Said by one, then another, then a third.
    ("abc", [relation("a", "b"), relation("b", "c")], [("a", "b", "c")]),
    # Too uncertain: of such pairs fewer than half say the same.
    ("ab", [relation("a", "b", confidence=0.4)], [("a",), ("b",)]),
    ("ab", [relation("a", "b", confidence=0.6)], [("a",), ("b",)]),
    # Related is not the same.
    ("ab", [relation("a", "b", "related")], [("a",), ("b",)]),
    # "Killed 12" is like "killed people" is like "killed 20": the surer one joins, the other stays apart.
    (
        "abc",
        [
            relation("a", "b", confidence=0.8),
            relation("b", "c", confidence=0.7),
            relation("a", "c", "differs"),
        ],
        [("a", "b"), ("c",)],
    ),
    # A denial far along the chain keeps two groups apart.
    (
        "abcd",
        [
            relation("a", "b"),
            relation("c", "d"),
            relation("b", "c", confidence=0.75),
            relation("a", "d", "denies"),
        ],
        [("a", "b"), ("c", "d")],
    ),
    # Statements that are not asked for.
    ("a", [relation("a", "z")], [("a",)]),
    ("", [], []),
]


def test_claims() -> None:
    for uids, relations, expected in ROWS:
        assert list(claims(uids, relations)) == expected


def test_a_chain_of_neighbours_is_not_one_claim() -> None:
    """Each statement says the same as the next two only: the last has nothing to do with the first."""
    uids = [f"{n:02}" for n in range(40)]
    chain = [relation(uids[n], uids[m]) for n in range(40) for m in (n + 1, n + 2) if m < 40]
    assert max(len(group) for group in claims(uids, chain)) <= 8


def test_a_claim_of_many_wordings_stays_one() -> None:
    """Two of three pairs are seen to say the same, as real ones are."""
    uids = [f"{n:02}" for n in range(30)]
    pairs = [(n, m) for n in range(30) for m in range(n) if (n + 2 * m) % 3]
    assert len(claims(uids, [relation(uids[m], uids[n]) for n, m in pairs])) == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"),
            st.sampled_from("abcdef"),
            st.sampled_from(("same", "same", "same", "denies", "differs")),
            st.sampled_from((0.5, 0.7, 0.9)),
        ).filter(lambda row: row[0] < row[1]),
        max_size=12,
        unique_by=lambda row: row[:2],
    ),
    st.randoms(),
)
def test_order_does_not_matter(rows: list[tuple[str, str, str, float]], random: object) -> None:
    relations = [relation(*row) for row in rows]  # type: ignore[arg-type]
    shuffled = [Relation(r.there, r.here, r.kind, r.confidence) for r in relations]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = claims("abcdef", relations)
    assert found == claims("fedcba", shuffled)
    for claim in found:
        for r in relations:
            if r.kind != "same":
                assert not {r.here, r.there} <= set(claim)


def test_one_statement_near_to_two_matters_joins_them_not() -> None:
    """Three say one thing, five another; a vague one is the same as one of each."""
    here, there = [f"a{n}" for n in range(3)], [f"b{n}" for n in range(5)]
    relations = [
        Relation(one, other, "same", 0.9)
        for group in (here, there)
        for at, one in enumerate(group)
        for other in group[at + 1 :]
    ]
    relations += [Relation("a0", "x", "same", 0.8), Relation("b0", "x", "same", 0.7)]
    found = claims([*here, *there, "x"], relations)
    assert (*here, "x") in found
    assert tuple(there) in found
