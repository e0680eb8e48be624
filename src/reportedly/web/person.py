"""Who is reading: the name that corrections are by, remembered in the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.export.visible import one_line
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request

_KEY, _LONGEST = "by", 80


def person(request: Request) -> str:
    """The name given last in this session, or the site's."""
    return str(request.session.get(_KEY) or site_of(request).by)


def signed(request: Request) -> str:
    """The name in the form that was sent, which is remembered; without one the name known."""
    given = one_line(str(request.state.form.get(_KEY, "")))[:_LONGEST].strip()
    if given:
        request.session[_KEY] = given
    return person(request)
