"""Cutting a run of capitalised words into the names it holds, and typing them."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.annotate.names.forms import MOST_PERSON_WORDS, kind_by_form, longest_known
from stemma.annotate.names.gazetteer import Gazetteer, get_gazetteer
from stemma.annotate.names.runs import Token
from stemma.annotate.word_lists import listed
from stemma.records.annotation import NameKind

_CALENDAR = listed("cutting_calendar")
_PLACE_PREPOSITIONS = (" in ", " near ", " at ", " outside ")
_LONGEST_PREPOSITION = 9  # characters
_OPEN_LINKS = frozenset((" ", "\u00a0"))
_ORGANISATION_LINKS = (" of ", " for ", " of the ", " for the ", " on ")


class Piece(NamedTuple):
    """A part of a run that may be a name.

    Attributes:
        start, end, text: where it stands, without possessive ending.
        kind: what it names; None if only the rest of the article can tell.
        canonical: the gazetteer's form, or None.
        title: words before a person's name that are no part of it.
        full: whether it is more than a surname or given name alone.
        sure: False if its capital may be the sentence's.
    """

    start: int
    end: int
    text: str
    kind: NameKind | None
    canonical: str | None
    title: str
    full: bool
    sure: bool


def cut_run(text: str, run: Sequence[Token]) -> list[Piece]:
    """Return the names in one run of capitalised words, in order."""
    pieces: list[Piece] = []
    for part in _parts(run, get_gazetteer()):
        _cut_part(text, part, pieces)
    return pieces


def _parts(run: Sequence[Token], known: Gazetteer) -> list[list[Token]]:
    """Return the run without calendar words and sentence openers, cut where no name can go on."""
    parts: list[list[Token]] = [[]]
    for index, token in enumerate(run):
        apart = token.text in _CALENDAR or token.text == "I" or token.text.startswith(("I’", "I'"))
        if apart and not (token.text in known.given_names and _next_is_plain(run, index, known)):
            parts.append([])
            continue
        if parts[-1] and token.link not in _OPEN_LINKS and not _linked(run, index, parts[-1], known):
            parts.append([])
        parts[-1].append(token)
    return [part for part in parts if part]


def _next_is_plain(run: Sequence[Token], index: int, known: Gazetteer) -> bool:
    """Return whether a surname seems to follow: "April" is then a given name."""
    if index + 1 >= len(run) or run[index + 1].link not in _OPEN_LINKS:
        return False
    word = run[index + 1].text
    return word not in _CALENDAR and word.casefold() not in known.common


def _linked(run: Sequence[Token], index: int, part: Sequence[Token], known: Gazetteer) -> bool:
    """Return whether the link before token ``index`` belongs to a name ("Bank of Ruritania")."""
    link = run[index].link.replace("\u00a0", " ")
    words = link.split()
    if link[:1] in ("'", "’"):  # "the Examiner's Office", but not "Weir's Office"
        owner = part[-1].text.casefold()
        return (
            link[2:] == " "
            and run[index].text in known.organisation_ends
            and (owner in known.common or owner in known.roles)
        )
    if any(_known_form(run, first, index, known) for first in range(max(0, index - 5), index)):
        return True
    if words and all(word in known.particles for word in words) and words[0] not in ("e", "y", "and"):
        return len(part) <= 3 and part[-1].text not in known.organisation_ends
    if link in _ORGANISATION_LINKS:
        last = part[-1].text
        if link == " of " and index + 1 < len(run) and run[-1].text in known.organisation_ends:
            return len(part) > 1 and all(token.link in _OPEN_LINKS for token in run[index + 1 :])
        return (
            part[0].text in known.organisation_starts or last in known.organisation_starts or last in known.other_ends
        ) and not (last in known.offices and last not in known.organisation_starts)
    if link in (" and ", " & "):
        inside = any(token.link.strip() in ("of", "for", "of the") for token in part)
        return (inside and run[index].text.casefold() in known.common) or link == " & "
    return False


def _known_form(run: Sequence[Token], first: int, index: int, known: Gazetteer) -> bool:
    """Return whether a known form reaches from token ``first`` over the link before token ``index``."""
    if run[first].text not in known.longest:
        return False
    form = run[first].text
    for position in range(first + 1, min(len(run), first + known.longest[run[first].text])):
        form += run[position].link + run[position].text
        if position >= index and form in known.known:
            return True
    return False


def _cut_part(text: str, part: list[Token], pieces: list[Piece]) -> None:
    known = get_gazetteer()
    if len(part) == 1 and "-" in part[0].text and _cut_pair(part[0], known, pieces):
        return
    part = _without_opener(part, known)
    if not part:
        return
    split = _title_end(part, known)
    if split:
        left, person = part[:split], part[split:]
        title = text[left[0].start : left[-1].end]
        _cut_left_of_title(text, left, pieces)
        pieces.append(_piece(text, person, "person", None, title=title, full=len(person) > 1))
        return
    _cut_untitled(text, part, pieces)


def _cut_pair(token: Token, known: Gazetteer, pieces: list[Piece]) -> bool:
    """Add both halves of a pair of listed names ("Ruritania-Graustark"); return whether it is one."""
    first, _, second = token.text.partition("-")
    if token.text in known.known or first not in known.known or second not in known.known:
        return False
    border = token.start + len(first)
    for start, form in ((token.start, first), (border + 1, second)):
        kind, canonical = known.known[form]
        pieces.append(Piece(start, start + len(form), form, kind, canonical, "", True, True))
    return True


def _without_opener(part: list[Token], known: Gazetteer) -> list[Token]:
    """Return the part without a first word that is capitalised only because it opens the sentence."""
    while part and (part[0].initial or part[0].text in ("The", "A", "An")):
        word = part[0].text
        lower = word.casefold()
        if lower not in known.common or (word.isupper() and len(word) > 1):
            return part
        if longest_known(part, 0, known)[0] or (word in known.given_names and _looks_like_surname(part, known)):
            return part
        if len(part) == 1:
            return [] if not part[0].initial or lower in known.common else part
        if part[-1].text in known.ends and lower not in _FUNCTION:
            return part
        if word in known.offices or word in known.honorifics:
            return part
        part = [part[1]._replace(initial=part[1].text.casefold() in known.common), *part[2:]]
    return part


_FUNCTION = listed("cutting_function")


def _looks_like_surname(part: Sequence[Token], known: Gazetteer) -> bool:
    return len(part) > 1 and part[1].link in _OPEN_LINKS and part[1].text.casefold() not in known.common


def _title_end(part: Sequence[Token], known: Gazetteer) -> int:
    """Return the number of tokens of the title before a person's name ("Prime Minister Ann Lee": 2), or 0."""
    if part[-1].text in known.organisation_ends and len(part) > 2 and part[0].text not in known.honorifics:
        return 0
    for index in range(min(len(part) - 1, 8), 0, -1):
        word = part[index - 1].text
        if word not in known.honorifics and word not in known.offices:
            continue
        if index == 1 and len(part) == 2 and word in known.given_names and word in known.ambiguous:
            continue
        rest = part[index:]
        if len(rest) > MOST_PERSON_WORDS or any(token.link.strip() in ("of", "for", "of the", "and") for token in rest):
            continue
        if rest[0].text in known.offices and rest[0].text not in known.given_names:
            continue
        if len(rest) == 1 and rest[0].text in known.organisation_ends:
            continue
        size, kind, _ = longest_known(rest, 0, known)
        if (size == len(rest) and kind != "place") or (size and kind == "other"):
            continue
        if word in known.honorifics or rest[0].text.casefold() not in known.common or rest[0].text in known.given_names:
            return index
    return 0


