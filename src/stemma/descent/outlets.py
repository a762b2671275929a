"""Who an outlet's or agency's name means: one form for all the ways it is written."""

from functools import cache, lru_cache

from stemma.lang import load
from stemma.lang.outlets import outlet_table, plain_name
from stemma.records import Article


@cache
def _agency_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for agency in load("agencies")["agency"]:
        for form in (agency["name"], *agency.get("forms", ()), *agency.get("short", ())):
            names.setdefault(plain_name(form), agency["name"])
    return names


def agency_named(name: str | None) -> str | None:
    """Return the canonical name of the news agency that a name means, or None if it means none.

    >>> agency_named("AFP")
    'Agence France-Presse'
    """
    return _agency_names().get(plain_name(name)) if name else None


@cache
def _aggregators() -> frozenset[str]:
    return frozenset(plain_name(name) for name in load("aggregators")["names"])


def own_outlet(article: Article) -> str | None:
    """Return the name of the outlet that answers for an article; None if unknown or a mere aggregator of others."""
    if not article.outlet or plain_name(article.outlet) in _aggregators():
        return None
    return article.outlet


def family_of(article: Article) -> str | None:
    """Return the owner whose outlets count as one voice with an article's outlet; None if unknown."""
    return article.family if own_outlet(article) else None


@lru_cache(maxsize=4096)
def family_named(outlet: str) -> str | None:
    """Return the owner of an outlet that is merely named, None if its name is not known or means several.

    A domain ("courier.example") is a name too.
    """
    if "." in outlet.strip(".") and " " not in outlet.strip():
        return outlet_table().at(outlet).owner
    known = outlet_table().named(outlet)
    return known.owner if known else None


def is_own_name(name: str, article: Article) -> bool:
    """Return whether an article that names ``name`` means its own outlet, in full or for short ("told the Courier")."""
    own = own_outlet(article)
    return may_mean(name, own) or (own is not None and " " not in own and may_mean(own.upper(), name))


@lru_cache(maxsize=1 << 14)
def may_mean(short: str, full: str | None) -> bool:
    """Return whether a name is another in full, its last words, or its initials.

    >>> may_mean("the Courier", "Tarn Courier"), may_mean("TPA", "Tarn Press Agency"), may_mean("Tarn", "Tarn Courier")
    (True, True, False)
    """
    if not full or not plain_name(short):
        return False
    initials = "".join(word[0] for word in full.removeprefix("The ").split() if word[0].isupper())
    named, whole = plain_name(short), plain_name(full)
    by_initials = len(initials) > 2 and short.removeprefix("the ") == initials
    return named == whole or whole.endswith(" " + named) or by_initials
