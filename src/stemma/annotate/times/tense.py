"""Whether the clause around a time expression looks back or ahead, read from its verbs and prepositions."""

from stemma.annotate.times.tokens import Token
from stemma.annotate.times.verbs import Direction, Words, is_infinitive, load_words, read_verb

_GROUP = 2  # tokens from one verb of a group to the next ("would have been told")
_PREPOSITIONS = ("after", "before")  # so near the expression that no clause fits between, they open none
_PHRASE = 4  # tokens: "before dawn on Wednesday"
_AWAITED = 14  # tokens from "ahead of" to the day of what is awaited
_REACH = 28  # tokens looked at on either side: longer clauses are not read


def find_direction(tokens: list[Token], start: int, end: int) -> Direction:
    """Return -1 if the clause around ``tokens[start:end]`` looks back, 1 if ahead, 0 if it does not show.

    The verb group nearest before the expression in its clause decides; then the nearest after it; then the nearest
    anywhere in the sentence.
    """
    words = load_words()
    if start > 3 and tokens[start - 1].norm == "business" and tokens[start - 2].norm == "of":
        start -= 3  # "by close of business Friday"
    before = tokens[start - 1].norm if start else ""
    earlier = tokens[start - 2].norm if start > 1 else ""
    if [token.norm for token in tokens[end : end + 2]] == ["'", "s"]:
        return _read_possessive(tokens, start, end, words)
    if end < len(tokens) and tokens[end].norm in words.limits:
        return -1 if words.over & {token.norm for token in tokens[max(0, start - 6) : end + 6]} else 1
    if before in words.ahead or (before in ("the", "next", "this") and earlier in words.ahead):
        return _until(tokens, start, end, words)
    if before == "since" or before in words.said_nouns or (before == "on" and earlier in words.said_nouns):
        return -1
    if before in ("on", "in") and _is_awaited(tokens, start, words):
        return 1
    if before == "for" and tokens[end - 1].norm in words.weekdays:
        return 1
    if (
        before in ("is", "are")
        or before in words.expectant
        or earlier in words.expectant
        or (before == "of" and earlier == "ahead")
    ):
        return 1
    if before == "on" and earlier == "and" and (right := _read_right(tokens, end, words, stop_at_breaks=True)):
        return right  # "... and on Friday she left": a clause of its own
    left = _read_left(tokens, start, words, stop_at_breaks=True)
    if (
        before in words.mostly_ahead
        and left <= 0
        and not (before == "before" and _is_clock_or_just(tokens, start, words))
    ):
        return _by(tokens, start, end, words)
    return (
        left
        or _read_right(tokens, end, words, stop_at_breaks=True)
        or _read_left(tokens, start, words, stop_at_breaks=False)
        or _read_right(tokens, end, words, stop_at_breaks=False)
    )


def _is_awaited(tokens: list[Token], start: int, words: Words) -> bool:
    """Return whether it is the day of what something is done ahead of: "in advance of her visit on Thursday"."""
    for at in range(start - 2, max(0, start - _AWAITED), -1):
        norm = tokens[at].norm
        if norm in words.breaks or norm == "," or read_verb(tokens, at, words):
            return False
        if norm == "of" and tokens[at - 1].norm in ("ahead", "advance"):
            return True
    return False


def _read_possessive(tokens: list[Token], start: int, end: int, words: Words) -> Direction:
    """Return the direction of "Friday's ...": back; for what is set beforehand ("Friday's vote"), as the verbs say."""
    following = {token.norm for token in tokens[end + 2 : end + 5]}
    before = tokens[start - 1].norm if start else ""
    if before == "before" and (direction := _read_left(tokens, start - 1, words, stop_at_breaks=True)):
        return direction
    if before == "before" and start > 1 and tokens[start - 2].norm in words.just:
        return _read_right(tokens, end + 2, words, stop_at_breaks=False) or -1  # "in the days before Friday's vote"
    if not words.scheduled & following or before in words.behind:
        return 1 if _is_to_happen(tokens, end + 2, words) else -1
    if before in words.ahead or before in words.mostly_ahead or (before == "of" and tokens[start - 2].norm == "ahead"):
        return 1
    for at in range(start - 1, max(-1, start - 1 - _REACH), -1):
        norm = tokens[at].norm
        if norm in words.breaks or norm in words.saying or norm in words.ordering:
            break  # a verb of saying tells nothing of the event that is spoken of
        if norm == "to" and is_infinitive(tokens, at, words):
            return 1
        if direction := read_verb(tokens, at, words):
            return direction
    return _read_right(tokens, end + 2, words, stop_at_breaks=False) or 1


