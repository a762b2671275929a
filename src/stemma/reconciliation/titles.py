"""The title of a story, taken verbatim from its most central article."""

import numpy as np

from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.index import StoryIndex
from stemma.text.words import find_words

_WORDS_OF_LEAD = 14  # of the first sentence, where no article has a headline


def choose_title(gists: list[Gist], vectors: Vectors, index: StoryIndex) -> str:
    """Return the headline of the most central article that has one, else the first words of the most central lead."""
    ranked = _rank_articles(gists, vectors, index)
    for article in ranked:
        title = index.articles[article].title
        if title and title.strip():
            return title.strip()
    return next((lead for article in ranked if (lead := _lead_words(article, index))), "")


def _rank_articles(gists: list[Gist], vectors: Vectors, index: StoryIndex) -> list[str]:
    """Return the article ids, the one whose statements lie nearest to the middle of the story first."""
    if not gists:
        return sorted(index.articles)
    centre = vectors.mean(axis=0)
    near = vectors @ (centre / max(float(np.linalg.norm(centre)), 1e-9))
    found: dict[str, list[float]] = {article: [] for article in index.articles}
    for gist in gists:
        for article in gist.articles:
            found[article].append(float(near[gist.number]))
    mean = {article: sum(sorted(held)) / len(held) if held else -1.0 for article, held in found.items()}
    return sorted(found, key=lambda article: (-round(mean[article], 4), index.articles[article].title or "", article))


def _lead_words(article: str, index: StoryIndex) -> str:
    sentences = [one.sentence for one in index.statements.values() if one.article == article]
    if not sentences:
        return ""
    lead = index.text_of(min(sentences))
    words = find_words(lead)
    return lead[: words[_WORDS_OF_LEAD - 1].end] if len(words) > _WORDS_OF_LEAD else lead
