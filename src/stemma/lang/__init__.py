"""Word lists and patterns of a language, kept as TOML beside this file so that a linguist can add to them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str, language: str = "en") -> dict[str, Any]:
    """Return one word list as parsed TOML.

    Args:
        name: file name without ending, e.g. ``"cues"`` for ``lang/en/cues.toml``.
        language: ISO 639-1 code of a folder in ``lang``.

    The result is shared between callers: treat it as read-only.
    """
    return tomllib.loads(files("stemma.lang").joinpath(language, f"{name}.toml").read_text(encoding="utf-8"))
