from __future__ import annotations

import pytest

from reportedly.resolve.stance import judge
from tests.resolve.manner.marked import statement

ROWS = [
    ("<Vance> [said] {the bridge was closed}.", "neutral", "said"),
    ("<The ledger> [showed] {that money was missing}.", "endorses", "showed"),
    ("<Vance> [pointed out] {that money was missing}.", "endorses", "pointed out"),
    ("As <the Harbor Post> [predicted] in June, {the bridge was closed}.", "endorses", "As … predicted"),
    ("<Vance> [claimed] {the bridge was closed}.", "distances", "claimed"),
    ("<Vance> [accused] {the mayor of theft}.", "distances", "accused"),
    (
        "<Vance> [said], without offering evidence, {that the mayor stole}.",
        "distances",
        "without offering evidence",
    ),
    (
        "<Vance>’s [allegations] (whether they be true or not) {that the mayor stole} go on.",
        "distances",
        None,
    ),
    ("<Vance> [said] {the mayor stole}, which could not be independently verified.", "distances", None),
    ("<Vance> falsely [claimed] {the bridge was closed}.", "rejects", "falsely"),
    ("<The paper> [debunked] {that the bridge was closed}.", "rejects", "debunked"),
    # An outlet passes on what it notes; a person or an inquiry vouches for it.
    ("{Tarsk said so}, <Reuters> [noted].", "neutral", "noted"),
    ("<Vance> [noted] {that it leaks}.", "endorses", "noted"),
    ("<Reuters> [revealed] {that it leaks}.", "endorses", "revealed"),
    # A doubt about something else is none about this.
    ("Whether or not it was planned, <Vance> [is right about] {the bridge}.", "endorses", "right about"),
    # The source's denial, and what it calls false, are not the article's.
    ("<Vance> [denied] {the claims}.", "neutral", "denied"),
    ("<Vance> [called] {the claims false}.", "neutral", "called"),
    # Words inside the content are the source's.
    ("<Vance> [said] {the so-called reform failed without evidence}.", "neutral", "said"),
    # Taking responsibility is no claim.
    ("<The group> [claimed responsibility] for {the fire}.", "neutral", "claimed responsibility"),
]


@pytest.mark.parametrize(("marked", "value", "words"), ROWS)
def test_judge(marked: str, value: str, words: str | None) -> None:
    document, attribution = statement(marked)
    found, reasons = judge(document, attribution)
    assert found == value
    assert reasons
    if words is not None:
        assert " … ".join(document.text[start:end] for start, end in reasons) == words


def test_no_cue_is_undetermined() -> None:
    assert judge(*statement("{The bridge was closed.}")) == (None, ())
