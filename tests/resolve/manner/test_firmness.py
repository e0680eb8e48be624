from __future__ import annotations

import pytest

from reportedly.resolve.firmness import judge
from tests.resolve.manner.marked import statement

ROWS = [
    # Plain speech is certain; the cue is the reason.
    ("<Vance> [said] {the bridge was closed}.", "CT+", "said"),
    ("<Vance> [said] {the bridge was not closed}.", "CT-", "not"),
    ("<Vance> [said] {nobody had closed the bridge}.", "CT-", "nobody"),
    ("<Vance> [said] {there was no reason to close it}.", "CT-", "no"),
    # "no doubt", "not only" and a "No," that answers negate nothing.
    ("<Vance> [said] {there was no doubt about it}.", "CT+", "said"),
    ("<Vance> [said]: {“No, the bridge was closed.”}", "CT+", "said"),
    ("<Vance> [said] {it was not only closed but gone}.", "CT+", "said"),
    # What the cue says of belief.
    ("<Vance> [believes] {the bridge is closed}.", "PR+", "believes"),
    ("<Vance> [does not believe] {the bridge is closed}.", "PR-", "not believe"),
    ("<Vance> [doubted] {that the bridge was closed}.", "PR-", "doubted"),
    ("<Vance> [speculated] {that the bridge was closed}.", "PS+", "speculated"),
    # A denial turns the content round; a denied negation asserts.
    ("<Vance> [denied] {that the bridge was closed}.", "CT-", "denied"),
    ("<Vance> [denied] {that the bridge was not closed}.", "CT+", "denied … not"),
    ("<Vance> [denied] {any wrongdoing}.", "CT-", "denied"),
    ("<Vance> [could not rule out] {that the bridge was closed}.", "PS+", "not rule out"),
    ("<Vance> [did not deny] {that the bridge was closed}.", "Uu", "not deny"),
    # Knowledge stays when it is negated, speech does not.
    ("<Vance> [did not know] {that the bridge was closed}.", "CT+", "did not know"),
    ("<Police> [could not confirm] {that the bridge was closed}.", "Uu", "not confirm"),
    ("<Police> [did not confirm] {that the bridge was closed}.", "Uu", "not confirm"),
    ("<The board> [could not learn] {that the bridge was closed}.", "Uu", "not learn"),
    ("<Vance> [did not say] {that the bridge was closed}.", "Uu", "not say"),
    # Modals, adverbs, frames.
    ("<Vance> [said] {the bridge may be closed}.", "PS+", "may"),
    ("<Vance> [said] {a fault could not be ruled out}.", "PS+", "not be ruled out"),
    ("<Vance> [said] {a fault had been ruled out}.", "CT+", "said"),
    ("<Vance> [said] {the bridge may not be safe}.", "PS-", "may not"),
    ("<Vance> [said] {the bridge was probably closed}.", "PR+", "probably"),
    ("<Vance> [said] {the bridge was allegedly closed}.", "PR+", "allegedly"),
    ("<Vance> [said] {the bridge seems to be closed}.", "PR+", "seems"),
    ("<Vance> [said] {it is unlikely that it opens}.", "PR-", "unlikely"),
    ("<Vance> [said]: {“I think the bridge is closed.”}", "PR+", "I think"),
    ("<Vance> [said]: {“I don’t think the bridge is closed.”}", "PR-", "I don’t think"),
    ("<Vance> [said] {the town must have known}.", "PR+", "must"),
    ("<Vance> [said] {the town should close it}.", "Uu", "should"),
    ("<Vance> [said] {the bridge never closed}.", "CT-", "never"),
    ("<Vance> [said]: {“He never took a penny.”}", "CT-", "never"),
    ("<Vance> [said] {never mind the bridge was closed}.", "CT+", "said"),
    # What is to come is at most probable.
    ("<Vance> [said] {the bridge will be closed}.", "PR+", "will"),
    ("<Vance> [said] {the bridge would not be closed}.", "PR-", "would not"),
    ("<Vance> [said] {it will close if the river rises}.", "Uu", "will … if"),
    ("<Vance> [said] {if the river rises, the bridge will close}.", "Uu", "if … will"),
    # Questions, orders, wishes, plans.
    ("<Vance> [asked] {whether the bridge was closed}.", "Uu", "asked whether"),
    ("<Vance> [said]: {“Is the bridge closed?”}", "Uu", "?"),
    ("<Vance> [said]: {“Close your books. It is late.”}", "CT+", "said"),
    ("<Vance> [said]: {“Stop the trucks now.”}", "Uu", "Stop"),
    ("<Vance> [urged] {the town to close the bridge}.", "Uu", "urged"),
    ("<Vance> [told them] {to close the bridge}.", "Uu", "told them to"),
    ("<Vance> [wants] {to close the bridge}.", "Uu", "wants to"),
    ("<Vance> [refused] {to close the bridge}.", "CT-", "refused to"),
    ("<Vance> [promised] {to close the bridge}.", "PR+", "promised to"),
    ("<Vance> [claimed] {to have closed the bridge}.", "CT+", "claimed to"),
    # A relative clause in front of the verb does not hedge it.
    ("<Vance> [said] {those who may have seen it were warned}.", "CT+", "said"),
    # The first sentence stands for a long quotation, through its cue.
    ("{“We were warned,”} <Vance> [said]. {“It may close.”}", "CT+", "said"),
    # A topic can be neither certain nor not.
    ("<Vance> [discussed] {the bridge}.", None, ""),
    ("<Vance> [accused] {the mayor of theft}.", "CT+", "accused"),
]


@pytest.mark.parametrize(("marked", "value", "words"), ROWS)
def test_judge(marked: str, value: str | None, words: str) -> None:
    document, attribution = statement(marked)
    found, reasons = judge(document, attribution)
    assert found == value
    assert " … ".join(document.text[start:end] for start, end in reasons) == words
