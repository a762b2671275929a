"""Conflicts of polarity: one report affirms what another negates, or says the opposite of it."""

from collections.abc import Mapping, Sequence

from stemma.reconciliation.conflicts.sides import Witness, build_conflict, tell_apart
from stemma.reconciliation.gists import Gist
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.matching import Match
from stemma.reconciliation.opposites import compare_stands, negating_words
from stemma.reconciliation.wording import function_words, stem_word
from stemma.records import Conflict, Span
from stemma.text.words import find_words

# Two statements must be this alike before a "not" or an opposite word makes them contradict each other (basil: below,
# they mostly speak of different things).
_LEAST_COSINE = 0.75
_LEAST_CONTAINMENT = 0.8
_LEAST_OVERLAP = 0.6


def find_polarity_conflicts(
    gists: Sequence[Gist], matches: Sequence[Match], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> list[Conflict]:
    """Return the pairs of near-equal statements that cannot both hold for a negation or an opposite word."""
    conflicts = []
    for match in matches:
        one, two = gists[match.first], gists[match.second]
        if not _near_equal(match) or not tell_apart(one.articles, two.articles):
            continue
        if any(_is_quoted(gist, index) for gist in (one, two)):
            continue  # the wording of a quotation is compared elsewhere
        words = _words_in_question(one, two, match)
        if words is None:
            continue
        spans = (_find_span(one, words[0], index), _find_span(two, words[1], index))
        why = (
            "Near-equal statements: one affirms what the other negates."
            if match.features.negated
            else f"Near-equal statements use opposite words: “{words[0]}” and “{words[1]}”."
        )
        sides = [[Witness(id_, span)] for id_, span in zip((one.statement.id, two.statement.id), spans, strict=True)]
        conflicts.append(build_conflict("polarity", sides, "contradiction", why, index, claims_of))
    return conflicts


def _is_quoted(gist: Gist, index: StoryIndex) -> bool:
    attribution = index.attributions.get(gist.statement.attribution or "")
    return attribution is not None and attribution.kind == "direct"


def _near_equal(match: Match) -> bool:
    features = match.features
    return (
        (features.negated != features.opposed)
        and features.cosine >= _LEAST_COSINE
        and features.containment >= _LEAST_CONTAINMENT
        and features.overlap >= _LEAST_OVERLAP
        and features.speaker >= 0
        and features.figures >= 0
        and features.days >= 0
    )


def _words_in_question(one: Gist, two: Gist, match: Match) -> tuple[str, str] | None:
    """Return the opposite words, or the negating word of the one and the first word of the other."""
    if match.features.opposed:
        pairs = compare_stands(one.stands, two.stands)
        return pairs[0] if len(pairs) == 1 else None
    negated, plain = (one, two) if one.polarity == "negative" else (two, one)
    negators = [word for word in negated.words if word in negating_words() or word.endswith("n't")]
    if len(negators) != 1 or any(word in negating_words() or word.endswith("n't") for word in plain.words):
        return None
    if not _negates_shared(negated.words, negators[0], plain.words):
        return None
    return (negators[0], "") if negated is one else ("", negators[0])


def _negates_shared(negated: Sequence[str], negator: str, plain: Sequence[str]) -> bool:
    """Return whether the content word after the negation stands in the other statement as well."""
    place = negated.index(negator)
    if negated[max(0, place - 1) : place] in (("and",), ("but",), ("or",)):
        return False  # "the first, and not the second"
    after = negated[place + 1 :]
    content = next((stem_word(word) for word in after if word not in function_words()), None)
    return content in {stem_word(word) for word in plain}


def _find_span(gist: Gist, word: str, index: StoryIndex) -> Span:
    """Return where a folded word stands in the statement; the whole statement for no word."""
    span = gist.statement.span
    for found in find_words(index.articles[span.article].text, span.start, span.end):
        if found.norm == word:
            return Span(article=span.article, start=found.start, end=found.end)
    return span
