"""People told one by one beside a figure: "Anna Petrov and six others" are seven."""

import re

from stemma.annotate.quantities.draft import Draft
from stemma.annotate.quantities.lexicon import measure_lexicon

# How many characters of names are read back from the figure.
_LOOK_BACK = 200
_WORD = r"[A-Z][\w.’'-]{1,30}"
_NAME = rf"(?:{_WORD}(?:\s{_WORD}){{0,4}}(?:,\s\d{{1,3}})?)"
# A list of names up to "and"; before it stands nothing, a mark, or a verb that makes them its objects.
_NAMES = re.compile(
    rf"(?:^|[.;:“\"]\s*|\b(?:(?P<verb>kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|shot|arrest(?:ed|ing|s))|where|when|that)\s)"
    rf"(?P<names>{_NAME}(?:(?:,|\sand)\s{_NAME}){{0,6}}),?\sand\s$"
)
_AGE = re.compile(r",\s\d{1,3}\b")
_BETWEEN = re.compile(r",\s|\sand\s")
_OTHERS = re.compile(r"\b(?:others?|more)\b", re.IGNORECASE)
# Capitalised words that name no person.
_NO_NAME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Police|Officials|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Many|Some|Others"
    r"|The|An|He|She|They|It|His|Her|Their|This|That|These|Those|There|In|On|At|After|When|But|And|Meanwhile)\b"
)
# The measures that people named beside the figure share.
_SHARED = frozenset(("killed", "injured", "shot", "arrested", "missing", "rescued", "hospitalised", "casualties"))


def add_named(text: str, drafts: list[Draft]) -> None:
    """Widen each "six others" that follows a list of names to the names, and count them.

    >>> text = "Anna Petrov, 20, Ina Koss and six others were hurt."
    >>> first = text.index("six")
    >>> draft = Draft((first, first + 3), first, first + 3, 6.0, 6.0, "words", (0, len(text)), unit="person",
    ...               counted=(first + 4, first + 10), measure="injured")
    >>> add_named(text, [draft]); draft.low, text[draft.start:draft.end]
    (8.0, 'Anna Petrov, 20, Ina Koss and six')
    """
    for draft in drafts:
        if draft.measure not in (*_SHARED, None) or draft.counted is None or draft.partial or draft.low is None:
            continue
        if not _OTHERS.search(text, draft.number[1], draft.counted[1]):
            continue
        begin = max(draft.sentence[0], draft.start - _LOOK_BACK)
        found = _NAMES.search(text[begin : draft.start])
        if found is None:
            continue
        names = _BETWEEN.split(_AGE.sub("", found["names"]))
        measure = draft.measure or measure_lexicon().before_names.get(found["verb"] or "")
        if measure not in _SHARED or any(_NO_NAME.match(name) for name in names):
            continue
        draft.measure, draft.unit = measure, "person"
        draft.start = begin + found.start("names")
        draft.low += len(names)
        draft.high = None if draft.high is None else draft.high + len(names)


_LIST = re.compile(r"\s*(?:,|,?\s*and)\s+", re.IGNORECASE)


def mark_listed(text: str, drafts: list[Draft]) -> None:
    """Mark the members of an apposition that only tells who the counted are as parts of the figure.

    "Two people, a girl of 14 and a boy, were hurt" counts two; "two men, a girl and a boy were hurt" counts four.
    """
    people = [draft for draft in drafts if draft.measure != "age"]
    for index, draft in enumerate(people):
        count = int(draft.low) if draft.low is not None and draft.low == draft.high and draft.low in (2, 3, 4, 5) else 0
        members = people[index + 1 : index + 1 + count]
        if not count or draft.counted is None or len(members) < count or any(one.form != "single" for one in members):
            continue
        ends = [draft.counted[1], *(one.reach for one in members)]
        joined = all(_LIST.fullmatch(text, a, b.start) for a, b in zip(ends[:-1], members, strict=True))
        if joined and text[ends[0] : ends[0] + 1] == "," and text[ends[-1] : ends[-1] + 1] == ",":
            for one in members:
                one.partial = True
