"""What must hold for whatever bytes are read."""

import io

import msgspec

from stemma.errors import InputError
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.reading import read_unit
from stemma.ingest.record_lines import problem_of, tidy_problem
from stemma.ingest.unpacking import unpack_stream
from stemma.records import Article, Problem, Span


def read_bytes(name: str, content: bytes) -> tuple[list[Article], list[Problem]]:
    """Return the articles and problems that some bytes give under a file name."""
    articles: list[Article] = []
    problems: list[Problem] = []
    try:
        for unit in unpack_stream(io.BytesIO(content), name, name, FieldMap()):
            for found in read_unit(unit):
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    articles.append(found[1])
    except InputError as error:
        problems.append(tidy_problem(problem_of(error)))
    return articles, problems


def check_reading(name: str, content: bytes) -> None:
    """Read bytes and check: no error but ours, every problem says where, what and why, every span is valid."""
    articles, problems = read_bytes(name, content)
    for problem in problems:
        assert problem.where.startswith(name) or not problem.where.startswith("/"), problem
        assert problem.what and problem.why and len(problem.what) < 600, problem
        assert not any(character in problem.what + problem.why for character in "\n\x00\x1b"), problem
    for article in articles:
        assert msgspec.json.encode(article)
        for span in _spans_of(article):
            assert 0 <= span.start <= span.end <= len(article.text), span
    assert articles or problems or name.endswith((".jsonl", ".csv", ".warc", ".gz", ".zip"))


def _spans_of(article: Article) -> list[Span]:
    spans = [mark.span for mark in article.boilerplate] + [credit.span for credit in article.credits]
    return spans + [span for span in (article.title_span, article.published.span) if span is not None]
