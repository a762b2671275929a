"""Words that make the date after them a stamp of the text itself: "Published", "Updated on"."""

import re

_STAMP = re.compile(
    r"(?i)\b(?:published|posted|updated|created)(?: on| at)?\b\s?:?\s{0,2}(?:[\d:]{1,5}\s?(?:[ap]\.?m\.?)?,?\s)?"
    r"(?:[A-Z]{2,4},?\s)?(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?$"
)
_REACH = 60  # characters before a date that are looked at


def follows_stamp_word(text: str, start: int) -> bool:
    """Return whether the date at ``start`` stands after "Published", "Posted on" ...

    >>> follows_stamp_word("(Published Friday, May 4, 2031)", 19), follows_stamp_word("She left on May 4, 2031.", 12)
    (True, False)
    """
    return _STAMP.search(text[max(0, start - _REACH) : start]) is not None
