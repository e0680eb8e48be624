"""What the HTML faces share: templates, style sheets, and the content security policy's hash."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """Templates of this folder; every value is escaped, and one that is missing is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("reportedly.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def file(name: str) -> str:
    """A file beside the templates."""
    return files("reportedly.export").joinpath("templates", name).read_text("utf-8")


def digest(style: str) -> str:
    """By which the policy allows this style sheet and no other."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
