"""Reading many files: each gives articles or problems, and the rest goes on."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from stemma.errors import InputError
from stemma.ingest.assembling import assemble_article
from stemma.ingest.decoding import is_blank
from stemma.ingest.drafting import draft_piece
from stemma.ingest.drafts import Draft
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.following import follow_unit
from stemma.ingest.identity import settle_ids
from stemma.ingest.opening import unreadable
from stemma.ingest.paths import find_files, is_url
from stemma.ingest.pieces import Unit
from stemma.ingest.record_lines import problem_of, tidy_problem
from stemma.ingest.unpacking import unpack_file
from stemma.ingest.visiting import OnFetch, Visitor
from stemma.records import Article, Problem, Reading

if TYPE_CHECKING:
    from stemma.ingest.fetching import Fetcher

# The longest text that is one article: three times the longest news feature, for which a report takes 12 s. More is
# a book, a dump or a mistake.
MAX_ARTICLE_CHARACTERS = 300_000

Progress = Callable[[int, int], None]


def read(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    fields: FieldMap | None = None,
    on_progress: Progress | None = None,
    fetcher: "Fetcher | None" = None,
    follow: int = 0,
    on_fetch: OnFetch | None = None,
) -> Reading:
    """Return the articles in ``paths``, and a problem for everything that could not be read.

    Nothing goes to the network unless an address is among the paths, or ``follow`` is more than 0.

    Args:
        paths: files, folders and http or https addresses in any order; ``-`` is standard input. Folders are searched
            for all files of text, pages, feeds, exports, documents and archives in them.
        fields: which column or field of an export is which, where its own names do not tell.
        on_progress: called after each file with the number of files done and of all files.
        fetcher: asks for pages; None for one with the usual limits, made when it is needed.
        follow: how many links of feeds, and feeds of OPML lists, are fetched at most.
        on_fetch: called after each request with the number of requests done, and of those known to be coming.
    """
    visitor = Visitor(fetcher, follow, on_fetch)
    found = find_files([paths] if isinstance(paths, str | os.PathLike) else paths)
    problems = list(found.problems)
    articles: list[tuple[str, Article]] = []
    for done, path in enumerate(found.paths, start=1):
        for unit in unpack_units(path, fields, visitor=visitor):
            for read_one in read_unit(unit, fields):
                if isinstance(read_one, Problem):
                    problems.append(read_one)
                else:
                    articles.append(read_one)
                    problems.extend(_note_language(read_one[1]))
        if on_progress is not None:
            on_progress(done, len(found.paths))
    settled = settle_ids(articles, problems)
    return Reading(
        articles=tuple(sorted(settled, key=lambda article: article.id)), problems=tuple(sorted(set(problems)))
    )


def unpack_units(
    path: str,
    fields: FieldMap | None = None,
    on_position: Callable[[str, int], None] | None = None,
    visitor: Visitor | None = None,
) -> Iterator[Unit]:
    """Yield the units of work in one file or behind one address; what stops the rest comes last, as a problem.

    Args:
        path: the file or address.
        fields: the user's field map.
        on_position: told the path and how many of its bytes were gone through.
        visitor: fetches addresses and follows links; without one nothing is fetched.
    """
    try:
        if visitor is None:
            yield from _unpack_file_only(path, fields, on_position)
            return
        fields = fields or FieldMap()
        units = visitor.unpack_address(path, fields) if is_url(path) else unpack_file(path, fields, on_position)
        for unit in units:
            yield from follow_unit(unit, visitor, fields)
    except InputError as error:
        yield problem_of(error)
    except OSError as error:
        yield problem_of(unreadable(path, error))


def _unpack_file_only(
    path: str, fields: FieldMap | None, on_position: Callable[[str, int], None] | None
) -> Iterator[Unit]:
    if is_url(path):
        why = "Nothing is fetched here: save it first, for example with stemma read ADDRESS -o articles.jsonl."
        raise InputError(path, "an address, not a file", why)
    yield from unpack_file(path, fields, on_position)


def read_unit(unit: Unit, fields: FieldMap | None = None) -> Iterator[tuple[str, Article] | Problem]:
    """Yield the articles of one unit, each with the place where it was found, and what is wrong with it."""
    if isinstance(unit, Problem):
        yield tidy_problem(unit)
        return
    try:
        for draft in [unit] if isinstance(unit, Draft) else draft_piece(unit, fields):
            if isinstance(draft, Problem):
                yield tidy_problem(draft)
            else:
                yield from _read_draft(draft)
    except InputError as error:
        yield tidy_problem(problem_of(error))


def _read_draft(draft: Draft) -> Iterator[tuple[str, Article] | Problem]:
    try:
        _check_text(draft)
    except InputError as error:
        yield problem_of(error)
        return
    article = assemble_article(draft)
    if draft.published and article.published.basis != "metadata":
        what = f"a date of publication that cannot be read: {draft.published[:60]!r}"
        why = "Expected ISO 8601 (2025-08-06), RFC 5322 or an English date; the record's date was left aside."
        yield Problem(where=article.source, what=what, why=why)
    yield draft.where, article


def _note_language(article: Article) -> Iterator[Problem]:
    """Yield a problem for an article that is listed, but not compared with others."""
    if article.language not in (None, "en"):
        what = f"the text is in another language ({article.language})"
        why = "Stemma reads only English so far: the article is listed, but nothing in it is annotated or compared."
        yield Problem(where=article.source, what=what, why=why)


def _check_text(draft: Draft) -> None:
    if is_blank(draft.text):
        raise InputError(draft.where, "empty", "Expected the text of an article; check how the file was saved.")
    if len(draft.text) > MAX_ARTICLE_CHARACTERS:
        raise InputError(
            draft.where,
            f"a text of {len(draft.text):,} characters",
            f"Expected one article of at most {MAX_ARTICLE_CHARACTERS:,}; split the file, or give JSON Lines with"
            f" one article a line.",
        )
