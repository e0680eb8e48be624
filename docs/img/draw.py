"""Draws the README's pictures from a real reading: ``python docs/img/draw.py ARTICLE``. Needs chromium."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
COLUMNS = 82
#: Where the application is served while it is drawn.
PORT = 8321
#: Lines of the terminal's picture.
LINES = 46
#: Dark on light, as the page.
PAPER = TerminalTheme(
    (253, 252, 249),
    (34, 34, 34),
    [
        (0, 0, 0),
        (170, 0, 0),
        (0, 120, 0),
        (150, 90, 0),
        (0, 0, 170),
        (140, 0, 140),
        (0, 120, 120),
        (90, 90, 90),
    ],
)


def reading(article: str, *options: str) -> None:
    """Run the command line on an article."""
    subprocess.run([Path(sys.executable).with_name("reportedly"), "read", article, *options], check=True)


def terminal(article: str, folder: Path) -> None:
    """The beginning of the text reading, as a terminal shows it."""
    text = folder / "reading.txt"
    reading(article, "--color", "always", "--out", str(text))
    shown = text.read_text("utf-8").split("\n")[:LINES]
    with (folder / "null").open("w") as nowhere:
        console = Console(width=COLUMNS, record=True, file=nowhere, force_terminal=True, color_system="256")
        console.print(Text.from_ansi("\n".join(shown)))
    title = f"reportedly read {article}"
    drawn = console.export_svg(title=title, theme=PAPER)
    # Nothing is fetched: no fonts from elsewhere.
    (HERE / "terminal.svg").write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S), "utf-8")


def application(folder: Path) -> None:
    """An article, a claim and an outlet in the web application, over the example articles."""
    from reportedly import Ledger

    program = Path(sys.executable).with_name("reportedly")
    ledger = folder / "examples.db"
    subprocess.run([program, "add", "examples/", "--ledger", str(ledger), "--quiet"], check=True)
    with Ledger(ledger) as opened:
        claim = opened.claims(limit=1)[0].id
        article = next(row.document for row in opened.articles() if row.outlet == "Daily Lantern")
    command = [program, "serve", "--read-only", "--ledger", str(ledger), "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        try:
            shoot(
                {
                    "web-article": f"articles/{article}",
                    "web-claim": f"claims/{claim}",
                    "web-outlet": "outlets/Meridian",
                }
            )
        finally:
            server.terminate()


def shoot(pages: dict[str, str]) -> None:
    """Pictures of pages of the application, by the names of their files."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, path in pages.items():
            scheme = "dark" if name == "web-outlet" else "light"
            shown = browser.new_page(viewport={"width": 1280, "height": 960}, color_scheme=scheme)  # type: ignore[arg-type]
            shown.goto(f"http://127.0.0.1:{PORT}/{path}")
            shown.wait_for_timeout(1500)
            shown.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        terminal(sys.argv[1], Path(name))
        application(Path(name))
