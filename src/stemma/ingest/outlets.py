"""Who published an article: by its record, its address, or the outlet's own furniture in its text."""

import re
from functools import cache
from urllib.parse import urlsplit

from stemma.ingest.drafts import Draft
from stemma.ingest.marking.sheet import Sheet
from stemma.lang import load
from stemma.lang.outlets import Outlet, outlet_table, plain_name

_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\d?\.|m\.|amp\.|edition\."
    r"|mobile\.)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?::\d+)?(?:/.*)?$",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(.+)$", re.IGNORECASE)
_LONE_WORDS = frozenset({"the", "by", "all", "this", "material"})


@cache
def _names_by_domain() -> dict[str, str]:
    table = load("outlet_domains")["domains"]
    return {domain: name for name, domains in table.items() for domain in domains.split()}


@cache
def _signatures() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("boilerplate")["signatures"]["patterns"])


def tell_outlet(draft: Draft, sheet: Sheet) -> str | None:
    """Return the outlet's name; a domain where only that is known; None if nothing tells.

    The record's own word comes first, then the address of the page, then what the outlet calls itself in its furniture.
    """
    if draft.outlet:
        domain = domain_of(draft.outlet) if "." in draft.outlet and " " not in draft.outlet else None
        if domain:
            return name_of_domain(domain) or draft.outlet
        if "/" not in draft.outlet or " " in draft.outlet:
            return draft.outlet
    for address in (draft.url, draft.source):
        domain = domain_of(address) if address and "://" in address else None
        if domain:
            return name_of_domain(domain) or domain
    return _outlet_in_furniture(sheet)


def describe_outlet(draft: Draft, name: str | None) -> Outlet:
    """Return domain, country and owner of the outlet that published a draft, as far as the table of outlets knows them.

    The address of the page counts before the name, unless it is the address of a site that prints others' reports.
    """
    table = outlet_table()
    for address in (draft.url, draft.source, draft.outlet):
        domain = domain_of(address) if address and ("://" in address or address is draft.outlet) else None
        if domain and not _is_aggregator(domain):
            return table.at(domain)
    known = table.named(name) if name and not _is_aggregator(name) else None
    return known or Outlet(None, name, None, None)


def _is_aggregator(name: str) -> bool:
    """Return whether a name or domain, or a domain above it, is that of a site that prints others' reports."""
    parts = plain_name(name).split(".")
    return any(".".join(parts[start:]) in _aggregators() for start in range(len(parts)))


@cache
def _aggregators() -> frozenset[str]:
    return frozenset(plain_name(name) for name in load("aggregators")["names"])


def domain_of(address: str) -> str | None:
    """Return the domain of a URL or a bare domain, without "www.".

    >>> domain_of("https://www.example.org/a/b.html"), domain_of("Example Times")
    ('example.org', None)
    """
    archived = _ARCHIVE.match(address)
    target = archived[1] if archived else address
    if "://" in target:
        try:
            target = urlsplit(target).hostname or ""
        except ValueError:
            return None
    match = _DOMAIN.match(target.strip())
    return match[1].lower() if match else None


def name_of_domain(domain: str) -> str | None:
    """Return the name of the outlet at a domain, from the tables of domains and of outlets; None if in neither.

    >>> name_of_domain("news.bbc.co.uk")
    'BBC'
    """
    names = _names_by_domain()
    parts = domain.split(".")
    named = (names[tail] for start in range(len(parts) - 1) if (tail := ".".join(parts[start:])) in names)
    return next(named, None) or outlet_table().at(domain).name


def _outlet_in_furniture(sheet: Sheet) -> str | None:
    """Return the name by which the outlet signs its offers and its copyright, None if it does not."""
    for mark in sorted(sheet.marks):
        if mark.kind not in ("paywall", "promotion", "legal"):
            continue
        for pattern in _signatures():
            match = pattern.search(sheet.text[mark.start : min(mark.end, mark.start + 400)])
            name = match[1].strip(" .-") if match else ""
            if name and name.casefold() not in _LONE_WORDS and not _is_agency(sheet, mark.start, mark.end):
                return name
    return None


def _is_agency(sheet: Sheet, start: int, end: int) -> bool:
    return any(start <= credit.start < end for credit in sheet.credits)
