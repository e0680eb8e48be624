"""What a reader does on an article's page, with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportedly import Ledger
from reportedly.web.serving import LOCAL_NAMES
from reportedly.web.site import Site
from tests.web.browser.conftest import serious, serving
from tests.web.test_article_page import READING
from tests.web.test_suggestions_page import article_by

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as made:
        made.add(READING, article_by("Ada Fenwick", 1), article_by("Ada J. Fenwick", 2))
        made.relate()
        yield made


@pytest.fixture
def url(news: Ledger) -> Iterator[str]:
    with serving(Site(news, hosts=LOCAL_NAMES, by="Ada Reader")) as address:
        yield address


def lit(page: Page) -> list[str]:
    return page.locator(".text .lit:not(.ref)").all_text_contents()


def test_statements_are_walked_with_the_keyboard(url: str, open_page: Open) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.keyboard.press("j")
    assert page.inner_text("#place") == "1 of 2"
    assert {"said", "Mayor Ada Fenwick"} <= set(lit(page))
    assert "The bridge" in "".join(lit(page))
    assert page.evaluate("document.activeElement.closest('.note').dataset.h") == "1"
    page.keyboard.press("j")
    assert "nothing was wrong" in lit(page)
    assert "Mayor Ada Fenwick" not in lit(page)
    page.keyboard.press("j")
    assert page.inner_text("#place") == "2 of 2"
    page.keyboard.press("k")
    assert page.inner_text("#place") == "1 of 2"
    page.keyboard.press("Escape")
    assert lit(page) == []
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")


def test_pointing_at_words_lights_what_belongs_together(url: str, open_page: Open) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.hover(".text .q >> text=insisted")
    assert {"Police", "insisted", "nothing was wrong"} <= set(lit(page))
    page.hover("h1")
    assert "insisted" not in lit(page)


def test_a_value_shows_its_reason(url: str, open_page: Open) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.click(".note [data-f=factuality]")
    assert page.inner_text(".because") == "How firmly it is put: “will”."
    found = page.evaluate("[...CSS.highlights.get('reason')].map(range => range.toString())")
    assert found == ["will"]
    page.keyboard.press("r")
    assert page.inner_text(".because") != "How firmly it is put: “will”."


def test_the_filter_fades_what_does_not_match(url: str, open_page: Open) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.select_option("#by-source", label="Police (1)")
    assert page.inner_text("#place") == "1 statement"
    assert page.locator(".note:visible").count() == 1
    assert page.locator(".text .faded").count() > 0
    page.select_option("#by-source", "")
    assert page.locator(".note:visible").count() == 2


def test_a_source_is_corrected_and_the_correction_undone(url: str, open_page: Open, news: Ledger) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.select_option("#editor [name=source_id]", label="Police")
    page.fill("#editor [name=by]", "Bo")
    page.click("#editor button:has-text('Save')")
    page.wait_for_selector(".done")
    assert "source: Ada Fenwick → Police" in page.inner_text(".done")
    page.wait_for_selector(".note.chosen:has-text('corrected by Bo: source')")
    assert page.inner_text(".note.chosen .name").startswith("Police")
    page.keyboard.press("u")
    page.wait_for_selector(".done", state="detached")
    page.wait_for_selector(".note.chosen:has-text('checked by nobody')")
    assert page.inner_text(".note.chosen .name").split()[:2] == ["Ada", "Fenwick"]
    assert [one.undone_by for one in news.corrections()] == ["Bo"]


def test_selected_words_become_the_content(url: str, open_page: Open, news: Ledger) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.click("#editor summary:has-text('Words')")
    page.evaluate(
        """() => {
            const find = (words) => {
                const walk = document.createTreeWalker(document.querySelector('.body'), NodeFilter.SHOW_TEXT);
                while (walk.nextNode()) {
                    const at = walk.currentNode.data.indexOf(words);
                    const inside = walk.currentNode.parentElement.closest('.text');
                    if (at >= 0 && inside) return [walk.currentNode, at];
                }
            };
            const [start, from] = find('insisted'), [end, to] = find('wrong');
            getSelection().setBaseAndExtent(start, from, end, to + 5);
        }"""
    )
    page.click(".words:has([name=content]) [data-do=use]")
    assert page.input_value("[name=content]") == "insisted nothing was wrong"
    page.click("#editor button:has-text('Save')")
    page.wait_for_selector(".done")
    reading = news.shown("bridge").reading
    assert reading.quote(reading.attributions[1].content) == "insisted nothing was wrong"


def test_words_grow_and_shrink_word_by_word(url: str, open_page: Open, news: Ledger) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.click("#editor summary:has-text('Words')")
    content = ".words:has([name=content])"
    page.focus("[name=content]")
    # Without the number that stands between the words.
    marked = "[...(CSS.highlights.get('chosen') || [])].map((one) => one.toString().replace(/\\d/, ''))"
    assert page.evaluate("[...CSS.highlights.get('chosen')].map(String)") == ["nothing was wrong"]
    page.click(f"{content} [data-edge=start][data-by='-1']")
    assert page.input_value("[name=content]") == "insisted nothing was wrong"
    page.click(f"{content} [data-edge=end][data-by='1']")
    assert page.input_value("[name=content]") == "insisted nothing was wrong."
    assert page.evaluate(marked) == ["insisted nothing was wrong."]
    assert page.inner_text("#heard") == "The content: insisted nothing was wrong."
    page.click(f"{content} [data-edge=start][data-by='1']")
    page.click(f"{content} [data-edge=end][data-by='-1']")
    page.click(f"{content} [data-edge=end][data-by='-1']")
    assert page.input_value("[name=content]") == "nothing was"
    assert serious(page) == []
    page.click("#editor button:has-text('Save')")
    page.wait_for_selector(".done")
    reading = news.shown("bridge").reading
    assert reading.quote(reading.attributions[1].content) == "nothing was"


def test_a_statement_is_confirmed_with_one_key(url: str, open_page: Open, news: Ledger) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_selector(".done")
    page.wait_for_selector(".note.chosen:has-text('✓ confirmed by Ada Reader')")


def test_a_permanent_link_opens_at_the_statement(url: str, open_page: Open, news: Ledger) -> None:
    uid = news.shown("bridge").corrected.uids["a2"]
    page = open_page(f"{url}/statements/{uid}")
    assert page.get_attribute(".note.chosen", "data-h") == "2"


def test_two_sources_are_merged_with_one_key(url: str, open_page: Open, news: Ledger) -> None:
    page = open_page(f"{url}/suggestions")
    page.wait_for_selector(".pair.marked")
    page.keyboard.press("y")
    page.wait_for_selector(".judged")
    assert [one.same for one in news.judgements()] == [True]
    page.keyboard.press("u")
    page.wait_for_selector(".judged .undone")
    assert [one.undone_by for one in news.judgements()] == ["Ada Reader"]


def test_a_correction_of_the_history_is_undone_with_one_key(url: str, open_page: Open, news: Ledger) -> None:
    from reportedly.ledger.correcting import Change

    uid = news.shown("bridge").corrected.uids["a2"]
    news.correct("bridge", Change("attribution", uid, "confirmed", True), by="Bo")
    page = open_page(f"{url}/corrections")
    page.keyboard.press("j")
    page.keyboard.press("u")
    page.wait_for_selector(".entry.undone")
    assert news.corrections()[0].undone_by == "Ada Reader"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_is_kept_out(url: str, open_page: Open, news: Ledger, width: int, scheme: str) -> None:
    page = open_page(f"{url}/articles/bridge", width=width, scheme=scheme)
    page.wait_for_selector("#echoes :is(details, p.soft:not(:has(a)))")
    assert serious(page) == []
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.press("e")
    page.wait_for_selector("#editor")
    assert serious(page) == []
    page.click("#editor button:has-text('It is right')")
    page.wait_for_selector(".done")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in ("corrections", "suggestions"):
        page.goto(f"{url}/{name}")
        page.wait_for_selector(".entry")
        assert serious(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_the_page_reads_and_corrects(url: str, browser, news: Ledger) -> None:  # type: ignore[no-untyped-def]
    uid = news.shown("bridge").corrected.uids["a2"]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}/articles/bridge")
    assert page.is_visible(".note >> nth=1")
    assert not page.is_visible("#by-source")
    page.goto(f"{url}/statements/{uid}/edit")
    page.select_option("[name=stance]", "rejects")
    page.click("button:has-text('Save')")
    assert "stance: article distances itself → article rejects" in page.inner_text(".done")
    page.click(".done button")
    assert news.corrections()[0].undone_at is not None
    context.close()
