"""Reading many files: each gives articles or problems, and the rest goes on."""

import os
from collections.abc import Callable, Iterable, Iterator

from stemma.errors import InputError
from stemma.ingest.assembling import assemble_article
from stemma.ingest.decoding import is_blank
from stemma.ingest.drafting import draft_file, problem_of, unreadable
from stemma.ingest.drafts import Draft
from stemma.ingest.identity import settle_ids
from stemma.ingest.paths import find_files
from stemma.records import Article, Problem, Reading

# The longest text that is one article: three times the longest news feature, for which a report takes 12 s. More is
# a book, a dump or a mistake.
MAX_ARTICLE_CHARACTERS = 300_000

Progress = Callable[[int, int], None]


def read(paths: Iterable[str | os.PathLike[str]], *, on_progress: Progress | None = None) -> Reading:
    """Return the articles in ``paths``, and a problem for everything that could not be read.

    Args:
        paths: files and folders in any order; ``-`` is standard input. Folders are searched for all text, HTML, JSON
            and JSON Lines files in them.
        on_progress: called after each file with the number of files done and of all files.
    """
    found = find_files([paths] if isinstance(paths, str | os.PathLike) else paths)
    problems = list(found.problems)
    articles: list[tuple[str, Article]] = []
    for done, path in enumerate(found.paths, start=1):
        try:
            articles.extend(_read_articles(path, problems))
        except InputError as error:
            problems.append(problem_of(error))
        except OSError as error:
            problems.append(problem_of(unreadable(path, error)))
        if on_progress is not None:
            on_progress(done, len(found.paths))
    settled = settle_ids(articles, problems)
    return Reading(
        articles=tuple(sorted(settled, key=lambda article: article.id)), problems=tuple(sorted(set(problems)))
    )


def _read_articles(path: str, problems: list[Problem]) -> Iterator[tuple[str, Article]]:
    """Yield the articles of one file, each with the place where it was found."""
    for draft in draft_file(path, problems):
        try:
            _check_text(draft)
        except InputError as error:
            problems.append(problem_of(error))
            continue
        article = assemble_article(draft)
        if draft.published and article.published.basis != "metadata":
            what = f"a date of publication that cannot be read: {draft.published[:60]!r}"
            why = "Expected ISO 8601 (2025-08-06), RFC 5322 or an English date; the record's date was left aside."
            problems.append(Problem(where=article.source, what=what, why=why))
        if article.language not in (None, "en"):
            what = f"the text is in another language ({article.language})"
            why = "Stemma reads only English so far: the article is listed, but nothing in it is annotated or compared."
            problems.append(Problem(where=article.source, what=what, why=why))
        yield draft.where, article


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
