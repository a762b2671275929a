"""Values of durations, of repeated times, and of times without a date."""

from datetime import date

from stemma.annotate.times.numbers import read_number
from stemma.annotate.times.periods import shift_day
from stemma.annotate.times.resolvers.choices import modifier_of, words_beside
from stemma.annotate.times.scene import Expression, Resolved

_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}  # half a unit, in the next smaller one
_YEARS = {"E": 10, "C": 100, "L": 1000}  # units that TIMEX3 durations count in years
_MOST_YEARS = 5000
# before "a year" these make it a rate; before anything else that ends in "s" it is taken for one too


def fixed(expression: Expression) -> Resolved | None:
    """``now``, ``recently``, ``the future``: the rule's own value."""
    value = str(expression.options["value"])
    if expression.is_part_of_name():
        return None  # "Apocalypse Now"
    return Resolved(value, kind="DURATION" if value.startswith("P") and value.endswith("X") else None)


def duration(expression: Expression) -> Resolved | None:
    """``two days``, ``3-1/2-year``, ``a year and a half``, ``the first nine months``."""
    unit = str(expression.meaning("unit") or expression.meaning("units"))
    words = expression.all_words()
    count = read_number(expression.words("number") or expression.words("second_number"))
    if count is None:
        count = 1 if {"additional", "another"} & set(words) else 0
    if words[-1] == "long" and count == 0:
        return Resolved(_vague(unit) if words[0].endswith("s") else write_duration(1, unit))
    if expression.options.get("half"):
        count = 0.5 if "half" in words[:4] and not expression.has("number") else count + 0.5
    value = write_duration(count, unit)
    if value is None or _is_rate(expression, words) or _is_no_length(unit, words):
        return None
    return Resolved(value, mod=modifier_of(expression))


def _is_no_length(unit: str, words: list[str]) -> bool:
    """Return whether the words are an ordinal ("a second"), a fraction ("three-quarters") or idle ("a weekend")."""
    if unit == "TS":
        return words[-1] == "second" and not words[-2][0].isdigit() and words[-2] != "one"
    if unit == "Q":
        return "-" in words or words[-2] in ("a", "an", "one") or words[-1] == "quarter"
    return words == ["a", "weekend"]


def _is_rate(expression: Expression, words: list[str]) -> bool:
    """Return whether "a share a year" or "358,000 a month" speaks of a rate, or "one second" of a moment."""
    if words[0] not in ("a", "an") or len(words) != 2:
        return False
    before = expression.before()
    return (
        before in words_beside("rated")
        or before[:1].isdigit()
        or (len(before) > 3 and before.endswith("s") and before not in words_beside("no_plural"))
    )


def write_duration(count: float, unit: str) -> str | None:
    """Return a TIMEX3 duration, None for none at all or an absurd one.

    >>> [write_duration(count, unit) for count, unit in ((3.5, "Y"), (2, "E"), (1.5, "TM"), (4, "TH"), (1, "F"))]
    ['P3Y6M', 'P20Y', 'PT1M30S', 'PT4H', 'P2W']
    """
    if unit in _YEARS:
        count, unit = count * _YEARS[unit], "Y"
    elif unit == "F":
        count, unit = count * 2, "W"
    elif unit == "N":
        return f"P{_plain(count)}WE"
    if count <= 0 or (unit == "Y" and count > _MOST_YEARS):
        return None
    clock, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    whole, part = int(count), count - int(count)
    if part == 0.5 and unit in _HALVES:
        return f"P{clock}{f'{whole}{letter}' if whole else ''}{_HALVES[unit]}"
    return f"P{clock}{_plain(count)}{letter}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:.2f}".rstrip("0").rstrip(".")


def vague_duration(expression: Expression) -> Resolved | None:
    """``several months``, ``a few more days``, ``for years``; "a couple of" is two."""
    unit = str(expression.meaning("unit") or expression.meaning("units"))
    words = expression.all_words()
    if "couple" in words:
        return Resolved(write_duration(2, unit), mod="APPROX")
    return Resolved(_vague(unit), mod=modifier_of(expression))


