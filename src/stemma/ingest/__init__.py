"""Bytes to articles: pages, feeds, archives, exports and documents are read, and what is not body is marked.

paths      which files and addresses the given paths mean
opening    files and standard input, opened and bounded
decoding   bytes -> text, or a message that names what the bytes are
formats    which kind of file it is
unpacking  a file -> the pieces of work in it: one page, or the pages, entries and rows it holds
drafting   a piece -> drafts, by its kind
fetching/  pages and feeds from the web
visiting   addresses -> pieces of work
following  summaries in feeds -> the articles behind their links
pages      HTML -> draft
archives/  WARC, gzip, ZIP and tar
feeds/     RSS, Atom, JSON Feed, OPML
exchange/  NewsML-G2, CSV, PDF
json_*     JSON values -> drafts, by the table of field names in ``field_names.toml``
language   which language a text is in
outlets    who published it
marking/   title, byline, dateline, credits, dates, furniture, blocks: spans into the untouched text
assembling draft and marks -> Article
reading    all of this, in order, for many files
streaming  the same, one article after the other, spread over processes
anchoring  offsets of an article -> places in the page it came from
"""

from stemma.ingest.reading import read

__all__ = ["read"]
