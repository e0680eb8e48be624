"""A name goes through an address unchanged, whatever it holds."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from reportedly.web import links


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "a/b",
        "//a",
        "..",
        ".",
        "a%2Fb",
        "%",
        "a\\b",
        "https://x.example/?a=b#c",
        "ü «»",
        "a b",
        "x/../..",
        "?",
    ],
)
def test_names_survive(name: str) -> None:
    app = Starlette(
        routes=[Route("/articles/{document:name}", lambda request: PlainTextResponse(_given(request)))]
    )
    assert TestClient(app).get(links.article(name)).text == name


def _given(request: Request) -> str:
    return str(request.path_params["document"])


@pytest.mark.parametrize(
    ("url", "followed"),
    [("https://a.example", True), ("HTTP://a", True), ("javascript:x", False), ("//a", False), (None, False)],
)
def test_only_the_web_is_followed(url: str | None, followed: bool) -> None:
    assert (links.web(url) is not None) is followed
