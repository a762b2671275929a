"""The page: templates, style, the small script, and the policy that lets nothing else in."""

import base64
import hashlib
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from stemma.views import wording
from stemma.views.dates import show_moment

_FOLDER: Final = Path(__file__).parent / "templates"


def read_part(name: str) -> Markup:
    """Return a file of ours from the templates folder, to be set into the page as it is."""
    return Markup((_FOLDER / name).read_text(encoding="utf-8").strip())  # ours, not a report's


def write_policy(style: str, script: str | None) -> str:
    """Return a Content-Security-Policy under which only these two texts run (no script if None), nothing is fetched."""
    allowed = f"'{_hash(script)}'" if script is not None else "'none'"
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def make_environment() -> Environment:
    """Return the template environment: everything is escaped, a missing name is an error."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        count=wording.count,
        percent=wording.percent,
        show_moment=show_moment,
        STANDING=wording.STANDING,
        STANDING_NOTE=wording.STANDING_NOTE,
        CONFLICT=wording.CONFLICT,
        RELATION=wording.RELATION,
        DRIFT=wording.DRIFT,
        MARKS=wording.MARKS,
        CERTAINTY=wording.CERTAINTY,
        ORIGIN=wording.ORIGIN,
    )
    return environment