def _cut_left_of_title(text: str, left: Sequence[Token], pieces: list[Piece]) -> None:
    """Add the bodies and nations named in a title ("Ruritanian Foreign Ministry Spokesman")."""
    known = get_gazetteer()
    end = len(left)
    while end and (left[end - 1].text in known.offices or left[end - 1].text in known.honorifics):
        end -= 1
    if end:
        _cut_untitled(text, list(left[:end]), pieces)


def _cut_untitled(text: str, part: list[Token], pieces: list[Piece]) -> None:
    known = get_gazetteer()
    size, found_kind, canonical = longest_known(part, 0, known)
    if size == len(part):
        pieces.append(_piece(text, part, found_kind, canonical, full=True))
        return
    kind = kind_by_form(part, known)
    if kind in ("organisation", "other", "place"):
        pieces.append(_piece(text, part, kind, None, full=len(part) > 1))
        return
    if size and not (part[0].text in known.given_names and size == 1):
        pieces.append(_piece(text, part[:size], found_kind, canonical, full=True))
        _cut_part(text, part[size:], pieces)
        return
    if all(token.text in known.offices or token.text in known.honorifics for token in part):
        return
    cut = _person_start(part, known) or _known_end_start(part, known)
    if cut:
        _cut_untitled(text, part[:cut], pieces)
        _cut_untitled(text, part[cut:], pieces)
        return
    if kind == "person" and part[0].text not in known.given_names:
        if _takes_article(text, part):
            kind = "organisation"
        elif text[max(0, part[0].start - _LONGEST_PREPOSITION) : part[0].start].endswith(_PLACE_PREPOSITIONS):
            kind = "place"
    pieces.append(_piece(text, part, kind, None, full=len(part) > 1))


