"""The sources of an article, to which outlets are added that only passed words on."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.outlets import Outlet, same_outlet, short_for
from reportedly.types import Source, SourceKind, Span, Spans


@dataclass(slots=True)
class Register:
    """The sources, to which outlets are added as they turn up."""

    sources: list[Source]

    def id_of(self, outlet: Outlet) -> str:
        """The id of an outlet named in the text."""
        return self._known(outlet.name) or self._added(outlet.name, (outlet.span,), named=outlet.named)

    def named(self, name: str, span: Span | None) -> str:
        """The id of an outlet that a credit or the page names."""
        return self._known(name) or self._added(name, (span,) if span else (), named=True)

    def _known(self, name: str) -> str | None:
        same = (source.id for source in self.sources if same_outlet(source.name, name))
        bodies = (source for source in self.sources if source.kind == "named_organization")
        longer = (source.id for source in bodies if short_for(name, source.name))
        return next(same, None) or next(longer, None)

    def _added(self, name: str, mentions: Spans, *, named: bool) -> str:
        numbers = [int(s.id[1:]) for s in self.sources if s.id[1:].isdigit()]
        id = f"s{max(numbers, default=0) + 1}"
        kind: SourceKind | None = "named_organization" if named else None
        reasons = {"kind": mentions} if mentions and kind else {}
        self.sources.append(Source(id, name, mentions, kind, reasons=reasons))
        return id
