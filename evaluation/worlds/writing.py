"""Writes a world to a folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evaluation.worlds.values import Echo, Shift, Truth, World


def write(world: World, folder: Path) -> None:
    """``articles.jsonl`` and ``truth.json``; what is there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(asdict(article), ensure_ascii=False) + "\n" for article in world.articles)
    (folder / "articles.jsonl").write_text("".join(lines), "utf-8")
    text = json.dumps(truth_json(world), ensure_ascii=False, indent=1) + "\n"
    (folder / "truth.json").write_text(text, "utf-8")


def truth_json(world: World) -> dict[str, Any]:
    """``truth.json``: the seed, how many articles there are, and the claims."""
    claims = [_claim(claim) for claim in world.claims]
    return {"seed": world.seed, "articles": len(world.articles), "claims": claims}


def _claim(claim: Truth) -> dict[str, Any]:
    return {
        "id": claim.id,
        "text": claim.text,
        "articles": list(claim.articles),
        "outlets": claim.outlets,
        "origins": claim.origins,
        "parties": claim.parties,
        "denied_by": claim.denied_by,
        "statements": [
            {"article": article, "content": content, "how": how} for article, content, how in claim.statements
        ],
        "sources": [
            {"speaker": speaker, "party": party, "way": way, "articles": list(articles)}
            for speaker, party, way, articles in claim.sources
        ],
        "echoes": [_echo(one) for one in claim.echoes],
        "drift": [_shift(one) for one in claim.drift],
        "corrections": [{"from": later, "to": earlier} for later, earlier in claim.corrections],
    }


def _echo(echo: Echo) -> dict[str, Any]:
    return {
        "from": echo.start,
        "to": echo.end,
        "kind": echo.kind,
        "mode": echo.mode,
        "passed_through": echo.passed_through,
        "beyond": echo.beyond,
    }


def _shift(shift: Shift) -> dict[str, str]:
    return {
        "from": shift.start,
        "to": shift.end,
        "kind": shift.kind,
        "before": shift.before,
        "after": shift.after,
    }
