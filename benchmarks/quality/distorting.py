"""Distortions of one detail of an article: what a careless or dishonest copy might change."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from stemma.records import Annotation, Article, Published, Statement, content_id

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS_APART = ("year", "age")  # ages and lengths of time are mostly labels
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|can|should)\b(?! not|n't)")
_HEDGE = re.compile(r"\b(?:may|might|could)\b(?= (?!have|not|be\b)[a-z]{3,})")
_LOCATING = re.compile(r"\b(?:in|at|near|from) $")
_SAID = re.compile(r",[”\"]? (?:[A-Z][\w.]+ ){1,4}said\b|, (?:\w+ ){0,4}(?:said|says)\b|, according to\b")

# A change: first and last offset, and the words put there.
Change = tuple[int, int, str]
# A distortion: an article and what was found in it -> the changes it has places for, in order.
Distortion = Callable[[Article, Annotation], list[Change]]


def apply_changes(article: Article, changes: Sequence[Change]) -> Article:
    """Return the article with the changes made, published by another on the day after."""
    text = article.text
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    published = article.published
    if published.value and re.fullmatch(r"\d{4}-\d\d-\d\d.*", published.value):
        day = date.fromisoformat(published.value[:10]) + timedelta(days=1)
        published = Published(value=day.isoformat(), basis=published.basis)
    fresh = Article(
        id=content_id("a", text),
        source=f"{article.source}#changed",
        outlet="The Changed Copy",
        published=published,
        text=text,
        language="en",
    )
    return msgspec.structs.replace(fresh, title=article.title)


def _told(annotation: Annotation, article: Article) -> list[Statement]:
    """Return the statements long enough to be told apart from others."""
    return [one for one in annotation.statements if 8 < len(one.span.text_in(article.text).split()) < 40]


def distort_figure(article: Article, annotation: Annotation) -> list[Change]:
    """Return changes of one figure each: about double, in figures or in words as it was."""
    held = {quantity for statement in _told(annotation, article) for quantity in statement.quantities}
    found = []
    for quantity in annotation.quantities:
        words = quantity.span.text_in(article.text)
        counts = quantity.counted is not None and quantity.unit not in _UNITS_APART and quantity.measure != "age"
        if quantity.id not in held or not counts or quantity.partial:
            continue
        if words.isdigit() and 3 < int(words) < 1900:
            found.append((quantity.span.start, quantity.span.end, str(int(words) * 2 + 3)))
        elif words.lower() in _NUMBERS[:7]:
            other = _NUMBERS[_NUMBERS.index(words.lower()) + 3]
            found.append((quantity.span.start, quantity.span.end, other.title() if words[0].isupper() else other))
    return found


def distort_date(article: Article, annotation: Annotation) -> list[Change]:
    """Return changes of one weekday each."""
    return [
        (time.span.start, time.span.end, _DAYS[(_DAYS.index(words) + 5) % 7])
        for time in annotation.times
        if (words := time.span.text_in(article.text)) in _DAYS
        and any(time.id in statement.times for statement in annotation.statements)
    ]


def distort_name(article: Article, annotation: Annotation) -> list[Change]:
    """Return changes of one person's name each."""
    spans = sorted(span for name in annotation.names if name.kind == "person" for span in name.spans)
    return [
        (span.start, span.end, "Oskar Brandvold")
        for statement in annotation.statements
        for span in spans
        if statement.span.contains(span) and len(span.text_in(article.text).split()) == 2 and len(statement.names) > 1
    ]


def distort_place(article: Article, annotation: Annotation) -> list[Change]:
    """Return changes of one place each, behind a word that locates."""
    spans = sorted(span for name in annotation.names if name.kind == "place" for span in name.spans)
    return [
        (span.start, span.end, "Osaka")
        for statement in _told(annotation, article)
        for span in spans
        if statement.span.contains(span) and _LOCATING.search(article.text[max(0, span.start - 8) : span.start])
    ]


def distort_negation(article: Article, annotation: Annotation) -> list[Change]:
    """Return changes that negate a statement each."""
    found = []
    for statement in annotation.statements:
        words = statement.span.text_in(article.text)
        auxiliary = _AUXILIARY.search(words)
        plain = statement.polarity == "positive" and statement.attribution is None
        if auxiliary and plain and 8 < len(words.split()) < 30:
            at = statement.span.start + auxiliary.end()
            found.append((at, at, " not"))
    return found


def distort_quotation(article: Article, annotation: Annotation) -> list[Change]:
    """Return changes of one word inside a quotation each."""
    found = []
    for attribution in annotation.attributions:
        for quote in attribution.quotes:
            words = list(re.finditer(r"\w+", quote.text_in(article.text)))
            if len(words) >= 12:
                longest = max(words[4:-4], key=lambda word: len(word.group()))
                found.append((quote.start + longest.start(), quote.start + longest.end(), "harvest"))
    return found


def distort_certainty(article: Article, annotation: Annotation) -> list[Change]:
    """Return changes that make a statement surer each: "may fall" becomes "will fall"."""
    return [
        (statement.span.start + hedge.start(), statement.span.start + hedge.end(), "will")
        for statement in _told(annotation, article)
        if statement.certainty == "possible" and (hedge := _HEDGE.search(statement.span.text_in(article.text)))
    ]


def distort_source(article: Article, annotation: Annotation) -> list[Change]:
    """Return changes that drop who says so, each from behind what is said: "..., the mayor said." becomes "...."."""
    found = []
    for attribution in annotation.attributions:
        content, whole = attribution.content, attribution.span
        trailing = article.text[content.end : whole.end]
        told = attribution.speaker.name and len(content.text_in(article.text).split()) > 7
        if told and attribution.kind == "indirect" and content.start == whole.start and _SAID.match(trailing):
            found.append((content.end, whole.end, ""))
    return found


def swap_roles(article: Article, annotation: Annotation) -> list[tuple[Change, Change]]:
    """Return pairs of changes that let two people, bodies or places of one statement change places."""
    spans = sorted((span, name.kind, name.id) for name in annotation.names for span in name.spans)
    found = []
    for statement in _told(annotation, article):
        inside = [one for one in spans if statement.span.contains(one[0])]
        if len(inside) != 2 or inside[0][1] != inside[1][1] or inside[0][2] == inside[1][2]:
            continue
        (first, *_), (second, *_) = inside
        between = article.text[first.end : second.start]
        if re.search(r"[a-z]{4,}", between) and not re.fullmatch(r"[\s,]*(?:and|or|with)[\s,]*", between):
            words = first.text_in(article.text), second.text_in(article.text)
            found.append(((first.start, first.end, words[1]), (second.start, second.end, words[0])))
    return found
