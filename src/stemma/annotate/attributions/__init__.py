"""Attributions in one article: who is reported to have said what, directly or indirectly.

Finding (``quotations``, ``reported``, ``continued``, ``blocks``) comes before resolving (``speakers``). A trained
tagger can stand in for ``reported``: it needs to return drafts.
"""

from collections.abc import Sequence

from stemma.annotate.attributions.continued import join_bare_quotations
from stemma.annotate.attributions.cues import get_cues
from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.phrases import read_phrases
from stemma.annotate.attributions.quotations import QuotationIndex, find_quotations
from stemma.annotate.attributions.recording import record_attribution
from stemma.annotate.attributions.reported import find_reported
from stemma.annotate.attributions.speakers import resolve_speakers
from stemma.records import Article, Attribution, Name, Sentence

__all__ = ["find_attributions"]


def find_attributions(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name]
) -> tuple[Attribution, ...]:
    """Return every attribution of the article, in order of the text.

    Direct, indirect and mixed speech, embedded posts and pull quotes (whose author speaks), and quotations without a
    cue that go on from one before. A quotation that its cue splits is one attribution with two parts. Speakers are
    resolved to names of the article where the text allows it; what cannot be resolved keeps its words or stays None.
    """
    cues = get_cues()
    quotations = find_quotations(article.text)
    drafts: list[Draft] = []
    first = 0
    for number, sentence in enumerate(sentences):
        if sentence.block is not None:
            continue
        start, end = sentence.span.start, sentence.span.end
        while first < len(quotations) and quotations[first].end <= start:
            first += 1
        last = first
        while last < len(quotations) and quotations[last].start < end:
            last += 1
        drafts.extend(find_reported(read_phrases(article.text, start, end, quotations[first:last]), number, cues))
    drafts = join_bare_quotations(article, sentences, quotations, drafts)
    speakers = resolve_speakers(article, sentences, names, drafts)
    near = QuotationIndex(quotations)
    found = [
        record_attribution(
            article.id, article.text, draft, near.touching(draft.parts[0][0], draft.parts[-1][1]), speaker
        )
        for draft, speaker in zip(drafts, speakers, strict=True)
    ]
    return tuple(sorted(found, key=lambda attribution: (attribution.span, attribution.id)))
