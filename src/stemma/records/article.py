"""Article: one text as one outlet published it, with what is marked in it."""

import re
from typing import Literal

from stemma.records.base import Record
from stemma.records.problem import Problem
from stemma.records.span import Span

BoilerplateKind = Literal[
    "title",  # the headline inside the text: not body, not furniture
    "standfirst",  # the line under the headline
    "heading",  # a cross-head between paragraphs
    "byline",
    "dateline",
    "date",  # a stamp of publication or update
    "credit",  # an agency's or a picture's credit line
    "caption",
    "paywall",
    "promotion",  # read more, related, newsletter, follow us
    "navigation",  # menus, buttons, share words
    "legal",  # copyright, terms
    "other",
]
DateBasis = Literal["stated", "metadata", "inferred", "unknown"]
BlockKind = Literal["post", "pullquote"]


class Dateline(Record, frozen=True, kw_only=True):
    """The place and date line that opens agency copy ("MOSCOW, Aug 6 (Agency) -").

    Attributes:
        place: as written; None if the line gives no place.
        date: ISO 8601 calendar date, or None.
        span: where the line stands.
    """

    place: str | None
    date: str | None
    span: Span


class Published(Record, frozen=True, kw_only=True):
    """When the article was published.

    Attributes:
        value: ISO 8601 date or date and time with offset if known; None if unknown.
        basis: ``stated`` in the text, from ``metadata``, ``inferred`` from its story, or ``unknown``.
        span: where the text states it, if it does.
        why: for ``inferred``, the reasoning in one sentence.
        margin_days: for ``inferred``, by how many days it may be off: 0 where the day itself stands out, 1 where it or
            the day beside it does, and the article's weekdays mean the same days from both.
    """

    value: str | None
    basis: DateBasis
    span: Span | None = None
    why: str | None = None
    margin_days: int = 0


class Boilerplate(Record, frozen=True, kw_only=True):
    """A stretch of the text that is not a sentence of the report itself."""

    kind: BoilerplateKind
    span: Span


class Credit(Record, frozen=True, kw_only=True):
    """A place where the article credits an agency for its text.

    Attributes:
        agency: canonical name of the agency.
        span: the words of the credit.
        role: ``source`` if the text (or part of it) is the agency's; ``picture`` if only a picture is.
    """

    agency: str
    span: Span
    role: Literal["source", "picture"]


class Block(Record, frozen=True, kw_only=True):
    """A stretch set apart from the running text: an embedded post, a pull quote.

    Attributes:
        kind: ``post`` (social media) or ``pullquote``.
        span: the whole block with its signature line.
        body: what its author wrote.
        author: the author's name in the signature line, or None.
        date: ISO 8601 date of the block's own stamp, or None.
        date_span: where that stamp stands.
    """

    kind: BlockKind
    span: Span
    body: Span
    author: Span | None = None
    date: str | None = None
    date_span: Span | None = None


class Article(Record, frozen=True, kw_only=True):
    """One text as one outlet published it (a *witness*). The text is never changed: what is found in it is marked.

    Attributes:
        id: content id, the same in any order of input.
        source: path or URL as given; ``path:line`` for a record without id or url.
        url: the article's own address: the one its page names as canonical, else the one it came from; None if unknown.
        section: the section of the paper as its record names it; None if unknown.
        title: headline, from the text or from metadata; None if there is none.
        title_span: where the title stands in ``text``; None if it came from metadata alone.
        outlet: who published it; None if unknown.
        domain: the outlet's internet domain, without "www."; None if unknown.
        country: ISO 3166-1 code of the outlet's country; None if unknown.
        family: the owner of the outlet. Outlets of one owner are one family and count as one voice; None if the owner
            is not known: then the outlet is a family of its own.
        agency: canonical name of the wire service credited for the text; None if none is credited.
        byline: author line as written, without "By".
        dateline: the opening place and date line.
        published: when it was published, and how that is known.
        modified: ISO 8601 date or date and time of the last change, from metadata; None if unknown.
        language: ISO 639-1 code; None if it could not be told.
        text: the whole text as it came, after decoding.
        boilerplate: marked stretches in order of their start.
        credits: agency credits in order of their start.
        blocks: embedded posts and pull quotes in order of their start.
    """

    id: str
    source: str
    url: str | None = None
    section: str | None = None
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    domain: str | None = None
    country: str | None = None
    family: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: Published
    modified: str | None = None
    language: str | None = None
    text: str
    boilerplate: tuple[Boilerplate, ...] = ()
    credits: tuple[Credit, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def label(self) -> str:
        """What a reader would call the article: its outlet, else the last part of its path or URL without ending."""
        if self.outlet:
            return self.outlet
        last = self.source.rstrip("/").rsplit("/", 1)[-1]
        return re.sub(r"(?<=.)\.(?:txt|html?|jsonl?)(?=$|:)", "", last) or self.source


class Reading(Record, frozen=True, kw_only=True):
    """What reading a pile of files gave: the articles, and everything that could not be read.

    Attributes:
        articles: sorted by id.
        problems: sorted; one for each thing skipped or damaged.
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
