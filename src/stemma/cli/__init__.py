"""The command line: one small file a command.

Exit codes: 0 done; 1 done, with problems, under --strict; 2 nothing could be done.
"""

from stemma.cli.main import main

__all__ = ["main"]
