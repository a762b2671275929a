"""Quotations that no cue of their own sentence introduces: they go on from the one before, or stand after a colon."""

import re
from collections.abc import Sequence

from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.quotations import Quotation, QuotationIndex
from stemma.records import Article, Sentence

_MARKS = "“”\"'‘’«»` \u00a0"
_SIGNATURE = re.compile(r"[ \u00a0]*[―—–][ \u00a0]*([A-Z][^\W\d_]+(?:[ \u00a0][^\s,.;]{1,20}){1,3})(?=[,.;]|\s|$)")
_FEWEST_WORDS = 4  # a shorter quotation without a cue is a title or a scare quote


def join_bare_quotations(
    article: Article, sentences: Sequence[Sentence], quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """Return the drafts with every bare quotation joined to the one it continues, or as a draft of its own.

    A sentence that is nothing but a quotation continues the attribution right before it, over the border of the
    paragraph too. One that stands further off is a draft of its own: its speaker is who signs it ("“...” — Ann Lee") or
    the subject of the sentence before it, else nobody.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    joined = list(drafts) + _blocks(article)
    covered = _covered(drafts, quotations)
    last: Draft | None = None
    last_number = -1
    position = 0
    for number, sentence in enumerate(sentences):
        if sentence.block is not None:
            continue
        while position < len(quotations) and quotations[position].end <= sentence.span.start:
            position += 1
        own = by_sentence.get(number, [])
        quoted = _bare_stretch(article.text, sentence.span.start, sentence.span.end, quotations, position, covered)
        if quoted and not own:
            signed = _signature(article.text, sentences, number, quoted[1])
            if last is not None and not signed and number - last_number == 1:
                last.parts.append(quoted)
            elif len(article.text[quoted[0] : quoted[1]].split()) >= _FEWEST_WORDS:
                last = _bare(sentences, number, quoted, signed)
                joined.append(last)
            else:
                continue
            last_number = number
        elif own:
            if quoted and last is not None and _same_paragraph(sentences, last_number, number) and _free(quoted, own):
                last.parts.append(quoted)
            last, last_number = own[-1], number
    return joined


def _bare(sentences: Sequence[Sentence], number: int, quoted: tuple[int, int], signed: tuple[int, int] | None) -> Draft:
    """Return the draft of a quotation without a cue."""
    before = sentences[number - 1] if number and _same_paragraph(sentences, number - 1, number) else None
    neighbour = (before.span.start, before.span.end) if before is not None else None
    return Draft(number, source=signed, parts=[quoted], neighbour=neighbour)


def _same_paragraph(sentences: Sequence[Sentence], one: int, other: int) -> bool:
    return one >= 0 and sentences[one].paragraph == sentences[other].paragraph


def _signature(text: str, sentences: Sequence[Sentence], number: int, end: int) -> tuple[int, int] | None:
    """Return the name that signs the quotation ending at ``end``, after a dash on its line; None if none does."""
    limit = sentences[number].span.end
    if number + 1 < len(sentences) and _same_paragraph(sentences, number, number + 1):
        limit = max(limit, sentences[number + 1].span.end)
    match = _SIGNATURE.match(text, end, limit)
    return match.span(1) if match else None


def _covered(drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> set[int]:
    """Return the starts of the quotations that some draft holds."""
    index = QuotationIndex(quotations)
    return {q.start for draft in drafts for part in draft.parts for q in index.touching(*part)}


def _free(stretch: tuple[int, int], drafts: Sequence[Draft]) -> bool:
    """Return whether no draft of the sentence holds any of the stretch."""
    pieces = [piece for draft in drafts for piece in (*draft.parts, draft.cue, draft.source) if piece]
    return all(end <= stretch[0] or stretch[1] <= start for start, end in pieces)


def _bare_stretch(
    text: str, start: int, end: int, quotations: Sequence[Quotation], position: int, covered: set[int]
) -> tuple[int, int] | None:
    """Return the leading part of the sentence that stands in quotation marks that no draft holds; None if none does."""
    if position >= len(quotations) or quotations[position].start in covered:
        return None
    quotation = quotations[position]
    if text[start : max(start, quotation.start)].strip(_MARKS):
        return None
    last = min(end, quotation.end)
    if _SIGNATURE.match(text, quotation.end, end):
        return start, last
    if quotation.end < end and any(char.isalnum() for char in text[quotation.end : end]):
        return (start, last) if text[quotation.end - 2 : quotation.end - 1] in (".", "!", "?") else None
    return start, end


def _blocks(article: Article) -> list[Draft]:
    """Return the attributions of embedded posts and pull quotes to the author of their signature line."""
    return [
        Draft(
            -1,
            source=(block.author.start, block.author.end) if block.author else None,
            parts=[(block.body.start, block.body.end)],
            author=(block.author.start, block.author.end) if block.author else (block.body.start, block.body.start),
        )
        for block in article.blocks
        if block.body.end > block.body.start
    ]
