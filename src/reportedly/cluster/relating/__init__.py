"""The trace over the tables of a batch: copies, utterances and claims, as jobs one after the other.

A job is cut into tasks, each a function of files to files, so that any process or machine may do it, one
that was ended is done again, and memory follows the size of a task and not that of the archive. What is
compared and how is the ledger's own: the marks and neighbours of :mod:`reportedly.ledger`, the comparisons of
:mod:`reportedly.trace`.
"""