def _is_to_happen(tokens: list[Token], end: int, words: Words) -> bool:
    """Return whether what the possessive names is itself still to happen: "Monday's strike will go ahead"."""
    for at in range(end, min(len(tokens) - 2, end + 8)):
        if tokens[at].norm in ("will", "would"):
            pair = f"{tokens[at + 1].norm} {tokens[at + 2].norm}"
            return tokens[at + 1].norm in words.happening or pair in words.happening
    return False


def _until(tokens: list[Token], start: int, end: int, words: Words) -> Direction:
    """Return the direction of "until Friday": ahead, unless it tells when something came ("not found until Friday")."""
    if end < len(tokens) and tokens[end].norm == "had":
        return -1
    if start == 1:
        return -1 if _read_right(tokens, end, words, stop_at_breaks=True) < 0 else 1
    clause = {token.norm for token in tokens[max(0, start - 12) : start]}
    denied = clause & (words.denials)
    return -1 if denied and _read_left(tokens, start, words, stop_at_breaks=True) < 0 else 1


def _is_clock_or_just(tokens: list[Token], start: int, words: Words) -> bool:
    """Return whether "before" tells the time of what happened: "just before 3 a.m. Saturday", "before noon Sunday"."""
    earlier = tokens[start - 2].norm if start > 1 else ""
    return (
        earlier in words.just or tokens[start].norm[0].isdigit() or tokens[start].norm in ("noon", "midnight", "dawn")
    )


def _by(tokens: list[Token], start: int, end: int, words: Words) -> Direction:
    """Return the direction of "by Friday": ahead under a verb of saying or ordering, back if it was done by then."""
    for at in range(start - 2, max(-1, start - 2 - _REACH), -1):
        norm = tokens[at].norm
        if norm in words.breaks:
            break
        if norm == "to" and is_infinitive(tokens, at, words):
            return 1
        if read_verb(tokens, at, words) < 0:
            return 1 if norm in words.ordering else -1
    return -1 if _read_right(tokens, end, words, stop_at_breaks=True) < 0 else 1


def _read_left(tokens: list[Token], start: int, words: Words, stop_at_breaks: bool) -> Direction:
    at = start - 1
    lowest = max(-1, start - 1 - _REACH)
    while at > lowest:
        norm = tokens[at].norm
        if norm in words.quotes:
            at = _skip_quote(tokens, at, lowest, words.quotes[norm]) - 1
            continue
        if stop_at_breaks and norm in words.breaks and not (norm in _PREPOSITIONS and start - at <= _PHRASE):
            return 0
        direction = read_verb(tokens, at, words)
        if direction:
            return direction
        at -= 1
    return 0


def _skip_quote(tokens: list[Token], at: int, lowest: int, opening: str) -> int:
    """Return where the quotation that ends at ``at`` opens; ``at`` itself if it does not open near by."""
    for back in range(at - 1, max(lowest, -1), -1):
        if tokens[back].norm == opening:
            return back
    return at


def _closes_quote(tokens: list[Token], at: int) -> bool:
    """Return whether a quotation ends at the token, so that what follows is the words around it."""
    norm = tokens[at].norm
    return norm == "”" or (norm in ('"', "''") and at > 0 and tokens[at - 1].norm in (",", ".", "!", "?"))


def _read_right(tokens: list[Token], end: int, words: Words, stop_at_breaks: bool) -> Direction:
    """Return the direction of the nearest verb; of the second one where the first is that of a relative clause."""
    inner: Direction = 0
    relative = last = -1
    for at in range(end, min(len(tokens), end + _REACH)):
        norm = tokens[at].norm
        if stop_at_breaks and ((at > end and (norm in words.breaks or norm == ",")) or _closes_quote(tokens, at)):
            return 0
        if relative < 0 and norm in words.relatives and at > end:
            relative = at
        direction = read_verb(tokens, at, words)
        if not direction:
            continue
        if relative < 0 or (inner and at > last + _GROUP):
            return direction
        inner, last = inner or direction, at
    return inner
