"""Which account of a source is chosen where a whole article is read, and where it ends."""

from __future__ import annotations

import pytest

from reportedly import read

pytestmark = pytest.mark.model

ARTICLE = """\
NORTHPORT — The council closed the harbour on Monday after a fire on the quay killed four people.

"We ran for the boats," Ida Moreau said. Moreau, a survivor of the fire, was calm.

Otto Brandt said the alarm had failed. Brandt, who lost a leg in the crash, was there, and Jan Holt, \
who saw it, left.

A source briefed on the talks said the harbour would stay shut.

Former ferry captain Lena Voss said the quay was old. Voss, now a professor at Hill University, knows it.
"""

CHOSEN = {
    # Behind a later name.
    "Ida Moreau": "survivor of the fire",
    # The clause ends before the main verb and before somebody else.
    "Otto Brandt": "lost a leg in the crash",
    "A source briefed on the talks": "briefed on the talks",
    # A past post, beside the present one.
    "Lena Voss": "Former ferry captain",
}


@pytest.mark.parametrize(("name", "told"), CHOSEN.items())
def test_the_account_that_tells_why_a_source_is_quoted_is_chosen(name: str, told: str) -> None:
    reading = read(ARTICLE)
    source = next(source for source in reading.sources if source.name == name)
    assert " ".join(reading.text[start:end] for start, end in source.justification) == told
