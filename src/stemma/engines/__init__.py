"""Where work runs: the same function over many items, in this process or in several."""

from stemma.engines.base import Engine
from stemma.engines.local import LocalEngine
from stemma.engines.processes import ProcessEngine

ENGINES = {"local": LocalEngine, "processes": ProcessEngine}

__all__ = ["ENGINES", "Engine", "LocalEngine", "ProcessEngine"]
