"""Origins: the sources of a story's text as records that a reader understands."""

from collections.abc import Iterable, Mapping, Sequence

from stemma.descent.evidence import display_name
from stemma.descent.outlets import own_outlet, plain_name
from stemma.descent.sources import ID_BREAK, Source
from stemma.descent.witness import Witness
from stemma.records import Origin, content_id
from stemma.records.descent import OriginKind

# Names shown in the label of a lost source; the rest are counted.
_NAMES_SHOWN = 3


def origin_id(source: Source) -> str:
    """Return the id of the origin that a source becomes."""
    return content_id("o", source.kind, source.name)


def _label_lost(names: Sequence[str]) -> str:
    """Return a label for a source outside the set from the names of those that share its text.

    >>> _label_lost(["Courier", "Herald"])
    'text shared by Courier and Herald'
    >>> _label_lost(["A", "B", "C", "D"])
    'text shared by A, B, C and 1 more'
    """
    shown = list(names[:_NAMES_SHOWN])
    rest = len(names) - len(shown)
    shown.append(f"{rest} more") if rest else None
    return f"text shared by {', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else f"source of {shown[0]}"


def make_origins(
    witnesses: Sequence[Witness], drawing: Mapping[Source, Iterable[int]], spelled: Mapping[Source, str]
) -> list[Origin]:
    """Return the origins, sorted by id.

    Args:
        witnesses: the articles.
        drawing: each source with the numbers of the witnesses that draw on it.
        spelled: outlets that are cited, as the citing article writes them.
    """
    by_outlet: dict[str, list[Witness]] = {}
    for witness in witnesses:
        outlet = own_outlet(witness.article)
        if outlet:
            by_outlet.setdefault(plain_name(outlet), []).append(witness)
    by_id = {witness.id: witness for witness in witnesses}
    found = []
    for source, places in drawing.items():
        articles = tuple(sorted(witnesses[place].id for place in set(places)))
        label, kind, article = _describe(source, by_id, by_outlet, spelled)
        found.append(Origin(id=origin_id(source), label=label, kind=kind, article=article, articles=articles))
    return sorted(found, key=lambda origin: origin.id)


def _describe(
    source: Source,
    by_id: Mapping[str, Witness],
    by_outlet: Mapping[str, Sequence[Witness]],
    spelled: Mapping[Source, str],
) -> tuple[str, OriginKind, str | None]:
    """Return label and kind of an origin, and its article: for an outlet of the set the first it published."""
    if source.kind == "agency":
        return source.name, "agency", None
    if source.kind == "article":
        return display_name(by_id[source.name]), "article", source.name
    if source.kind == "outlet" and source.name in by_outlet:
        first = min(by_outlet[source.name], key=lambda w: (w.article.published.value or "9999", w.id))
        return own_outlet(first.article) or source.name, "article", first.id
    if source.kind == "outlet":
        return spelled.get(source, source.name), "lost", None
    return _label_lost(sorted({display_name(by_id[key]) for key in source.name.split(ID_BREAK)})), "lost", None
