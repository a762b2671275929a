"""Stemma reads many reports of the same news: what is said, by whom, from how many independent origins.

From Python::

    import stemma

    report = stemma.reconcile(stemma.read(["examples/reports"]))
    report.stories[0].claims[0].text
"""

from typing import TYPE_CHECKING, Any

from stemma.errors import ConfigError, EngineError, InputError, StemmaError

if TYPE_CHECKING:
    from stemma.checking import Checker, check
    from stemma.copying import find_copies
    from stemma.ingest import read
    from stemma.pipeline import compare, reconcile, trace
    from stemma.records import Article, Check, Comparison, Reading, Report

__all__ = [
    "Article",
    "Check",
    "Checker",
    "Comparison",
    "ConfigError",
    "EngineError",
    "InputError",
    "Reading",
    "Report",
    "StemmaError",
    "__version__",
    "check",
    "compare",
    "find_copies",
    "read",
    "reconcile",
    "trace",
]

__version__ = "0.1.0"

_HOMES = {
    "read": "stemma.ingest",
    "reconcile": "stemma.pipeline",
    "compare": "stemma.pipeline",
    "find_copies": "stemma.copying",
    "trace": "stemma.pipeline",
    "check": "stemma.checking",
    "Checker": "stemma.checking",
    "Check": "stemma.records",
    "Article": "stemma.records",
    "Comparison": "stemma.records",
    "Reading": "stemma.records",
    "Report": "stemma.records",
}


def __getattr__(name: str) -> Any:
    """Load the public names when they are first used, so that ``import stemma`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'stemma' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
