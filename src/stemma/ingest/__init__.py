"""Bytes to articles: files of plain text, HTML, JSON and JSON Lines are read, and what is not body is marked.

paths      which files the given paths mean
decoding   bytes -> text, or a message that names what the bytes are
formats    which kind of file it is
pages      HTML -> draft
records    JSON values -> drafts, by the table of field names in ``field_names.toml``
language   which language a text is in
outlets    who published it
marking/   title, byline, dateline, credits, dates, furniture, blocks: spans into the untouched text
assembling draft and marks -> Article
reading    all of this, in order, for many files
"""

from stemma.ingest.reading import read

__all__ = ["read"]
