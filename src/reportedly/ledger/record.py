"""The record as one value: an open ledger, asked and changed by methods that hand over to their modules."""

from __future__ import annotations

from reportedly.ledger.answering import Answering
from reportedly.ledger.check import Problem, Report, check, repair
from reportedly.ledger.saying import Saying
from reportedly.ledger.taking_in import TakingIn
from reportedly.ledger.whole_articles import WholeArticles


class Record(TakingIn, WholeArticles, Answering, Saying):
    """An open ledger, with all that can be asked of it; see :class:`reportedly.ledger.opened.Opened`."""

    def check(self) -> Report:
        """Whether the ledger is consistent, and what is not."""
        problems: tuple[Problem, ...] = tuple(check(self.database))
        return Report(self.count(), self.count_statements(), problems)

    def repair(self) -> Report:
        """Make the derived rows of articles with a problem anew, and check again."""
        repaired = repair(self.database)
        found = self.check()
        return Report(found.articles, found.statements, found.problems, repaired)
