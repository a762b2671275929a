"""Derivations: which article draws on which source, how much of it, and why we think so."""

from collections.abc import Collection, Mapping, Sequence

from stemma.descent.direction import Direction
from stemma.descent.evidence import display_name
from stemma.descent.links import Link
from stemma.descent.origins import origin_id
from stemma.descent.sources import Source, contributing_sources, credited_source, own_source
from stemma.descent.witness import Witness
from stemma.records import Derivation, Evidence, Span, content_id
from stemma.records.descent import Direction as DirectionName

# Text from a source below this share of an article is not worth an arrow of its own.
_LEAST_SHARE = 0.03


def percent(share: float) -> str:
    """Return a share for a reader.

    >>> percent(0.634)
    '63%'
    """
    return f"{round(100 * share)}%"


def _make(
    source: str,
    target: str,
    coverage: float,
    links: Sequence[Link],
    direction: DirectionName,
    evidence: Sequence[Evidence],
) -> Derivation:
    passages = sorted({text.passage.id for link in links for text in link.shared if text.passage.copied})
    return Derivation(
        id=content_id("d", source, target),
        source=source,
        target=target,
        coverage=round(min(1.0, coverage), 4),
        passages=tuple(passages),
        direction=direction,
        evidence=tuple(evidence),
    )


def _credit_evidence(witness: Witness, source: Source) -> list[Evidence]:
    """Return the evidence that an article credits the agency itself."""
    if credited_source(witness) != source and source not in contributing_sources(witness):
        return []
    spans: list[Span] = [
        credit.span for credit in witness.article.credits if credit.role == "source" and credit.agency == source.name
    ]
    return [Evidence(kind="credit", why=f"{display_name(witness)} credits {source.name}.", spans=tuple(spans))]


def _shared_evidence(witnesses: Sequence[Witness], place: int, links: Sequence[Link]) -> list[Evidence]:
    """Return the evidence of text shared with other articles of the same source, most shared first."""
    found = []
    for link in sorted(links, key=lambda link: (-link.share_of(place), link.places)):
        other = link.other(place)
        how = "in other words and the same order" if link.rewritten else "word for word or nearly so"
        share = percent(link.share_of(place))
        why = f"{share} of {display_name(witnesses[place])} also stands in {display_name(witnesses[other])}, {how}."
        spans = tuple(text.span_in(place) for text in link.shared if text.passage.copied)
        found.append(Evidence(kind="coverage", why=why, spans=spans))
    return found


def derive_from_sources(
    witnesses: Sequence[Witness],
    links: Sequence[Link],
    shares: Sequence[Mapping[Source, float]],
    outside: Collection[Source],
) -> list[Derivation]:
    """Return the derivations of articles from agencies, and from sources proven to lie ``outside`` the set."""
    found = []
    for place, witness in enumerate(witnesses):
        credited = credited_source(witness)
        sources = {source: share for source, share in shares[place].items() if share >= _LEAST_SHARE}
        if credited:
            sources[credited] = 1.0
        for source, share in sorted(sources.items()):
            if (source.kind != "agency" and source not in outside) or source == own_source(witness):
                continue
            near = [k for k in links if place in k.places and shares[k.other(place)].get(source)]
            evidence = _credit_evidence(witness, source) + _shared_evidence(witnesses, place, near)
            if source in outside:
                why = "Of three articles every two share text that the third lacks, so none of them is the source."
                evidence.insert(0, Evidence(kind="addition", why=why))
            for other in dict.fromkeys(k.other(place) for k in near):
                if not evidence or evidence[0].kind != "credit":
                    evidence = _credit_evidence(witnesses[other], source) + evidence
            found.append(_make(origin_id(source), witness.id, share, near, "known", evidence))
    return found


def _circle_evidence(witnesses: Sequence[Witness], direction: Direction) -> list[Evidence]:
    """Return the evidence that two articles name each other, which tells nothing of who came first."""
    citing = sorted({reason.target for reason in direction.reasons if reason.evidence.kind == "citation"})
    if len(citing) < 2:
        return []
    one, other = (display_name(witnesses[place]) for place in citing)
    why = f"{one} and {other} name each other: the credits run in a circle and do not tell which came first."
    return [Evidence(kind="citation", why=why)]


def derive_from_articles(
    witnesses: Sequence[Witness],
    tree: Sequence[Link],
    directions: Mapping[tuple[int, int], Direction],
    shares: Sequence[Mapping[Source, float]],
    outside: Collection[Source],
) -> list[Derivation]:
    """Return the derivations of articles from one another along the tree, where no source outside explains them."""
    found = []
    for link in tree:
        low, high = link.places
        direction = directions[link.places]
        if not direction.known and any(source in shares[high] for source in shares[low] if source in outside):
            continue
        source, target = direction.known or (low, high)
        evidence = (
            [r.evidence for r in direction.reasons]
            + _circle_evidence(witnesses, direction)
            + _shared_evidence(witnesses, target, [link])
        )
        known: DirectionName = "known" if direction.known else "undetermined"
        found.append(_make(witnesses[source].id, witnesses[target].id, link.share_of(target), [link], known, evidence))
    return found
