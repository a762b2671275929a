"""Drifts: what changed on the way from a source to its copy."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, permutations

from stemma.lang import load
from stemma.reconciliation.descended import pair_descended
from stemma.reconciliation.figures import figures_of, values_agree
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.quotes import find_quotes
from stemma.reconciliation.rewordings import Comparison
from stemma.reconciliation.sources import find_sources
from stemma.reconciliation.surer import find_step
from stemma.reconciliation.utterances import Utterance
from stemma.reconciliation.wording import content_stems, folded_words, function_words
from stemma.records import Claim, Conflict, Drift, Span, Speaker, Statement, content_id
from stemma.records.report import DriftKind


def find_drifts(
    claims: Sequence[Claim],
    gists: Sequence[Gist],
    vectors: Vectors,
    conflicts: Sequence[Conflict],
    quotations: Sequence[tuple[Utterance, Utterance, Comparison]],
    index: StoryIndex,
) -> tuple[Drift, ...]:
    """Return what copies changed against the article they draw on, sorted by id."""
    found: list[Drift] = []
    for source, target in pair_descended(claims, gists, vectors, index):
        found.extend(_compare(source, target, index))
    sources = find_sources(index)
    found.extend(_moved_figures(conflicts, sources, index))
    for one, two, comparison in quotations:
        if not comparison.changes and not comparison.slips:
            continue
        if one.article in sources.get(two.article, ()):
            found.append(_reworded(one, two, comparison, turned=False))
        elif two.article in sources.get(one.article, ()):
            found.append(_reworded(two, one, comparison, turned=True))
    by_id = {drift.id: drift for drift in found}
    return tuple(by_id[key] for key in sorted(by_id))


def _moved_figures(
    conflicts: Sequence[Conflict], sources: Mapping[str, Sequence[str]], index: StoryIndex
) -> Iterator[Drift]:
    """Yield a drift for each figure that a copy counts over another scope than the article it draws on."""
    why = "The source and the copy count the same number over different scopes: a period or several incidents, and one."
    for conflict in conflicts:
        if conflict.kind != "scope" or conflict.relation != "contradiction":
            continue
        for one, two in permutations(conflict.sides, 2):
            for target, after in zip(two.statements, two.spans, strict=True):
                before = {span.article: (id_, span) for id_, span in zip(one.statements, one.spans, strict=True)}
                nearest = next((before[a] for a in sources.get(after.article, ()) if a in before), None)
                if nearest is not None:
                    source, span = nearest
                    yield _drift("quantity", index.statements[source], index.statements[target], why, (span, after))


def _compare(source: Statement, target: Statement, index: StoryIndex) -> Iterator[Drift]:
    """Yield the drifts of certainty, attribution and figures between two statements."""
    step = find_step(source, target, index)
    if step is not None and step.surer:  # a copy that sounds less sure mostly tells of another moment (helsinki)
        words = index.text_of(step.first), index.text_of(step.second)
        why = f"The copy makes it surer: “{words[0]}” at the source, “{words[1]}” in the copy."
        yield _drift("certainty", source, target, why, (step.first, step.second))
    dropped = _dropped_source(source, target, index)
    if dropped is not None:
        why = f"The source says who says so (“{index.text_of(dropped)}”), the copy does not."
        yield _drift("attribution", source, target, why, (dropped, target.span))
    yield from _changed_figures(source, target, index)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(load("certainty_words")[key])


def _drift(kind: DriftKind, source: Statement, target: Statement, why: str, spans: tuple[Span, ...]) -> Drift:
    id_ = content_id("d", kind, source.id, target.id, why)
    return Drift(id=id_, kind=kind, source=source.id, target=target.id, why=why, spans=spans)


def _dropped_source(source: Statement, target: Statement, index: StoryIndex) -> Span | None:
    """Return the words that name the speaker or outlet at the source, if the copy has neither."""
    if target.attribution is not None or index.citations_of(target) or target.certainty == "reported":
        return None
    if _is_quotation(target, index) or _says_who(folded_words(index.text_of(target.sentence))):
        return None
    in_target = {name for *_, name in index.names_within(target.sentence)}
    attribution = index.attribution_of(source)
    if attribution is not None and attribution.kind != "direct" and _is_told(attribution.speaker, index):
        speaker = attribution.speaker
        named = speaker.name_id in in_target or (speaker.span and _described(speaker.span, target, index))
        return None if named else speaker.span
    for citation in index.citations_of(source):
        if citation.name_id is None or citation.name_id not in in_target:
            return citation.span
    return None


def _says_who(words: Sequence[str]) -> bool:
    """Return whether a verb of saying stands among the words, other than in "was warned" or "a sign that warns"."""
    other = ("was", "were", "been", "be", "being", "that", "which")
    return any(word in _listed("saying") and before not in other for before, word in pairwise(("", *words)))


def _is_quotation(statement: Statement, index: StoryIndex) -> bool:
    """Return whether more than half of a statement stands in quotation marks: somebody's words, as anyone can see."""
    quoted = sum(len(quote.words) for quote in find_quotes(statement, index))
    return 2 * quoted > len(folded_words(index.text_of(statement.span)))


def _is_told(speaker: Speaker, index: StoryIndex) -> bool:
    """Return whether the words beside the cue tell who speaks: a name or a description, not a pronoun."""
    if speaker.span is None:
        return False
    words = folded_words(index.text_of(speaker.span))
    return not set(words) <= _listed("pronouns") | function_words()


def _described(speaker: Span, target: Statement, index: StoryIndex) -> bool:
    """Return whether the words that describe a speaker come back in the sentence of the copy."""
    words = set(content_stems(index.text_of(speaker)))
    return bool(words) and 2 * len(words & set(content_stems(index.text_of(target.sentence)))) > len(words)


def _changed_figures(source: Statement, target: Statement, index: StoryIndex) -> Iterator[Drift]:
    """Yield a drift for each figure of one measure that differs or has lost its "at least"."""
    theirs = figures_of(target, index)
    for figure in figures_of(source, index):
        same = [one for one in theirs if one.measure == figure.measure and one.change == figure.change]
        if figure.measure is None or len(same) != 1 or same[0].part != figure.part:
            continue
        other = same[0]
        words = index.text_of(figure.quantity.span), index.text_of(other.quantity.span)
        hedge_kept = figure.quantity.comparator in (other.quantity.comparator, "exactly", "about")
        if hedge_kept and values_agree(figure, other):
            continue
        why = f"The copy changes the figure: “{words[0]}” at the source, “{words[1]}” in the copy."
        yield _drift("quantity", source, target, why, (figure.quantity.span, other.quantity.span))


def _reworded(source: Utterance, target: Utterance, comparison: Comparison, *, turned: bool) -> Drift:
    """Return the drift of a quotation that the copy words differently."""
    spans: list[Span] = []
    for change in comparison.changes or comparison.slips:
        first, second = (change[2:], change[:2]) if turned else (change[:2], change[2:])
        spans += [source.span(*first), target.span(*second)]
    why = "The copy quotes the same utterance with different words."
    if not comparison.changes:
        why = "The copy takes one word of the quotation for another that is written or sounds alike."
    id_ = content_id("d", "wording", source.statement, target.statement, why)
    return Drift(id=id_, kind="wording", source=source.statement, target=target.statement, why=why, spans=tuple(spans))
