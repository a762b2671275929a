"""RSS and Atom feeds to drafts, by feedparser: each entry's own content, else its summary, and its link."""

import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from stemma.errors import InputError
from stemma.ingest.dates import read_date
from stemma.ingest.drafts import Draft
from stemma.ingest.json_records import clean
from stemma.ingest.markup import text_of_markup
from stemma.ingest.xml_guard import refuse_entities, without_declaration
from stemma.records import Problem

# The longest feed that is read; the largest in use hold a few thousand entries in 10 MB.
MAX_FEED_CHARACTERS = 32_000_000
MAX_LISTED_ENTRIES = 20
_DATE_NAMES = ("published", "updated", "created")
_WHY_EMPTY = "Expected RSS or Atom with items; check that the feed was saved whole."


def draft_feed(content: str, where: str, url: str | None = None) -> Iterator[Draft | Problem]:
    """Yield a draft for each entry with text; one problem tells how many entries hold only a summary.

    Args:
        content: the feed, decoded.
        where: its path or URL; an entry is named ``path#number``.
        url: its address, against which relative links are resolved where the feed gives none itself.

    Raises:
        InputError: it is no feed, or has no entries.
    """
    feed = _parse(content, where, url)
    address = _absolute(feed.feed.get("link"), url) or url
    listed = bad = summaries = 0
    for number, entry in enumerate(feed.entries, start=1):
        place = f"{where}#{number}"
        draft = _draft_entry(entry, feed.feed, place, address)
        if isinstance(draft, Problem):
            bad += 1
            if bad <= MAX_LISTED_ENTRIES:
                yield draft
            continue
        for problem in _check_entry(entry, draft, place):
            listed += 1
            if listed <= MAX_LISTED_ENTRIES:
                yield problem
        summaries += not draft.whole
        yield draft
    if bad + listed > 2 * MAX_LISTED_ENTRIES or max(bad, listed) > MAX_LISTED_ENTRIES:
        more = max(0, bad - MAX_LISTED_ENTRIES) + max(0, listed - MAX_LISTED_ENTRIES)
        why = f"Only the first {MAX_LISTED_ENTRIES} of a kind are listed."
        yield Problem(where=where, what=f"{more} more entries with something wrong", why=why)
    if summaries:
        yield tell_summaries(where, summaries)


def tell_summaries(where: str, count: int) -> Problem:
    """Return the problem that tells how many entries of a feed hold only a summary."""
    what = f"{count} entries hold only a summary" if count > 1 else "one entry holds only a summary"
    why = "The summaries were read as they are; the articles themselves lie behind the entries' links (--follow)."
    return Problem(where=where, what=what, why=why)


def _parse(content: str, where: str, url: str | None) -> Any:
    import feedparser  # 60 ms to import

    logging.getLogger("feedparser").addHandler(logging.NullHandler())
    if len(content) > MAX_FEED_CHARACTERS:
        why = f"Expected at most {MAX_FEED_CHARACTERS:,}; split the feed."
        raise InputError(where, f"a feed of {len(content):,} characters", why)
    refuse_entities(content[:MAX_FEED_CHARACTERS], where)
    headers = {"content-type": "application/xml; charset=utf-8"}
    if url:
        headers["content-location"] = url
    try:
        feed = feedparser.parse(without_declaration(content).encode("utf-8", "replace"), response_headers=headers)
    except (ValueError, RecursionError, AssertionError, AttributeError, TypeError, LookupError) as error:
        what = f"a feed that cannot be parsed ({str(error)[:100] or type(error).__name__})"
        raise InputError(where, what, _WHY_EMPTY) from error
    if not feed.entries:
        reason = f" ({feed.bozo_exception})"[:150] if feed.get("bozo") else ""
        raise InputError(where, f"an XML feed without entries{reason}", _WHY_EMPTY)
    return feed


def _draft_entry(entry: Any, feed: Any, place: str, address: str | None) -> Draft | Problem:
    content, whole = _longest_content(entry)
    text = text_of_markup(content) if content else ""
    if not text.strip():
        why = "Expected content or a summary; the article itself lies behind the entry's link."
        return Problem(where=place, what="an entry without text", why=why)
    link = _absolute(entry.get("link"), address)
    source = entry.get("source") if isinstance(entry.get("source"), dict) else None
    tags = [tag.get("term") for tag in entry.get("tags") or [] if isinstance(tag, dict)]
    return Draft(
        where=place,
        source=clean(link) or clean(entry.get("id")) or place,
        text=text,
        title=clean(text_of_markup(entry.get("title") or "")[:400]),
        outlet=clean((source or {}).get("title")) or clean(text_of_markup(feed.get("title") or "")[:200]),
        byline=clean(entry.get("author")),
        published=_date_of(entry),
        modified=_readable(dict.get(entry, "updated")),  # its own "get" gives another date and a warning
        language=clean(entry.get("language")) or clean(feed.get("language")),
        url=link,
        section=clean(next((tag for tag in tags if isinstance(tag, str)), None)),
        whole=whole,
    )


def _longest_content(entry: Any) -> tuple[str, bool]:
    """Return the markup of an entry and whether it is its content; a summary is none."""
    contents = [part.get("value") or "" for part in entry.get("content") or [] if isinstance(part, dict)]
    content = max(contents, key=len, default="")
    summary = entry.get("summary") or ""
    if content.strip():
        return content, True
    return summary, False


def _date_of(entry: Any) -> str | None:
    """Return the date as the entry writes it, as feedparser read it where only that can be read."""
    for name in _DATE_NAMES:
        written = dict.get(entry, name)
        if not isinstance(written, str) or not written.strip():
            continue
        parsed = entry.get(f"{name}_parsed")
        if read_date(written) is None and parsed is not None:
            return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6])
        return written
    return None


def _readable(written: Any) -> str | None:
    return written if isinstance(written, str) and read_date(written) else None


def _absolute(link: Any, base: str | None) -> str | None:
    """Return a link as a whole http address, resolved against ``base``; None if that gives none."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        whole = urljoin(base, link.strip()) if base else link.strip()
    except ValueError:
        return None
    return whole if whole.lower().startswith(("http://", "https://")) else None


def _check_entry(entry: Any, draft: Draft, place: str) -> Iterator[Problem]:
    """Yield what is wrong with an entry that was read."""
    if entry.get("link") and draft.url is None:
        what = f"a link that is no web address: {str(entry.get('link'))[:80]!r}"
        why = "Expected a whole address, or a feed that gives its own; the entry was read without it."
        yield Problem(where=place, what=what, why=why)
