"""Hidden dates of publication: how often the day inferred from the story is the right one, and how often none is given.

The weights and thresholds were fitted on the stories of one half, by a hash of their names; the figures of the other
half are given beside those of all.
"""

import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import structs

from benchmarks.quality.corpora import Corpus
from stemma.annotate.sentences import find_sentences
from stemma.annotate.times import find_times
from stemma.group.dating import infer_dates
from stemma.records import Annotation, Article, Published

_UNKNOWN = Published(value=None, basis="unknown")


class Guess(NamedTuple):
    """The days between the inferred and the true day (None: left open), whether it was given to the day, and whether
    the story was fitted on.
    """

    days_off: int | None
    to_the_day: bool
    fitted: bool


def day_of(article: Article) -> date | None:
    """Return the day of publication of a corpus article, None if it has none."""
    return date.fromisoformat(article.published.value[:10]) if article.published.value else None


def annotate_times(article: Article) -> Annotation:
    """Return an annotation that holds the article's sentences and times alone."""
    sentences = find_sentences(article)
    return Annotation(article=article.id, sentences=sentences, times=find_times(article, sentences))


def is_fitted_on(story: str) -> bool:
    """Return whether a story is of the half on which weights and thresholds were fitted."""
    return zlib.crc32(story.encode()) % 2 == 0


def measure_dating(name: str, corpus: Corpus) -> dict[str, float | int | str]:
    """Return how well a hidden date is inferred: each article of stories with two dated ones or more is hidden in turn.

    The article's web address, which often holds the day, is hidden too.
    """
    guesses = list(guess_dates(corpus))
    other = [guess for guess in guesses if not guess.fitted]
    return _score(f"dating {name}", guesses) | _score(f"dating {name}, half not fitted on:", other)


def guess_dates(corpus: Corpus) -> Iterator[Guess]:
    """Yield a guess for each article that has company, its date hidden."""
    stories: dict[str, list[Article]] = {}
    for article in corpus.articles:
        if day_of(article):
            stories.setdefault(corpus.story_of[article.id], []).append(structs.replace(article, source="hidden"))
    for story, articles in sorted(stories.items()):
        if len(articles) < 2:
            continue
        annotations = {article.id: annotate_times(article) for article in articles}
        for chosen in articles:
            blank = structs.replace(chosen, published=_UNKNOWN)
            shown = [blank if article is chosen else article for article in articles]
            found = infer_dates(shown, {**annotations, chosen.id: annotate_times(blank)}).get(chosen.id)
            off = (date.fromisoformat(str(found.value)) - (day_of(chosen) or date.min)).days if found else None
            sure = found is not None and found.margin_days == 0
            yield Guess(None if off is None else abs(off), sure, is_fitted_on(story))


def _score(label: str, guesses: Sequence[Guess]) -> dict[str, float | int | str]:
    answered = [guess.days_off for guess in guesses if guess.days_off is not None]
    sure = [guess.days_off for guess in guesses if guess.days_off is not None and guess.to_the_day]
    return {
        f"{label} hidden": len(guesses),
        f"{label} left open %": _percent(len(guesses) - len(answered), len(guesses)),
        f"{label} given to the day %": _percent(len(sure), len(guesses)),
        f"{label} exact % of those given to the day": _percent(sum(days == 0 for days in sure), len(sure)),
        f"{label} exact % of answered": _percent(sum(days == 0 for days in answered), len(answered)),
        f"{label} within a day % of answered": _percent(sum(days <= 1 for days in answered), len(answered)),
    }


def measure_addresses(name: str, corpus: Corpus, key: str) -> dict[str, float | int | str]:
    """Return how often the day in an article's web address is its day of publication."""
    held = apart = 0
    for article in corpus.articles:
        blank = structs.replace(article, source=corpus.extra[article.id][key], published=_UNKNOWN)
        found = infer_dates([blank], {}).get(article.id)
        if found and (published := day_of(article)):
            held += 1
            apart += date.fromisoformat(str(found.value)) != published
    return {
        f"dating {name} addresses with a day": held,
        f"dating {name} day of the address is the day of publication %": _percent(held - apart, held),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 2)
