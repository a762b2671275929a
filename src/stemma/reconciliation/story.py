"""One story reconciled: the steps in their order."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from stemma.models.encoder import Encoder
from stemma.reconciliation.brief import build_brief
from stemma.reconciliation.claims import make_claims, mark_disputed
from stemma.reconciliation.conflicts import find_conflicts
from stemma.reconciliation.drifts import find_drifts
from stemma.reconciliation.events import find_events
from stemma.reconciliation.facets import add_facets
from stemma.reconciliation.gists import build_gists
from stemma.reconciliation.groups import group_gists
from stemma.reconciliation.index import build_index
from stemma.reconciliation.judge import FeatureJudge, PairJudge
from stemma.reconciliation.matching import match_gists
from stemma.reconciliation.names import merge_names, remap_names
from stemma.reconciliation.progress import split_by_progress
from stemma.reconciliation.timeline import build_timeline
from stemma.reconciliation.titles import choose_title
from stemma.reconciliation.utterances import find_utterances, pair_utterances
from stemma.records import Annotation, Article, Descent, Record, Story, content_id

_Record = TypeVar("_Record", bound=Record)


def reconcile_story(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    descent: Descent,
    encoder: Encoder,
    judge: PairJudge | None = None,
) -> Story:
    """Return what the articles of one story agree on and where they part.

    Args:
        articles: of one story.
        annotations: article id -> what was found in it.
        descent: the stemma of the story.
        encoder: gives a vector for each distinct wording.
        judge: decides whether two statements say the same; the judge on hand-made features if None.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    held = [annotations[article.id] for article in ordered if article.id in annotations]
    names, went = merge_names(held)
    index = build_index(ordered, (remap_names(annotation, went) for annotation in held), names, descent)
    gists, vectors = build_gists(index, encoder)
    deciding = judge or FeatureJudge()
    matches = match_gists(gists, vectors, deciding)
    groups = add_facets(group_gists(gists, vectors, matches, deciding), gists, vectors)
    groups = split_by_progress(groups, gists, index)
    claims = make_claims(groups, gists, vectors, index)
    quotations = pair_utterances(find_utterances(index))
    conflicts = find_conflicts(gists, vectors, matches, quotations, claims, index)
    claims = mark_disputed(claims, conflicts)
    return Story(
        id=content_id("st", *[article.id for article in ordered]),
        title=choose_title(gists, vectors, index),
        articles=tuple(article.id for article in ordered),
        names=names,
        attributions=_sorted(index.attributions),
        times=_sorted(index.times),
        quantities=_sorted(index.quantities),
        citations=_sorted(index.citations),
        statements=tuple(index.statements.values()),
        passages=descent.passages,
        origins=descent.origins,
        derivations=descent.derivations,
        claims=claims,
        conflicts=conflicts,
        drifts=find_drifts(claims, gists, vectors, conflicts, quotations, index),
        timeline=build_timeline(claims, conflicts, gists, vectors, index),
        events=find_events(index),
        brief=build_brief(claims, conflicts, gists, vectors, index),
    )


def _sorted(records: Mapping[str, _Record]) -> tuple[_Record, ...]:
    return tuple(records[key] for key in sorted(records))
