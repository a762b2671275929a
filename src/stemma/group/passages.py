"""The sentences of each article that say what it reports: without boilerplate, embedded posts and standing text."""

from collections.abc import Mapping, Sequence

from stemma.records import Annotation, Article
from stemma.text.sentences import split_sentences

_MOST_CHARACTERS = 12_000  # what stands further down is background; also bounds the work on a very long text
_STANDING_ARTICLES = 3  # a sentence in so many articles ...
_STANDING_DAYS = 30  # ... further apart than this is a site's standing text, and no copy. Set on incidents.


def find_passages(
    articles: Sequence[Article], annotations: Mapping[str, Annotation], days: Sequence[int | None]
) -> list[list[str]]:
    """Return the sentences of each article, in order; never empty unless the text is.

    Args:
        articles: the articles.
        annotations: by article id; sentences of an article that has none are split here.
        days: day of publication of each article as a day number, or None.
    """
    found = [_find_sentences(article, annotations.get(article.id)) for article in articles]
    standing = _find_standing(found, days)
    kept = [[sentence for sentence in sentences if sentence not in standing] for sentences in found]
    return [own or everything for own, everything in zip(kept, found, strict=True)]


def _find_sentences(article: Article, annotation: Annotation | None) -> list[str]:
    if annotation is None or not annotation.sentences:
        text = article.text[:_MOST_CHARACTERS]
        return [text[start:end] for start, end in split_sentences(text)]
    within = [sentence for sentence in annotation.sentences if sentence.span.start < _MOST_CHARACTERS]
    own = [sentence for sentence in within if sentence.block is None]
    return [article.text[s.span.start : s.span.end] for s in own or within]


def _find_standing(found: Sequence[Sequence[str]], days: Sequence[int | None]) -> set[str]:
    """Return the sentences that recur over a long time."""
    seen: dict[str, tuple[int, int, int]] = {}
    for sentences, day in zip(found, days, strict=True):
        if day is None:
            continue
        for sentence in set(sentences):
            count, first, last = seen.get(sentence, (0, day, day))
            seen[sentence] = (count + 1, min(first, day), max(last, day))
    return {
        sentence
        for sentence, (count, first, last) in seen.items()
        if count >= _STANDING_ARTICLES and last - first > _STANDING_DAYS
    }
