"""Measure reportedly: quality on PolNeAR and on the project's own examples, speed, memory.

``python -m evaluation --help`` lists what it does. Nothing of this is part of the installed package; the
measures themselves are (`reportedly.measures`), so that users can apply them to annotations of their own.
"""
