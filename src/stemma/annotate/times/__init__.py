"""Time expressions: found by the rules of ``lang/en/times.toml``, resolved to the calendar as news readers do."""

from stemma.annotate.times.find import find_times
from stemma.annotate.times.main_day import find_main_time

__all__ = ["find_main_time", "find_times"]
