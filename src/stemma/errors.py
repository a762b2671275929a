"""Errors of Stemma, by consequence.

    StemmaError
    ├── ConfigError    nothing ran: an option, a model or an installation is not as it should be
    ├── InputError     one thing could not be read: it is skipped and listed under problems
    └── EngineError    the place where work runs failed: the run may be tried again

Every message says what was expected, what was found and what to do.
"""


class StemmaError(Exception):
    """Base of all errors that Stemma raises on purpose."""


class ConfigError(StemmaError):
    """Nothing ran; the user's options or installation must change first."""


class InputError(StemmaError):
    """One input could not be used; the rest of the batch goes on.

    Args:
        where: path, URL or record that the message is about.
        what: what was found, in a few words.
        why: what was expected and what to do.
    """

    def __init__(self, where: str, what: str, why: str) -> None:
        super().__init__(f"{where}: {what}. {why}")
        self.where = where
        self.what = what
        self.why = why


class EngineError(StemmaError):
    """A worker died or an engine could not start; trying again may help."""
