"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# Machines that test are slow and busy: how long one example takes says nothing.
settings.register_profile("reportedly", deadline=None)
settings.load_profile("reportedly")
