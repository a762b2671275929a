"""Attributions in one article: who is reported to have said what, directly or indirectly.

Finding comes before resolving (``speakers``). Two find: the rules of ``reported``, and the tagger, whose marks
``repair`` and ``linking`` turn into attributions; ``joint`` brings both together, ``continued`` adds what goes on.
"""

from collections.abc import Sequence

from stemma.annotate.attributions.continued import join_bare_quotations
from stemma.annotate.attributions.cues import get_cues
from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.joint import add_apart, find_tagged, is_bare, join_drafts, split_lines
from stemma.annotate.attributions.phrases import read_phrases
from stemma.annotate.attributions.quotations import Quotation, QuotationIndex, find_quotations
from stemma.annotate.attributions.recording import record_attribution
from stemma.annotate.attributions.reported import find_reported
from stemma.annotate.attributions.speakers import resolve_speakers
from stemma.models.tagger import get_tagger
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
    quotations = find_quotations(article.text)
    drafts = _find_ruled(article, sentences, quotations)
    tags = get_tagger().tag(article.text)
    tagged = find_tagged(article, sentences, quotations, tags.saying) if tags is not None else []
    bare = [draft for draft in tagged if is_bare(article.text, draft)]
    cued = [draft for draft in tagged if not is_bare(article.text, draft)]
    if tags is not None:
        drafts = join_drafts(article.text, drafts, cued, quotations, tags.saying)
    drafts = join_bare_quotations(article, sentences, quotations, drafts)
    drafts = split_lines(article.text, add_apart(drafts, bare))
    speakers = resolve_speakers(article, sentences, names, drafts)
    near = QuotationIndex(quotations)
    found = [
        record_attribution(
            article.id, article.text, draft, near.touching(draft.parts[0][0], draft.parts[-1][1]), speaker
        )
        for draft, speaker in zip(drafts, speakers, strict=True)
    ]
    return tuple(sorted(found, key=lambda attribution: (attribution.span, attribution.id)))


def _find_ruled(article: Article, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return the attributions that the rules find in the running text, sentence by sentence."""
    cues = get_cues()
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
    return drafts
