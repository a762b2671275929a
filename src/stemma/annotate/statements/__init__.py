"""Statements: one article saying one thing."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from stemma.annotate.statements.certainty import judge_certainty, judge_polarity
from stemma.annotate.statements.clauses import has_verb, split_clauses, words_of
from stemma.annotate.statements.drafts import Draft, draft
from stemma.annotate.statements.main_clause import main_words
from stemma.annotate.statements.pieces import Piece, find_pieces
from stemma.annotate.statements.remnants import restore
from stemma.annotate.statements.trimming import skip_dateline, trim_clause
from stemma.records import Article, Attribution, Citation, Name, Quantity, Sentence, Span, Statement, Time, content_id

__all__ = ["find_statements"]

# Shorter stretches without a known verb, or without a mark at their end, are headings and remnants.
_LEAST_WORDS = 5
_ENDS = frozenset('.!,;”"’')

# No citation ("told the Evening Herald of Lower Vask") is longer than this.
_LONGEST_CITATION = 200
# How far back in the paragraph a quotation may have been opened.
_QUOTE_BACK = 2_000

_Marks = list[tuple[int, int, str]]


def find_statements(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    times: Sequence[Time],
    quantities: Sequence[Quantity],
    attributions: Sequence[Attribution],
    citations: Sequence[Citation],
) -> tuple[Statement, ...]:
    """Return the statements of the article in order of the text.

    A sentence that says several things gives several statements, its attribution is taken off and its id kept.
    Questions and fragments without a verb are no statements.
    """
    mentions = sorted((span.start, span.end, name.id) for name in names for span in name.spans)
    moments = sorted((time.span.start, time.span.end, time.id) for time in times)
    figures = sorted((quantity.span.start, quantity.span.end, quantity.id) for quantity in quantities)
    cited = sorted((citation.span.start, citation.span.end, citation.id) for citation in citations)
    ordered = sorted(
        attributions, key=lambda attribution: (attribution.span.start, attribution.span.end, attribution.id)
    )
    statements: list[Statement] = []
    open_ones: list[Attribution] = []
    position = 0
    for sentence in sentences:
        while position < len(ordered) and ordered[position].span.start < sentence.span.end:
            open_ones.append(ordered[position])
            position += 1
        open_ones = [attribution for attribution in open_ones if attribution.span.end > sentence.span.start]
        for one in _draft_sentence(article.text, sentence, open_ones, figures, moments):
            ids = [
                [mark for extent in one.extents for mark in _within(marks, *extent)]
                for marks in (mentions, moments, figures)
            ]
            statements.append(_record(article, sentence, one, ids, cited))
    return tuple(statements)


def _draft_sentence(
    text: str, sentence: Sentence, attributions: list[Attribution], figures: _Marks, moments: _Marks
) -> list[Draft]:
    whole = (skip_dateline(text, sentence.span.start, sentence.span.end), sentence.span.end)
    facts = [(first, last) for first, last, _ in _within(figures, *whole)]
    times = [(first, last) for first, last, _ in _within(moments, *whole)]
    found: list[Draft] = []
    for piece in find_pieces(text, *whole, attributions):
        clauses = _clauses(text, piece, facts)
        for index, extent in enumerate(clauses):
            own = index > 0 and _is_circumstance(text, clauses[index - 1][1], extent[0], piece.attribution)
            found.append(draft(*extent, None if own else piece.attribution))
    return restore(text, whole, found, attributions, facts, times)


def _is_circumstance(text: str, end: int, start: int, attribution: Attribution | None) -> bool:
    """Return whether the article itself tells what happened meanwhile ("Dorn said it was over, as the crews left")."""
    if attribution is None or attribution.kind == "direct" or attribution.cue is None:
        return False
    return attribution.cue.end <= end and text[end:start].split()[-1:] == ["as"]


def _clauses(text: str, piece: Piece, facts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    clauses: list[tuple[int, int]] = []
    for first, last in split_clauses(text, piece.start, piece.end, facts, said=piece.attribution is not None):
        if text[first:last].rstrip(' \t\r\n”"’)').endswith("?"):
            continue
        start, end = trim_clause(text, first, last)
        if start < end and _says_something(text, start, end):
            clauses.append((start, end))
    return clauses


def _says_something(text: str, start: int, end: int) -> bool:
    """Return whether a stretch has a verb, or is long and ends like a sentence (not every verb is known)."""
    if has_verb(text, start, end):
        return True
    return len(words_of(text, start, end)) >= _LEAST_WORDS and text[end : end + 2].strip()[:1] in _ENDS


def _is_quoted(text: str, start: int) -> bool:
    """Return whether a quotation is open at ``start``: somebody else's words, though nobody is named there."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - _QUOTE_BACK) : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _within(marks: _Marks, start: int, end: int) -> _Marks:
    """Return the marks that lie in ``[start, end)``."""
    found: _Marks = []
    for index in range(bisect_left(marks, (start,)), len(marks)):
        if marks[index][0] >= end:
            break
        if marks[index][1] <= end:
            found.append(marks[index])
    return found


def _record(article: Article, sentence: Sentence, one: Draft, ids: Iterable[_Marks], cited: _Marks) -> Statement:
    start, end, attribution = one.start, one.end, one.attribution
    names, times, quantities = ([mark[2] for mark in marks] for marks in ids)
    rests = {mark[2]: None for mark in _within(cited, start, end)}
    main = main_words(article.text, *one.core)
    others = attribution is not None or _is_quoted(article.text, start)
    cue = None
    if attribution is not None:
        whole = attribution.span
        nearby = _within(cited, whole.start - _LONGEST_CITATION, whole.end + _LONGEST_CITATION)
        rests |= {mark[2]: None for mark in nearby if mark[0] < whole.end and whole.start < mark[1]}
        cue = attribution.cue.text_in(article.text) if attribution.cue else None
    return Statement(
        id=content_id("s", article.id, start, end),
        span=Span(article=article.id, start=start, end=end),
        sentence=sentence.span,
        article=article.id,
        attribution=attribution.id if attribution else None,
        certainty=judge_certainty(article.text[slice(*one.core)], main, cue, attributed=others),
        polarity=judge_polarity(main),
        names=tuple(sorted(set(names))),
        times=tuple(dict.fromkeys(times)),
        quantities=tuple(dict.fromkeys(quantities)),
        citations=tuple(sorted(rests)),
    )
