"""From drafts to records: hull, verbatim stretches and kind."""

from collections.abc import Sequence

from stemma.annotate.attributions.acts import judge_act
from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.quotations import Quotation
from stemma.records import Attribution, Span, Speaker, content_id
from stemma.records.annotation import AttributionKind


def record_attribution(
    article_id: str, text: str, draft: Draft, quotations: Sequence[Quotation], speaker: Speaker
) -> Attribution:
    """Return the record of a finished draft."""

    def span(bounds: tuple[int, int]) -> Span:
        return Span(article=article_id, start=bounds[0], end=bounds[1])

    draft.parts.sort()
    content = (draft.parts[0][0], draft.parts[-1][1])
    pieces = [*draft.parts, *(bounds for bounds in (draft.cue, draft.source) if bounds)]
    quotes, verbatim = _quotes(text, draft, quotations)
    kind: AttributionKind = "direct" if verbatim else "mixed" if quotes else "indirect"
    return Attribution(
        id=content_id("q", article_id, content, draft.cue, draft.source),
        kind=kind,
        span=span((min(piece[0] for piece in pieces), max(piece[1] for piece in pieces))),
        content=span(content),
        parts=tuple(span(part) for part in draft.parts),
        quotes=tuple(span(quote) for quote in quotes),
        cue=span(draft.cue) if draft.cue else None,
        speaker=speaker,
        act=judge_act(
            text[slice(*draft.cue)] if draft.cue else None,
            text[slice(*content)] if quotes else "",
            kind,
            sourced=draft.source is not None or speaker.name is not None,
        ),
    )


def _quotes(text: str, draft: Draft, quotations: Sequence[Quotation]) -> tuple[list[tuple[int, int]], bool]:
    """Return the quotations inside the content, without marks, and whether they are all of it."""
    if draft.author is not None:
        return list(draft.parts), True
    quotes: list[tuple[int, int]] = []
    verbatim = True
    for start, end in draft.parts:
        inside = [q for q in quotations if q.start < end and start < q.end]
        bounds = [(max(start, q.inner_start), min(end, q.inner_end)) for q in inside]
        quotes.extend(bound for bound in bounds if bound[0] < bound[1])
        position, outside = start, ""
        for q in inside:
            outside += text[position : max(position, q.start)]
            position = max(position, q.end)
        outside += text[position:end]
        verbatim = verbatim and bool(inside) and not any(char.isalnum() for char in outside)
    return quotes, verbatim and bool(quotes)
