"""Stemma reads many reports of the same news: what is said, by whom, from how many independent origins.

From Python::

    import stemma

    report = stemma.reconcile(stemma.read(["examples/reports"]))
    report.stories[0].claims[0].text
"""

from typing import TYPE_CHECKING, Any

from stemma.errors import ConfigError, EngineError, InputError, StemmaError

if TYPE_CHECKING:
    from stemma.ingest import read
    from stemma.pipeline import reconcile
    from stemma.records import Article, Reading, Report

__all__ = [
    "Article",
    "ConfigError",
    "EngineError",
    "InputError",
    "Reading",
    "Report",
    "StemmaError",
    "__version__",
    "read",
    "reconcile",
]

__version__ = "0.1.0"

_HOMES = {
    "read": "stemma.ingest",
    "reconcile": "stemma.pipeline",
    "Article": "stemma.records",
    "Reading": "stemma.records",
    "Report": "stemma.records",
}


def __getattr__(name: str) -> Any:
    """Load the public names when they are first used, so that ``import stemma`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'stemma' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
