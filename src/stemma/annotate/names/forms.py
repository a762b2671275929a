"""What the form of a name tells about it: listed or not, and its kind by its first and last word."""

from collections.abc import Sequence

from stemma.annotate.names.gazetteer import Gazetteer
from stemma.annotate.names.runs import Token
from stemma.records.annotation import NameKind

MOST_PERSON_WORDS = 5
_LONGEST_ACRONYM = 6  # letters
_OF = ("of", "for", "of the", "for the")


def longest_known(part: Sequence[Token], first: int, known: Gazetteer) -> tuple[int, NameKind | None, str | None]:
    """Return how many tokens from ``first`` on make the longest known form, with its kind and canonical form."""
    most = known.longest.get(part[first].text, 0)
    best: tuple[int, NameKind | None, str | None] = (0, None, None)
    form = part[first].text
    for length in range(1, most + 1):
        if form in known.known:
            kind, canonical = known.known[form]
            best = (length, kind, canonical)
        if first + length >= len(part):
            break
        form += part[first + length].link + part[first + length].text
    return best


def kind_by_form(part: Sequence[Token], known: Gazetteer) -> NameKind | None:
    """Return the kind that first and last word tell; None if they do not."""
    if len(part) == 1:
        return _kind_of_word(part[0], known)
    first, last = part[0].text, part[-1].text
    head = next((part[i].text for i in range(len(part) - 1) if part[i + 1].link.strip() in _OF), None)
    if head is not None:
        return "other" if head in known.other_ends else "organisation"
    if first in known.given_names and first not in known.ambiguous and len(part) <= 3:
        return "person"
    if last in known.place_ends and last not in known.organisation_ends:
        return "place"
    if last in known.organisation_ends:
        return "organisation"
    if last in known.other_ends:
        return "other"
    if (first in known.parts and part[1].text in known.known) or (first in known.place_starts and len(part) == 2):
        return "place"
    return "person" if len(part) <= MOST_PERSON_WORDS else "organisation"


def _kind_of_word(token: Token, known: Gazetteer) -> NameKind | None:
    """Return the kind that a single word tells by itself."""
    word = token.text
    if word in known.organisation_ends and not token.initial:
        return "organisation"
    if word.isupper() and 2 <= len(word.replace(".", "")) <= _LONGEST_ACRONYM:
        return None if word in known.no_acronyms else "organisation"
    return "person" if word in known.given_names and word not in known.ambiguous else None
