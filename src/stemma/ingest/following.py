"""The articles behind the links of feeds, and the feeds that a list names, in place of what only points at them.

A summary gives way to its article if that can be fetched and read; else it stays, and a problem says why.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from stemma.errors import InputError
from stemma.ingest.decoding import decode, is_blank
from stemma.ingest.drafting import draft_piece
from stemma.ingest.drafts import Draft
from stemma.ingest.feeds.subscriptions import list_feeds
from stemma.ingest.feeds.syndication import tell_summaries
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.formats import Format, ending_of, tell_format
from stemma.ingest.pieces import Piece, Unit
from stemma.ingest.record_lines import problem_of
from stemma.ingest.visiting import Visitor
from stemma.records import Problem

_HEAD_BYTES = 4096
_JSON_FEED = "jsonfeed.org"
# Marks of byte order, and the NULs of UTF-16, before and between the letters by which a feed is known.
_MARKS = "\xff\xfe\xef\xbb\xbf"


def follow_unit(unit: Unit, visitor: Visitor, fields: FieldMap) -> Iterator[Unit]:
    """Yield a unit as it is, or what lies behind its links if it is a feed or a list of feeds."""
    if not isinstance(unit, Piece) or visitor.follow <= 0:
        yield unit
        return
    kind = _tell_kind(unit)
    if kind == "opml":
        yield from _follow_list(unit, visitor, fields)
    elif kind == "feed":
        yield from _follow_feed(unit, visitor, fields)
    else:
        yield unit


def _tell_kind(piece: Piece) -> Format | None:
    """Return ``opml``, or ``feed`` for any kind of feed; None for what has no links to follow."""
    start = piece.content[:_HEAD_BYTES].replace(b"\0", b"").decode("latin-1").lstrip(_MARKS)
    kind = tell_format(ending_of(piece.name), start, piece.media_type)
    if kind == "json" and _JSON_FEED in start:
        return "feed"
    return kind if kind in ("feed", "opml") else None


def _follow_list(piece: Piece, visitor: Visitor, fields: FieldMap) -> Iterator[Unit]:
    """Yield what the feeds of a list hold: all feeds are fetched before the first article is; no list in a list."""
    try:
        feeds = list_feeds(decode(piece.content, piece.where, declared=True).text, piece.where)
    except InputError as error:
        yield problem_of(error)
        return
    wanted = [url for feed in feeds if not visitor.is_known(url := _join(piece.url, feed.url))]
    visitor.expect(min(len(wanted), visitor.left))
    found: list[Piece] = []
    for url in wanted[: visitor.left]:
        try:
            fetched = visitor.fetch_piece(url)
        except InputError as error:
            yield problem_of(error)
            continue
        if _tell_kind(fetched) == "feed":
            found.append(fetched)
        else:
            why = "Expected RSS, Atom or JSON Feed; check the address in the list."
            yield Problem(where=url, what="no feed, though the list names it as one", why=why)
    if len(wanted) > visitor.follow:
        yield _tell_limit(piece.where, len(wanted) - visitor.follow, visitor.follow)
    for fetched in found:
        yield from _follow_feed(fetched, visitor, fields)


def _follow_feed(piece: Piece, visitor: Visitor, fields: FieldMap) -> Iterator[Unit]:
    """Yield the entries of a feed, each summary replaced by its article where that can be had."""
    try:
        drafts = list(draft_piece(piece, fields))
    except InputError as error:
        yield problem_of(error)
        return
    summaries = sum(isinstance(draft, Draft) and not draft.whole for draft in drafts)
    told = tell_summaries(piece.where, summaries)
    links = sum(isinstance(draft, Draft) and not draft.whole and draft.url is not None for draft in drafts)
    visitor.expect(min(links, visitor.left))
    beyond = kept = 0
    for draft in drafts:
        if isinstance(draft, Problem):
            if draft != told:
                yield draft
        elif draft.whole:
            yield draft
        elif draft.url is None:
            kept += 1
            yield draft
        elif visitor.left <= 0:
            beyond += 1
            yield draft
        elif not visitor.is_known(draft.url):
            yield from _follow_entry(draft, draft.url, visitor, fields)
        elif draft.url in visitor.unread:
            yield draft
    if kept:
        yield tell_summaries(piece.where, kept)
    if beyond:
        yield _tell_limit(piece.where, beyond, visitor.follow)


def _follow_entry(summary: Draft, url: str, visitor: Visitor, fields: FieldMap) -> Iterator[Unit]:
    """Yield the article behind an entry's link; the summary and the reason where there is none."""
    problems: list[Problem] = []
    try:
        article = _read_article(visitor.fetch_piece(url), fields, problems)
        if len(article.text.strip()) < len(summary.text.strip()):
            what = "the page holds less text than the entry in the feed"
            raise InputError(url, what, "Expected the whole article; it may need a login. Save the page by hand.")
    except InputError as error:
        visitor.unread.add(url)
        yield problem_of(error)
        yield summary
        return
    yield from problems
    yield replace(
        article,
        title=article.title or summary.title,
        outlet=article.outlet or summary.outlet,
        byline=article.byline or summary.byline,
        published=article.published or summary.published,
        section=article.section or summary.section,
        url=article.url or url,
    )


def _read_article(piece: Piece, fields: FieldMap, problems: list[Problem]) -> Draft:
    """Return the one article in a page.

    Raises:
        InputError: there is none, or more than one.
    """
    articles: list[Draft] = []
    for draft in draft_piece(piece, fields):
        if isinstance(draft, Problem):
            problems.append(draft)
        elif not is_blank(draft.text):
            articles.append(draft)
    if len(articles) != 1:
        found = f"{len(articles)} articles" if articles else "no article"
        raise InputError(piece.where, f"{found} behind the link of a feed", "Expected one; the summary was kept.")
    return articles[0]


def _join(base: str | None, link: str) -> str:
    """Return a link resolved against where it stands; as it is where that cannot be done."""
    try:
        return urljoin(base or "", link)
    except ValueError:
        return link


def _tell_limit(where: str, count: int, limit: int) -> Problem:
    """Return the problem that tells how many links were left aside for the limit."""
    what = f"{count} links were not followed" if count > 1 else "one link was not followed"
    why = f"At most {limit} pages are fetched for links in one run; raise --follow-limit, or give fewer feeds."
    return Problem(where=where, what=what, why=why)
