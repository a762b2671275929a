"""Which article a user means: one file with one article, or one of several by id, place or outlet."""

from collections.abc import Sequence
from pathlib import Path

from stemma.errors import InputError
from stemma.records import Article, Reading
from stemma.views.clean import cut_line

# Articles listed in a message; of more, only so many are named.
_MOST_LISTED = 12
_SEPARATOR = "#"


def split_wanted(path: str) -> tuple[str, str | None]:
    """Return a path and, after its last ``#``, which of its articles is meant; a file of that very name comes first.

    >>> split_wanted("export.jsonl#17")
    ('export.jsonl', '17')
    >>> split_wanted("plain.txt")
    ('plain.txt', None)
    """
    if _SEPARATOR not in path or Path(path).exists():
        return path, None
    before, _, wanted = path.rpartition(_SEPARATOR)
    return (before, wanted) if before and wanted else (path, None)


def pick_only(reading: Reading, where: str) -> Article:
    """Return the one article that was read from ``where``.

    Raises:
        InputError: there is none, or more than one.
    """
    if len(reading.articles) == 1:
        return reading.articles[0]
    if not reading.articles:
        first = next((problem for problem in reading.problems if problem.where == where), None)
        what = first.what if first else "no article found"
        raise InputError(where, what, first.why if first else "Expected a file with one article.")
    raise InputError(
        where,
        f"{len(reading.articles)} articles",
        f"Expected one; name it as {where}{_SEPARATOR}ID, or with --pick ID:\n{list_articles(reading.articles)}",
    )


def pick_one(articles: Sequence[Article], wanted: str, where: str) -> Article:
    """Return the article that ``wanted`` names: by id, by source, by line, or by outlet or title.

    Raises:
        InputError: it names none, or more than one.
    """
    for names in (_by_id, _by_source, _by_line, _by_label):
        found = [article for article in articles if names(article, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            why = f"Expected a name that one article has; take its id:\n{list_articles(found)}"
            raise InputError(where, f"{len(found)} articles are named “{cut_line(wanted, 80)}”", why)
    why = f"Expected an article's id, source, line or outlet:\n{list_articles(articles)}"
    raise InputError(where, f"no article is named “{cut_line(wanted, 80)}”", why)


def _by_id(article: Article, wanted: str) -> bool:
    return article.id == wanted


def _by_source(article: Article, wanted: str) -> bool:
    return article.source == wanted


def _by_line(article: Article, wanted: str) -> bool:
    return wanted.isdigit() and article.source.endswith(f":{wanted}")


def _by_label(article: Article, wanted: str) -> bool:
    folded = wanted.casefold()
    return folded in {article.label.casefold(), (article.title or "").casefold()} and bool(folded)


def list_articles(articles: Sequence[Article]) -> str:
    """Return articles one a line: id, outlet or file, title, source; only the first of many."""
    ordered = sorted(articles, key=lambda article: (article.source, article.id))
    lines = [
        f"  {article.id}  {cut_line(article.label, 40)}  {cut_line(article.title or '', 60)}  "
        f"{cut_line(article.source, 80)}".rstrip()
        for article in ordered[:_MOST_LISTED]
    ]
    if len(ordered) > _MOST_LISTED:
        lines.append(f"  … and {len(ordered) - _MOST_LISTED} more")
    return "\n".join(lines)
