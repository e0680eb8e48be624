"""A small corpus in the form of PolNeAR, of invented sentences."""

from __future__ import annotations

from pathlib import Path

TEXT = (
    "Bao said the dam had cracked.\n\n"
    "“Nobody told us,” said Ilse Marrow. “Nobody.”\n\n"
    "The yard closed on Monday."
)
#: Role and words of each attribution; a content may be in several pieces.
MARKED = (
    {"source": ["Bao"], "cue": ["said"], "content": ["the dam had cracked"]},
    {"source": ["Ilse Marrow"], "cue": ["said "], "content": ["“Nobody told us,”", "“Nobody.”"]},
)


def standoff() -> str:
    """The annotations of :data:`TEXT`, as brat writes them."""
    bounds: list[str] = []
    events: list[str] = []
    for number, roles in enumerate(MARKED, 1):
        arguments = []
        for role, parts in roles.items():
            spans = [locate(part, after=31 if number == 2 else 0) for part in parts]
            places = ";".join(f"{start} {end}" for start, end in spans)
            bounds.append(f"T{len(bounds) + 1}\t{role.title()} {places}\t{' '.join(parts)}")
            arguments.append(f"{role.title()}:T{len(bounds)}")
        events.append(f"E{number}\tAttribution:T{len(bounds) - 1} {' '.join(arguments)}")
    return "\n".join([*bounds, *events, "A1\tnested E1", "#1\tAnnotatorNotes T1\ta note"]) + "\n"


def locate(words: str, after: int = 0) -> tuple[int, int]:
    """Where these words stand in :data:`TEXT`."""
    bare = words.strip()
    start = TEXT.find(bare, after if bare in TEXT[after:] else 0)
    return start, start + len(bare)


def corpus(folder: Path, name: str = "train") -> Path:
    """Write the corpus, with two annotators of its one document."""
    (folder / name / "text").mkdir(parents=True)
    (folder / name / "attributions").mkdir()
    stem = "bugle_2016-01-01_dam[1]"
    (folder / name / "text" / f"{stem}.txt").write_text(TEXT, "utf8")
    (folder / name / "attributions" / f"{stem}_a.ann").write_text(standoff(), "utf8")
    (folder / name / "attributions" / f"{stem}_b.ann").write_text("", "utf8")
    return folder
