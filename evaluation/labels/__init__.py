"""Articles labelled by hand for their sources: who each is, how the words came, how firmly they are put.

``GUIDELINE.md`` says what is labelled and how. ``sources.dev.jsonl`` is for developing,
``sources.held.jsonl`` for measuring only. The texts are not here: `check` holds labels against them.
"""
