"""What people say of what is in a ledger: corrections, and who is one person."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.ledger import correcting, documents, history, judging, judging_claims, speaking
from reportedly.ledger.correcting import Change
from reportedly.ledger.corrections import Correction
from reportedly.ledger.history import Entry as History
from reportedly.ledger.history import Person
from reportedly.ledger.judging import Judgement
from reportedly.ledger.judging_claims import SameClaim
from reportedly.ledger.opened import Opened
from reportedly.ledger.speaking import Speaking
from reportedly.ledger.suggesting import Suggestion


class Saying(Opened):
    """Methods that record what a person says, or list what people said."""

    def correct(self, document: str, *changes: Change, by: str) -> tuple[Correction, ...]:
        """Record corrections of one article and apply them, all or none; see :class:`Change`."""
        return correcting.correct(self.database, document, list(changes), by=by)

    def undo(self, number: int, *, by: str) -> Correction:
        """Take a correction back; it stays in the record."""
        return correcting.undo(self.database, number, by=by)

    def corrections(
        self, document: str | None = None, *, by: str | None = None, undone: bool = True
    ) -> tuple[Correction, ...]:
        """Corrections, the newest first."""
        with self.database.reading() as connection:
            key = None if document is None else documents.find(connection, str(self.location), document)
            return correcting.listed(connection, document=key, by=by, undone=undone)

    def history(
        self,
        document: str | None = None,
        *,
        by: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[History, ...]:
        """Corrections with their articles, the newest first."""
        with self.database.reading() as connection:
            key = None if document is None else documents.find(connection, str(self.location), document)
            return history.entries(connection, document=key, by=by, limit=limit, offset=offset)

    def people(self) -> tuple[Person, ...]:
        """Who corrected something, those who did most first."""
        with self.database.reading() as connection:
            return history.people(connection)

    def speaking(self, keys: Sequence[str], *, samples: int = 0) -> dict[str, Speaking]:
        """Sources over all articles by their keys, with some of what they said last."""
        with self.database.reading() as connection:
            return speaking.speaking(connection, keys, samples)

    def suggestions(self, *, limit: int | None = 50) -> tuple[Suggestion, ...]:
        """Sources that may be one and the same, until a person says so or not."""
        with self.database.reading() as connection:
            return judging.suggestions(connection, limit=limit)

    def judge(self, left: str, right: str, *, same: bool, by: str) -> Judgement:
        """Say that two sources are one, or are two; or, by their uids, two statements one claim. It lasts."""
        if judging_claims.is_statement(left) and judging_claims.is_statement(right):
            return judging_claims.judge(self.database, left, right, same=same, by=by)
        return judging.judge(self.database, left, right, same=same, by=by)

    def claim_suggestions(self, *, limit: int = 50) -> tuple[SameClaim, ...]:
        """Statements that may be one claim, until a person says so or not."""
        with self.database.reading() as connection:
            return judging_claims.suggestions(connection, limit)

    def undo_judgement(self, number: int, *, by: str) -> None:
        """Take a judgement back; it stays in the record."""
        judging.undo(self.database, number, by=by)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, the newest first."""
        with self.database.reading() as connection:
            return judging.listed(connection)
