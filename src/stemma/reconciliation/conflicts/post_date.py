"""Conflicts of date: an embedded post whose stamp cannot be right if other reports date the same words."""

from collections.abc import Mapping, Sequence
from datetime import date

from stemma.reconciliation.conflicts.sides import Witness, build_conflict
from stemma.reconciliation.index import StoryIndex, parse_day
from stemma.reconciliation.quotes import find_quotes
from stemma.reconciliation.rewordings import Comparison
from stemma.reconciliation.utterances import Utterance
from stemma.reconciliation.wording import stem_word
from stemma.records import Conflict, Span, Statement, Time

# News quotes a post within days; a stamp further away than this is of another time.
_NEWS_DAYS = 10


def find_post_date_conflicts(
    pairs: Sequence[tuple[Utterance, Utterance, Comparison]], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> list[Conflict]:
    """Return one conflict for each post whose stamp lies far from the day other articles give for the same words."""
    against: dict[tuple[str, int], tuple[Utterance, list[Witness]]] = {}
    for one, two, _ in pairs:
        for post, report in ((one, two), (two, one)):
            if report.block is None and (witness := _dated_elsewhere(post, report, index)):
                key = (post.article, post.words[0].start)
                against.setdefault(key, (post, []))[1].append(witness)
    why = "The stamp of the embedded post is far from the day on which another report has the same words said."
    conflicts = []
    for _, (post, witnesses) in sorted(against.items()):
        stamp = post.block.date_span if post.block else None
        if stamp is not None:
            sides = [Witness(post.statement, stamp)], witnesses
            conflicts.append(build_conflict("date", sides, "contradiction", why, index, claims_of))
    return conflicts


def _dated_elsewhere(post: Utterance, report: Utterance, index: StoryIndex) -> Witness | None:
    """Return the words by which a report dates the utterance, if they are far from the post's stamp."""
    stamp = parse_day(post.block.date) if post.block else None
    if stamp is None:
        return None
    dated = _day_of(report, index)
    if dated is None:
        return None
    day, witness = dated
    return witness if abs((day - stamp).days) > _NEWS_DAYS else None


def _day_of(report: Utterance, index: StoryIndex) -> tuple[date, Witness] | None:
    """Return the day a report gives for an utterance, and the words that give it.

    The day stands in the sentence of the quotation, or in another sentence that quotes a part of it, said by the
    same speaker, or else it is the nearest day on which the speaker is in the news.
    """
    words = {stem_word(word) for word in report.folded}
    own = index.statements[report.statement]
    for statement in sorted(
        (one for one in index.statements.values() if one.article == report.article),
        key=lambda one: (one.id != own.id, one.span),
    ):
        if statement.id != own.id:
            speaker = index.speaker_of(statement)
            quotes = find_quotes(statement, index)
            part = any({stem_word(word) for word in quote.words} <= words and len(quote.words) > 1 for quote in quotes)
            if speaker is None or speaker != report.speaker or not part:
                continue
        found = _single_day(statement.sentence, report, index)
        if found is not None:
            return found[0], Witness(statement.id, found[1])
    return _day_of_news(own, report, index)


def _day_of_news(own: Statement, report: Utterance, index: StoryIndex) -> tuple[date, Witness] | None:
    """Return the day nearest to the quotation on which its article has the speaker do or say something.

    None where the sentence of the quotation dates it otherwise ("in a post of last year").
    """
    times = [one for one in index.times_in.get(own.article, ()) if own.sentence.contains(one.span)]
    if report.speaker is None or any(_far_back(one, report, index) for one in times):
        return None
    sentences = {one.sentence for one in index.statements.values() if one.article == own.article}
    naming = [one for one in sentences if report.speaker in {name for *_, name in index.names_within(one)}]
    for sentence in sorted(naming, key=lambda one: (abs(one.start - own.sentence.start), one)):
        found = _single_day(sentence, report, index)
        if found is not None:
            return found[0], Witness(own.id, found[1])
    return None


def _far_back(time: Time, report: Utterance, index: StoryIndex) -> bool:
    """Return whether a time of an article lies further back than its news."""
    published, latest = index.published(report.article), parse_day(time.latest)
    return published is not None and latest is not None and (published - latest).days > _NEWS_DAYS


def _single_day(sentence: Span, report: Utterance, index: StoryIndex) -> tuple[date, Span] | None:
    """Return the first resolved day in a sentence, outside the quotation, that lies within the news of its article."""
    published = index.published(report.article)
    quoted = report.span(0, len(report.words))
    held = index.times_in.get(report.article, ())
    times = [time for time in held if sentence.contains(time.span) and not quoted.contains(time.span)]
    for time in sorted(times, key=lambda one: one.span):
        if time.kind in ("DATE", "TIME") and time.earliest == time.latest:
            day = parse_day(time.earliest)
            if day and published and 0 <= (published - day).days <= _NEWS_DAYS:
                return day, time.span
    return None
