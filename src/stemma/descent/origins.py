"""Origins: the sources of a story's text as records that a reader understands."""

from collections.abc import Iterable, Mapping, Sequence

from stemma.descent.evidence import display_name
from stemma.descent.outlets import own_outlet
from stemma.descent.sources import ID_BREAK, Source, own_source
from stemma.descent.witness import Witness
from stemma.lang.outlets import plain_name
from stemma.records import Origin, content_id
from stemma.records.descent import OriginKind

# Names shown in the label of a lost source; the rest are counted.
_NAMES_SHOWN = 3


def origin_id(source: Source) -> str:
    """Return the id of the origin that a source becomes."""
    return content_id("o", source.kind, source.name)


def join_names(names: Sequence[str]) -> str:
    """Return names as a reader lists them, the first few in full and the rest counted.

    >>> join_names(["Courier", "Herald"]), join_names(["A", "B", "C", "D"])
    ('Courier and Herald', 'A, B, C and 1 more')
    """
    shown = list(names[:_NAMES_SHOWN])
    rest = len(names) - len(shown)
    shown.append(f"{rest} more") if rest else None
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _label_lost(names: Sequence[str]) -> str:
    """Return a label for a source outside the set from the names of those that share its text.

    >>> _label_lost(["Courier", "Herald"]), _label_lost(["Courier"])
    ('text shared by Courier and Herald', 'source of Courier')
    """
    return f"text shared by {join_names(names)}" if len(names) > 1 else f"source of {names[0]}"


def make_origins(
    witnesses: Sequence[Witness], drawing: Mapping[Source, Iterable[int]], spelled: Mapping[Source, str]
) -> list[Origin]:
    """Return the origins, sorted by id.

    Args:
        witnesses: the articles.
        drawing: each source with the numbers of the witnesses that draw on it.
        spelled: outlets that are cited, as the citing article writes them.
    """
    publishing: dict[Source, list[Witness]] = {}
    for witness in witnesses:
        if own_outlet(witness.article):
            publishing.setdefault(own_source(witness), []).append(witness)
    by_id = {witness.id: witness for witness in witnesses}
    found = []
    for source, places in drawing.items():
        articles = tuple(sorted(witnesses[place].id for place in set(places)))
        label, kind, article = _describe(source, by_id, publishing, spelled)
        why = _same_owner(publishing.get(source, ())) if source.kind == "family" else None
        made = Origin(id=origin_id(source), label=label, kind=kind, article=article, articles=articles, why=why)
        found.append(made)
    return sorted(found, key=lambda origin: origin.id)


def _describe(
    source: Source,
    by_id: Mapping[str, Witness],
    publishing: Mapping[Source, Sequence[Witness]],
    spelled: Mapping[Source, str],
) -> tuple[str, OriginKind, str | None]:
    """Return label and kind of an origin, and its article: for an outlet of the set the first it published."""
    if source.kind == "agency":
        return source.name, "agency", None
    if source.kind == "article":
        return display_name(by_id[source.name]), "article", source.name
    if source.kind in ("outlet", "family") and source in publishing:
        held = publishing[source]
        first = min(held, key=lambda w: (w.article.published.value or "9999", w.id))
        return join_names(_outlets_of(held)) or source.name, "article", first.id
    if source.kind in ("outlet", "family"):
        return spelled.get(source, source.name), "lost", None
    return _label_lost(sorted({display_name(by_id[key]) for key in source.name.split(ID_BREAK)})), "lost", None


def _outlets_of(witnesses: Sequence[Witness]) -> list[str]:
    """Return the names of the outlets of some articles, each once, sorted."""
    names: dict[str, str] = {}
    for name in sorted(own_outlet(witness.article) or "" for witness in witnesses):
        names.setdefault(plain_name(name), name)
    return sorted(names.values())


def _same_owner(witnesses: Sequence[Witness]) -> str | None:
    """Return why the articles of several outlets count as one origin; None if they are one outlet's."""
    outlets = _outlets_of(witnesses)
    owner = witnesses[0].article.family if witnesses else None
    if len(outlets) < 2 or not owner:
        return None
    return f"{join_names(outlets)} count as one origin; same owner: {owner}."