def _vague(unit: str) -> str:
    clock, letter = ("T", unit[1]) if unit[0] == "T" else ("", {"F": "W", "N": "WE"}.get(unit, unit))
    return f"P{clock}X{letter}"


def duration_from_now(expression: Expression) -> Resolved | None:
    """``the past three years``, ``the next few days``: a length with its place beside the anchor."""
    unit = str(expression.meaning("unit") or expression.meaning("units"))
    words = expression.all_words()
    if unit == "F" and not expression.has("number"):
        count: float | None = 1
    else:
        number = read_number(expression.words("number")) if expression.has("number") else None
        count = 2 if "couple" in words else number
    value = write_duration(count, unit) if count else _vague(unit)
    if value is None:
        return None
    anchor = expression.scene.anchor
    if expression.has("step"):
        return Resolved(value)
    ahead = int(expression.meaning("shift", "which") or 1 if not {"last", "past"} & set(words) else -1) > 0
    other = _move(anchor, unit, count if ahead else -count) if anchor and count else None
    earliest, latest = (anchor, other) if ahead else (other, anchor)
    return Resolved(value, earliest, latest, anchor, modifier_of(expression))


def _move(anchor: date, unit: str, count: float) -> date | None:
    if unit[0] == "T":
        return None
    return shift_day(anchor, unit, int(count)) if count == int(count) else None


def often(expression: Expression) -> Resolved | None:
    """``daily``, ``quarterly``."""
    value = expression.meaning("often")
    if expression.capital_follows() or expression.is_part_of_name():
        return None  # the name of a newspaper
    return Resolved(str(value) if value else "P1Q", quant="EVERY")


def repeated(expression: Expression) -> Resolved | None:
    """``every day``, ``each July``, ``every other week``, ``twice a year``."""
    words = expression.all_words()
    quant = " ".join(expression.words("quant")).upper() or None
    if season := expression.meaning("season"):
        return Resolved(f"XXXX-{season}", quant=quant)
    if month := expression.meaning("month"):
        return Resolved(f"XXXX-{int(month):02d}", quant=quant)
    if part := expression.meaning("daypart"):
        return Resolved(f"XXXX-XX-XXT{part}", quant=quant)
    unit = str(expression.meaning("unit") or expression.meaning("units"))
    count = 2 if "other" in words else read_number(expression.words("number")) if expression.has("number") else 1
    return Resolved(write_duration(count or 1, unit), quant=quant)


def times_a_period(expression: Expression) -> Resolved | None:
    """``twice a week``, ``three times a year``: how often in each."""
    words = expression.words("times")
    count = {"once": 1, "twice": 2, "thrice": 3}.get(words[0])
    if count is None and (read := read_number(expression.words("number"))):
        count = int(read) if read == int(read) else None
    each = {"each", "every"} & set(expression.all_words())
    value = write_duration(1, str(expression.meaning("unit")))
    return Resolved(value, quant=max(each).upper() if each else None, freq=f"{count}X" if count else None)


def weekday_of_each_month(expression: Expression) -> Resolved | None:
    """``the first Monday of every month``: a monthly time."""
    return Resolved("P1M", quant=" ".join(expression.words("quant")).upper())


def repeated_weekday(expression: Expression) -> Resolved | None:
    """``Mondays``, ``every Thursday``, ``Tuesday nights``."""
    day = expression.meaning("weekday") or expression.meaning("weekdays")
    part = expression.meaning("daypart") or expression.meaning("dayparts")
    quant = " ".join(expression.words("quant")).upper() or None
    step = expression.words("step")
    if expression.all_words()[0] == "alternate" or step in (["other"], ["second"], ["two"], ["2"]):
        quant = "EVERY OTHER"
    elif step:
        quant = f"EVERY {int(read_number(step) or 1)}"
    return Resolved(f"XXXX-WXX-{day}{f'T{part}' if part else ''}", quant=quant)
