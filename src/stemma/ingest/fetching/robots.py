"""What a site allows robots to read (RFC 9309)."""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from stemma.ingest.fetching.addresses import Target
from stemma.ingest.fetching.exchanging import Answer, TransientError

AGENT = "Stemma"
MAX_ROBOTS_BYTES = 512 * 1024
# Longer delays are taken as this: a site that asks for hours is left with so much, and with one request at a time.
MAX_DELAY = 30.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """The rules of one site.

    Attributes:
        parsed: the file; None where everything is allowed, or nothing is.
        closed: True if the site could not tell its rules: then nothing is read (RFC 9309, 2.3.1.4).
    """

    parsed: Protego | None = None
    closed: bool = False

    def allows(self, url: str) -> bool:
        """Return whether the URL may be read."""
        if self.parsed is None:
            return not self.closed
        return bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Seconds that the site asks robots to wait between two requests; 0 if it asks for none."""
        wanted = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return min(MAX_DELAY, max(0.0, float(wanted or 0.0)))


def read_rules(target: Target, ask: Callable[[str], Answer]) -> Rules:
    """Return the rules of the target's site.

    Args:
        target: a URL of the site.
        ask: fetches a URL, redirects followed, of at most `MAX_ROBOTS_BYTES`.

    Raises:
        InputError: the site is none that may be asked, or what it gives is no file of rules.
    """
    try:
        answer = ask(target.site + "/robots.txt")
    except TransientError:
        return Rules(closed=True)
    if answer.status == 200:
        return Rules(parsed=Protego.parse(answer.content.decode("utf-8", "replace")))
    return Rules(closed=answer.status >= 500 or answer.status == 429)
