"""Where each text unit comes from: an agency, an article of the set, or a source outside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from stemma.descent.outlets import agency_named, family_of, own_outlet
from stemma.descent.units import Place, Unit
from stemma.descent.witness import Witness
from stemma.lang.outlets import plain_name
from stemma.text.disjoint_sets import DisjointSets

# Articles that must draw on one agency for other text they share to be taken for that agency's too; two texts that the
# same two articles share are taken for one source's.
_SAME_COMPANY = 2
# In units of more articles than this only neighbours are compared for that; the families are the same.
_LARGE_UNIT = 24
# Articles of one family, those that share most first, among which three witnesses to a lost source are looked for.
_MOST_TRIED = 12

# Sentences that each two of them must share and the third lack: a single one may be chance (the same formula), or the
# alignment's mistake. Changes from one to the other from which they alternate.
_LEAST_LACKING = 2
_ALTERNATING = 2

KnownDirections = Mapping[tuple[int, int], bool]
"""(source, target) numbers of witnesses for which the direction of copying is known."""

ID_BREAK = "\x1f"  # between the article ids that name a lost source; ids given by a caller may hold spaces


class Source(NamedTuple):
    """Where text comes from: kind, and what tells it from others of its kind (agency, outlet, owner, article ids)."""

    kind: Literal["agency", "article", "family", "lost", "outlet"]
    name: str


def own_source(witness: Witness) -> Source:
    """Return the source that an article's own reporting counts as: its outlet, or the owner of several outlets.

    So an outlet counts once, and so does an owner.
    """
    outlet = own_outlet(witness.article)
    agency = agency_named(outlet)
    if agency:
        return Source("agency", agency)
    return outlet_source(outlet, family_of(witness.article)) if outlet else Source("article", witness.id)


def outlet_source(outlet: str, family: str | None) -> Source:
    """Return the source that an outlet of an owner counts as; without a known owner it is a family of its own."""
    return Source("family", plain_name(family)) if family else Source("outlet", plain_name(outlet))


def credited_source(witness: Witness) -> Source | None:
    """Return the agency credited for the article as a whole, or None."""
    agency = witness.article.agency
    return Source("agency", agency_named(agency) or agency) if agency else None


def contributing_sources(witness: Witness) -> list[Source]:
    """Return the agencies credited for a part of the text, in order of the credits."""
    names = [credit.agency for credit in witness.article.credits if credit.role == "source"]
    return list(dict.fromkeys(Source("agency", agency_named(name) or name) for name in names))


def default_source(witness: Witness) -> Source:
    """Return the source of what no other article shares."""
    return credited_source(witness) or own_source(witness)


def _most_credited(sources: Sequence[Source]) -> Source | None:
    """Return the source credited most often; None if there is none or two are credited equally often."""
    counted = Counter(sources).most_common(2)
    if not counted or (len(counted) == 2 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _only_root(articles: Sequence[int], known: KnownDirections) -> int | None:
    """Return the one article from which all the others are known to descend, or None."""
    roots = [place for place in articles if not any((other, place) in known for other in articles)]
    if len(roots) != 1:
        return None
    reached, frontier = {roots[0]}, [roots[0]]
    while frontier:
        place = frontier.pop()
        new = [other for other in articles if other not in reached and (place, other) in known]
        reached |= set(new)
        frontier += new
    return roots[0] if reached == set(articles) else None


def _lost(witnesses: Sequence[Witness], articles: Sequence[int]) -> Source:
    return Source("lost", ID_BREAK.join(sorted(witnesses[place].id for place in articles)))


def _join_lost(units: Sequence[Unit]) -> list[list[Unit]]:
    """Return units without a known source in groups that stem from one: those that the same two articles share."""
    sets: DisjointSets[tuple[int, ...]] = DisjointSets()
    for unit in units:
        places = unit.articles
        pairs = list(combinations(places, 2))
        if len(places) > _LARGE_UNIT:
            pairs = list(pairwise(places))
        for pair in pairs[1:]:
            sets.join(pairs[0], pair)
    groups: dict[tuple[int, ...], list[Unit]] = {}
    for unit in units:
        groups.setdefault(sets.find((unit.articles[0], unit.articles[1])), []).append(unit)
    return list(groups.values())


def _in_company(articles: Sequence[int], agency_articles: Mapping[Source, set[int]]) -> Source | None:
    """Return the one agency on which at least two of the articles draw anyway, or None."""
    counts = {source: len(drawing & set(articles)) for source, drawing in agency_articles.items()}
    fitting = sorted(((count, source) for source, count in counts.items() if count >= _SAME_COMPANY), reverse=True)
    if not fitting or (len(fitting) > 1 and fitting[0][0] == fitting[1][0]):
        return None
    return fitting[0][1]


class UnitSources(NamedTuple):
    """The source of each sentence that stands in several articles, and the sources proven to be outside the set."""

    placed: dict[Place, Source]
    outside: frozenset[Source]


def _is_outside(units: Sequence[Unit]) -> bool:
    """Return whether three articles are found of which every two share sentences that the third lacks.

    Among copies of one another there are no such three, unless one of them merged the two others: what two copies
    share stood in their source. A merged text takes over one piece after the other, so the sentences that it has from
    the two must alternate for it to be none. So the text comes from outside.
    """
    counted = Counter(place for unit in units for place in unit.articles)
    articles = sorted(counted, key=lambda place: (-counted[place], place))[:_MOST_TRIED]
    held = [(frozenset(unit.articles), dict(reversed(unit.sentences))) for unit in units]
    for three in combinations(articles, 3):
        lacking = {
            missing: [at for unit, at in held if unit & set(three) == set(three) - {missing}] for missing in three
        }
        if all(len(found) >= _LEAST_LACKING for found in lacking.values()) and not any(
            _may_be_merged(place, lacking) for place in three
        ):
            return True
    return False


def _may_be_merged(place: int, lacking: Mapping[int, Sequence[Mapping[int, int]]]) -> bool:
    """Return whether what an article shares with either of two others stands in two pieces, one after the other."""
    order = sorted((at[place], missing) for missing, held in lacking.items() if missing != place for at in held)
    return sum(before[1] != after[1] for before, after in pairwise(order)) < _ALTERNATING


def find_unit_sources(witnesses: Sequence[Witness], units: Sequence[Unit], known: KnownDirections) -> UnitSources:
    """Return the source of each sentence that stands in more than one article.

    The agency credited by one of the articles that share it; else the article from which the others are known to
    descend; else a lost source, unless the same articles draw on one agency anyway or are all of one owner.
    """
    credited = [credited_source(witness) for witness in witnesses]
    partly = [contributing_sources(witness) for witness in witnesses]
    own = [own_source(witness) for witness in witnesses]
    found: dict[Place, Source] = {}
    open_units: list[Unit] = []
    outside: set[Source] = set()
    agency_articles: dict[Source, set[int]] = {}
    for unit in units:
        whole = [source for place in unit.articles if (source := credited[place] or _agency_only(own[place]))]
        source = _most_credited(whole)
        if not whole:
            source = _most_credited([source for place in unit.articles for source in partly[place]])
        if source:
            agency_articles.setdefault(source, set()).update(unit.articles)
        elif (root := _only_root(unit.articles, known)) is not None:
            source = default_source(witnesses[root])
        if source:
            found |= dict.fromkeys(unit.sentences, source)
        else:
            open_units.append(unit)
    for group in _join_lost(open_units):
        articles = sorted({place for unit in group for place in unit.articles})
        houses = {own[place] for place in articles}
        one_house = houses.pop() if len(houses) == 1 else None
        source = one_house or _in_company(articles, agency_articles) or _lost(witnesses, articles)
        if source.kind == "lost" and _is_outside(group):
            outside.add(source)
        for unit in group:
            found |= dict.fromkeys(unit.sentences, source)
    return UnitSources(found, frozenset(outside))


def _agency_only(source: Source) -> Source | None:
    return source if source.kind == "agency" else None
