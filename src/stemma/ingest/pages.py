"""HTML pages to drafts: main text by trafilatura, the facts about it from JSON-LD and meta tags."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import Any

from stemma.errors import InputError
from stemma.ingest.drafts import Draft
from stemma.ingest.json_records import clean, draft_record, find_records, is_other_type, parse_json
from stemma.ingest.markup import find_end, leave_out_scripts, text_of_markup
from stemma.ingest.page_dates import find_page_dates, find_section, find_shared_title, richer_date
from stemma.ingest.page_titles import choose_title

_LINKED_DATA = re.compile(
    r"<script[^>]{0,300}type\s{0,3}=\s{0,3}[\"']?application/ld\+json[\"']?[^>]{0,300}>", re.IGNORECASE
)
_MAX_SCRIPT_CHARACTERS = 400_000
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report", re.IGNORECASE)
_MAX_SCRIPTS = 40
# JSON-LD carries the text too on some pages; it is taken where main-text extraction found much less (set on `pages`).
_MUCH_LONGER = 2.0
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_HEAD_CHARACTERS = 4000
# Main-text extraction takes about 4 s for a million characters of markup.
MAX_PAGE_CHARACTERS = 3_000_000
_LARGE_PAGE = 1_000_000
_MAX_TITLE_CHARACTERS = 400
# Dates behind it are no dates of publication. Fixed, since the same page must give the same date next year.
_LAST_DAY = "2099-12-31"
_WHY = "Expected a page with one article; save the article's own page, not a list, a login or a cookie notice."


def draft_page(markup: str, where: str, address: str | None = None) -> Draft:
    """Return the draft of one HTML page; each paragraph of the article is a line of its text.

    Args:
        markup: the page, decoded.
        where: its path, or its place in an archive.
        address: the URL it was fetched from, if that is known.

    Raises:
        InputError: no article was found on it.
    """
    linked = _linked_draft(markup, where)
    visible = markup if len(markup) <= _LARGE_PAGE else leave_out_scripts(markup)
    if len(visible) > MAX_PAGE_CHARACTERS:
        what = f"a page of {len(visible):,} characters beside its scripts"
        raise InputError(
            where, what, f"Expected at most {MAX_PAGE_CHARACTERS:,}; save the article's own page, or its text."
        )
    dates = find_page_dates(markup)
    document = _extract(visible, search_date=not (dates.published or (linked and linked.published)))
    text = (document.text or "") if document is not None else ""
    if linked is not None and len(linked.text) > _MUCH_LONGER * len(text):
        text = linked.text
    if not text.strip() and not _WHOLE_PAGE.search(markup[:_HEAD_CHARACTERS]):
        text = text_of_markup(markup)  # a fragment has no menus to be told from its text
    if not text.strip():
        raise InputError(where, "no article text on this page", _WHY)
    about = linked or Draft(where=where, source=where, text="")
    title = about.title or clean((document.title or "")[:_MAX_TITLE_CHARACTERS] if document else None)
    url = about.url or (document.url if document else None)
    url = url if url and "://" in url else address
    return Draft(
        where=where,
        source=address or where,
        text=text,
        title=choose_title(markup, title, find_shared_title(markup)),
        outlet=about.outlet or clean(document.sitename if document else None),
        byline=about.byline or clean(document.author if document else None),
        published=richer_date(about.published, dates.published) or (document.date if document else None),
        modified=richer_date(about.modified, dates.modified),
        language=about.language or (document.language if document else None),
        url=url,
        section=about.section or find_section(markup),
    )


def _extract(markup: str, *, search_date: bool) -> Any:
    """Return trafilatura's document, None if it found none or could not cope with the markup.

    Args:
        markup: the page.
        search_date: whether the whole page is to be searched for its date: that takes longer than all the rest.
    """
    import trafilatura  # 0.4 s to import

    for name in ("trafilatura", "htmldate", "courlan"):  # what they grumble about is not for our users' terminals
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        return trafilatura.bare_extraction(
            markup, include_comments=False, include_tables=False, with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": search_date, "max_date": _LAST_DAY},
        )  # fmt: skip
    except (ValueError, RecursionError, AttributeError, TypeError, AssertionError, LookupError):
        return None


def _linked_draft(markup: str, where: str) -> Draft | None:
    """Return what the page's JSON-LD says about its article; the text may be empty."""
    for script in islice(_find_scripts(markup), _MAX_SCRIPTS):
        try:
            value = parse_json(script, where)
        except InputError:
            continue
        for record in find_records(value):
            if _is_article(record) and not is_other_type(record):
                body = record.get("articleBody")
                body = body if isinstance(body, str) and body.strip() else "-"
                return _unescape_fields(draft_record({**record, "articleBody": body}, where))
    return None


def _unescape_fields(draft: Draft) -> Draft:
    """Return a draft of JSON-LD whose short fields are text: many pages write them with HTML's character references."""
    title, outlet, byline, section = (
        clean(unescape(field)) if field else None for field in (draft.title, draft.outlet, draft.byline, draft.section)
    )
    return replace(draft, title=title, outlet=outlet, byline=byline, section=section)


def _find_scripts(markup: str) -> Iterator[str]:
    """Yield what stands in the page's JSON-LD scripts."""
    position = 0
    while opening := _LINKED_DATA.search(markup, position):
        position = find_end(markup, "script", opening.end())
        if position < 0:
            return
        if position - opening.end() <= _MAX_SCRIPT_CHARACTERS:
            yield markup[opening.end() : position].strip()


def _is_article(record: Mapping[str, Any]) -> bool:
    kind = record.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(entry, str) and _ARTICLE_TYPE.search(entry) for entry in kinds)
