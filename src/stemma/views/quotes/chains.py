"""Second-hand chains: through whom an article has what it reports somebody to have said."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stemma.records import Article, Attribution, Citation, Story
from stemma.views.quotes.entries import Identity, Step
from stemma.views.quotes.identities import fold_description, is_own_outlet

# Attributions around an attribution that are looked at: longer chains are hostile input, not reporting.
_MOST_AROUND: Final = 6


def build_chains(
    story: Story, articles: Mapping[str, Article], labels: Mapping[str, str], identities: Mapping[str, Identity]
) -> dict[str, tuple[Step, ...]]:
    """Return for each attribution id the steps from its article to its speaker.

    A step between is the speaker of an attribution whose content holds the whole attribution ("B wrote that her aide
    said..."), or another outlet that a statement of the attribution rests on ("... the aide told B").

    Args:
        story: the story.
        articles: its articles, by id.
        labels: article id -> short name.
        identities: attribution id -> speaker, for every attribution to be linked.
    """
    around = _find_around([one for one in story.attributions if one.id in identities])
    citations = _find_citations(story)
    chains = {}
    for attribution in story.attributions:
        if attribution.id in identities:
            own = identities[attribution.id]
            article = articles[attribution.span.article]
            first = Step(name=labels[article.id], kind="article")
            last = Step(name=own.name, kind=own.kind, span=attribution.speaker.span)
            between = [_step(one, identities[one.id]) for one in around[attribution.id]]
            between += _cited_steps(attribution, citations[attribution.id], article)
            chains[attribution.id] = (first, *_drop_repeated(between, own, article), last)
    return chains


def _step(attribution: Attribution, identity: Identity) -> Step:
    return Step(name=identity.name, kind=identity.kind, span=attribution.speaker.span)


def _drop_repeated(between: Iterable[Step], own: Identity, article: Article) -> list[Step]:
    """Return the steps without those that name the speaker, the article's own outlet, nobody, or a step before."""
    seen, kept = {fold_description(own.name)}, []
    for step in between:
        folded = fold_description(step.name)
        own_outlet = step.kind == "outlet" and is_own_outlet(step.name, article)
        if step.kind != "unresolved" and folded not in seen and not own_outlet:
            seen.add(folded)
            kept.append(step)
    return kept


def _find_around(attributions: Sequence[Attribution]) -> dict[str, list[Attribution]]:
    """Return for each attribution those whose content holds it, the outermost first."""
    found: dict[str, list[Attribution]] = {}
    opening = sorted(attributions, key=lambda one: (one.content.article, one.content.start, -one.content.end, one.id))
    opened: list[Attribution] = []
    position = 0
    for attribution in sorted(attributions, key=lambda one: (one.span, one.id)):
        place = attribution.span
        while position < len(opening) and _starts_by(opening[position], attribution):
            _close(opened, opening[position])
            opened.append(opening[position])
            position += 1
        _close(opened, attribution)
        near = opened[-_MOST_AROUND:]
        found[attribution.id] = [one for one in near if one is not attribution and one.content.contains(place)]
    return found


def _starts_by(one: Attribution, other: Attribution) -> bool:
    return (one.content.article, one.content.start) <= (other.span.article, other.span.start)


def _close(opened: list[Attribution], at: Attribution) -> None:
    """Take off the top of ``opened`` what ends before ``at`` begins."""
    while opened and (opened[-1].content.article, opened[-1].content.end) <= (at.span.article, at.span.start):
        opened.pop()


def _find_citations(story: Story) -> dict[str, list[Citation]]:
    """Return for each attribution id the citations that its statements rest on, in order of the text."""
    citations = {citation.id: citation for citation in story.citations}
    found: dict[str, set[str]] = defaultdict(set)
    for statement in story.statements:
        if statement.attribution and statement.citations:
            found[statement.attribution].update(one for one in statement.citations if one in citations)
    sorted_ids = {key: sorted(ids, key=lambda one: (citations[one].span, one)) for key, ids in found.items()}
    return defaultdict(list, {key: [citations[one] for one in ids] for key, ids in sorted_ids.items()})


def _cited_steps(attribution: Attribution, citations: Sequence[Citation], article: Article) -> list[Step]:
    parts = attribution.parts or (attribution.content,)
    speaker = attribution.speaker.span
    return [
        Step(name=one.outlet, kind="outlet", span=one.span)
        for one in citations
        if one.span.article == article.id
        and not any(part.contains(one.span) for part in parts)  # a citation within the words is part of them
        and not (speaker is not None and speaker.overlaps(one.span))  # the outlet is the speaker
    ]