def _person_start(part: Sequence[Token], known: Gazetteer) -> int:
    """Return where a given name follows an ordinary word ("Eastern Affairs Ann Lee": 2), or 0."""
    for index in range(1, len(part) - 1):
        word = part[index].text
        if (
            word in known.given_names
            and word not in known.ambiguous
            and part[index - 1].text.casefold() in known.common
        ):
            return index
    return 0


def _known_end_start(part: Sequence[Token], known: Gazetteer) -> int:
    """Return where a listed name that ends the part starts ("Newsroom London": 1), or 0."""
    if part[0].text in known.given_names:
        return 0
    for index in range(1, len(part)):
        size = longest_known(part, index, known)[0]
        if size and index + size == len(part) and part[index].text not in known.given_names:
            return index
    return 0


def _takes_article(text: str, part: Sequence[Token]) -> bool:
    """Return whether "the" stands before the part or most of it is in capitals: people are not written so."""
    return text[max(0, part[0].start - 4) : part[0].start].lower() == "the " or all(
        token.text.isupper() for token in part
    )


def _piece(
    text: str,
    tokens: Sequence[Token],
    kind: NameKind | None,
    canonical: str | None,
    *,
    title: str = "",
    full: bool = False,
) -> Piece:
    known = get_gazetteer()
    start, end = tokens[0].start, tokens[-1].end
    single = len(tokens) == 1
    word = tokens[0].text
    common = word.casefold() in known.common or word in known.offices or word in known.roles
    if single and canonical is None and (word in known.other_ends or word in known.place_ends):
        return Piece(start, end, word, kind, None, title, False, False)
    shouted = word.isupper() and len(word) > 3 and common and canonical is None
    if single and common and kind == "organisation" and not tokens[0].initial:
        common = False
    if single and (len(word) == 1 or (len(word) == 2 and word[1] == ".")):
        return Piece(start, end, word, kind, canonical, title, False, False)
    if single and (shouted or (canonical is None and text[end : end + 1] == "-")):
        return Piece(start, end, word, kind, None, title, False, False)
    sure = bool(title) or canonical is not None or not single or not (tokens[0].initial or common)
    if single and word in known.no_acronyms and canonical is None:
        sure = False
    return Piece(start, end, text[start:end], kind, canonical, title, full or canonical is not None, sure)
