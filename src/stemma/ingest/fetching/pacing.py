"""How long to wait before asking a host again."""

import email.utils
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

# Seconds between two requests to one host, where its robots.txt asks for no more.
BETWEEN = 1.0
# Waits before the second, third and fourth try, and the longest wait that a server may ask for.
BACKOFF = (1.0, 4.0, 10.0)
MAX_RETRY_AFTER = 60.0


class Pace:
    """Keeps requests to one host apart.

    Args:
        between: least seconds between two requests to one host.
        clock: seconds that only grow.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        between: float = BETWEEN,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._between, self._clock, self._sleep = between, clock, sleep
        self._last: dict[str, float] = {}

    def wait_for(self, host: str, delay: float = 0.0) -> None:
        """Wait until the host may be asked again, then note that it is being asked."""
        due = self._last.get(host, float("-inf")) + max(self._between, delay)
        now = self._clock()
        if due > now:
            self._sleep(due - now)
        self._last[host] = self._clock()

    def back_off(self, attempt: int, headers: Mapping[str, str]) -> None:
        """Wait before trying again.

        Args:
            attempt: 0 after the first try.
            headers: of the answer, if there was one: ``Retry-After`` is heeded, up to `MAX_RETRY_AFTER`.
        """
        asked = read_retry_after(headers.get("retry-after", ""))
        self._sleep(min(MAX_RETRY_AFTER, max(asked, BACKOFF[min(attempt, len(BACKOFF) - 1)])))


def read_retry_after(value: str, now: datetime | None = None) -> float:
    """Return the seconds that a ``Retry-After`` header asks for, as a number or as a date; 0 if it says nothing.

    >>> read_retry_after("120"), read_retry_after("soon"), read_retry_after("")
    (120.0, 0.0, 0.0)
    """
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        when = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return 0.0
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())
