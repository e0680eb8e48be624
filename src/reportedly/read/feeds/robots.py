"""robots.txt (RFC 9309), with the older Crawl-delay, read by Protego.

Not by the standard library: its parser takes the first rule that fits and knows no wildcards, where the RFC
takes the longest. Protego compares a stranger's wildcards in one pass, without regular expressions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

#: The RFC asks for 500 KiB to be read at least.
_MOST_CHARACTERS = 512_000
#: A version behind a program's name, which the RFC does not foresee and which is not meant to let it in.
_VERSION = re.compile(r"^([ \t]*user-agent[ \t]*:[ \t]*[\w-]+)/\S+", re.I | re.M)
#: A Crawl-delay over this many seconds is taken as this: nobody reads a newspaper at one page an hour.
_LONGEST_DELAY = 300.0


class Robots:
    """What a server asks of one program."""

    def __init__(self, text: str, agent: str) -> None:
        """Read the rules for a program: those that name it, else those for everybody.

        Args:
            text: of the robots.txt; empty: everything is allowed.
            agent: the program's name, without version.
        """
        from protego import Protego

        self._rules: Protego = Protego.parse(_VERSION.sub(r"\1", text[:_MOST_CHARACTERS]))
        self._agent = agent

    @property
    def delay(self) -> float:
        """Seconds that it wants between two requests, 0 where it does not say."""
        said = self._rules.crawl_delay(self._agent)
        return min(max(said, 0.0), _LONGEST_DELAY) if said else 0.0

    def allows(self, url: str) -> bool:
        """Whether a page may be asked for: the longest rule that fits decides; in doubt it may."""
        return bool(self._rules.can_fetch(url, self._agent))
