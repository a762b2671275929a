"""Figures of a claim against those of a sentence: what is counted, rounding, comparators, numbers in order."""

import re
from collections.abc import Iterable, Sequence

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.facets.finding import Facet, Part, differ
from stemma.checking.ground import Ground, Unit
from stemma.checking.terms import listed
from stemma.checking.vocabulary import are_synonyms
from stemma.reconciliation.figures import Figure, values_agree
from stemma.reconciliation.wording import content_stems
from stemma.records import Quantity, Span
from stemma.records.check import Difference
from stemma.text.words import find_words

_WEIGHT = 1.5  # a figure counts for more than a word
_BESIDE = 0.75  # the figure stands in a sentence beside
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_FATES = frozenset(("killed", "injured", "missing", "arrested"))
_COUNTS = (None, "count", "person")


def compare_figures(claim: ReadClaim, unit: Unit, beside: Sequence[Unit], ground: Ground) -> Facet:
    """Return how the figures of a claim stand to those of a unit."""
    here, near = _quantities_in(unit, ground), [one for other in beside for one in _quantities_in(other, ground)]
    parts, differences = [], []
    for mine in claim.quantities:
        words = mine.span.text_in(claim.text)
        plain = _DIGITS.fullmatch(words.split()[0]) and mine.unit in _COUNTS and words.split()[0] in _numbers(unit.text)
        plain = plain and not any(_clash(mine, yours) for yours in here)
        if plain or any(_agree(mine, yours) and _one_unit(mine, yours) for yours in here):
            parts.append(Part("figure", words, 1.0, _WEIGHT))
            continue
        plain = mine.unit in _COUNTS and any(words.split()[0] in _numbers(other.text) for other in beside)
        rival = _rival(mine, here, claim, ground)
        met = any(
            _agree(mine, yours) and _one_unit(mine, yours) and (rival is None or _same(mine, yours)) for yours in near
        )
        level = _BESIDE if plain or met else 0.0
        if rival is None and level == 0.0:
            rival = _rival(mine, near, claim, ground)
        parts.append(Part("figure", words, level, _WEIGHT))
        if rival is not None and level == 0.0:
            differences.append(_differ_in(words, rival, ground, unit))
    more, other = _compare_digits(claim, unit, beside)
    ordinal = _compare_ordinals(claim, unit)
    return Facet((*parts, *more, *ordinal.parts), (*differences, *other, *ordinal.differences))


def _differ_in(words: str, rival: Quantity, ground: Ground, unit: Unit) -> Difference:
    text = ground.index_of(unit).text_of(rival.span)
    return differ("quantity", words, text, rival.span, f"The claim says {words}; the report says {text}.")


def _quantities_in(unit: Unit, ground: Ground) -> list[Quantity]:
    return [one for one in ground.quantities_in(unit.span.article, unit.story) if unit.span.overlaps(one.span)]


def _one_unit(mine: Quantity, yours: Quantity) -> bool:
    return mine.unit == yours.unit or (mine.unit in _COUNTS and yours.unit in _COUNTS)


def _clash(mine: Quantity, yours: Quantity) -> bool:
    """Return whether two figures of one value count those who fared differently: twelve killed, twelve injured."""
    fates = {mine.measure, yours.measure}
    return len(fates) > 1 and fates <= _FATES and _same(mine, yours)


def _same(mine: Quantity, yours: Quantity) -> bool:
    return (mine.low, mine.high) == (yours.low, yours.high)


def _agree(mine: Quantity, yours: Quantity) -> bool:
    return not _clash(mine, yours) and values_agree(_as_figure(mine), _as_figure(yours))


def _as_figure(quantity: Quantity) -> Figure:
    """Return a quantity as a figure without scope: only its value is compared."""
    return Figure(
        quantity=quantity,
        statement="",
        article=quantity.span.article,
        measure=quantity.measure,
        named=quantity.measure is not None,
        part="whole",
        change=False,
        extent=None,
        extent_span=None,
        places=frozenset(),
        days=(),
    )


def _rival(mine: Quantity, others: Iterable[Quantity], claim: ReadClaim, ground: Ground) -> Quantity | None:
    """Return a quantity that counts the same thing with another value."""
    for yours in others:
        if _one_unit(mine, yours) and not _agree(mine, yours) and _same_counted(mine, yours, claim, ground):
            return yours
    return None


def _same_counted(mine: Quantity, yours: Quantity, claim: ReadClaim, ground: Ground) -> bool:
    """Return whether two quantities of one unit count the same thing, as far as the words tell."""
    if mine.measure is not None and yours.measure is not None:
        return mine.measure == yours.measure
    if mine.unit not in _COUNTS:
        return True
    one = content_stems(mine.counted.text_in(claim.text)) if mine.counted else []
    text = next(
        index.articles[yours.span.article].text for index in ground.indexes if yours.span.article in index.articles
    )
    two = content_stems(yours.counted.text_in(text)) if yours.counted else []
    if not one or not two:
        return True
    return any(a == b or are_synonyms(a, b) for a in one for b in two)


def _compare_digits(claim: ReadClaim, unit: Unit, beside: Sequence[Unit]) -> tuple[list[Part], list[Difference]]:
    """Return how the numbers of a claim that are no quantity ("396-9", "193") stand to those of a unit."""
    taken = [one.span for one in claim.quantities] + [one.span for one in (*claim.times, *claim.lengths)]
    here = set(_numbers(unit.text))
    near = {number for one in beside for number in _numbers(one.text)}
    parts, differences = [], []
    for match in _DIGITS.finditer(claim.text):
        if any(span.start <= match.start() < span.end for span in taken):
            continue
        number = match.group()
        level = 1.0 if number in here else _BESIDE if number in near else 0.0
        parts.append(Part("figure", number, level, _WEIGHT))
        if level == 0.0 and here:
            place = _DIGITS.search(unit.text)
            if place is not None:
                start = unit.span.start + place.start()
                span = Span(article=unit.span.article, start=start, end=start + len(place.group()))
                why = f"The claim says {number}, which the sentence does not."
                differences.append(differ("quantity", number, place.group(), span, why))
    return parts, differences


def _numbers(text: str) -> list[str]:
    return _DIGITS.findall(text)


def _compare_ordinals(claim: ReadClaim, unit: Unit) -> Facet:
    """Return how "fourth" in a claim stands to the ordinals of a unit."""
    ordinals = listed("ordinals")
    here = {word.norm: word for word in find_words(unit.text) if word.norm in ordinals}
    parts, differences = [], []
    for word in claim.words:
        if word.norm not in ordinals:
            continue
        parts.append(Part("figure", word.norm, 1.0 if word.norm in here else 0.0, _WEIGHT))
        if word.norm not in here and here:
            rival = min(here.values())
            start = unit.span.start + rival.start
            span = Span(article=unit.span.article, start=start, end=start + len(rival.norm))
            differences.append(
                differ("quantity", word.norm, rival.norm, span, "The two give another place in an order.")
            )
    return Facet(tuple(parts), tuple(differences))
