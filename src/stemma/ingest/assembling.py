"""Draft and marks to Article."""

from stemma.ingest.drafts import Draft
from stemma.ingest.language import tell_language
from stemma.ingest.marking import Sheet, mark_text
from stemma.ingest.marking.agencies import agency_table, canonical_agency
from stemma.ingest.marking.sheet import Mark
from stemma.ingest.outlets import describe_outlet, tell_outlet
from stemma.ingest.publication import Publication, tell_publication
from stemma.records import Article, Block, Boilerplate, Credit, Dateline, Published, Span, content_id


def assemble_article(draft: Draft) -> Article:
    """Return the article that a draft stands for, with everything that is not body marked in its text."""
    sheet = mark_text(draft.text, draft.title)
    publication = tell_publication(draft, sheet)
    outlet = tell_outlet(draft, sheet)
    known = describe_outlet(draft, outlet)
    title = draft.title or (draft.text[slice(*sheet.title)] if sheet.title else None)
    article_id = content_id("a", draft.text, title, outlet, publication.value)

    def span(offsets: tuple[int, int]) -> Span:
        return Span(article=article_id, start=offsets[0], end=offsets[1])

    return Article(
        id=article_id,
        source=draft.source,
        url=draft.url,
        section=draft.section,
        title=title,
        title_span=span(sheet.title) if sheet.title else None,
        outlet=outlet,
        domain=known.domain,
        country=known.country,
        family=known.owner,
        agency=_tell_agency(draft, sheet, outlet),
        byline=_byline_of(draft, sheet),
        dateline=_dateline_of(sheet, publication, article_id),
        published=Published(
            value=publication.value, basis=publication.basis, span=span(publication.span) if publication.span else None
        ),
        modified=publication.modified,
        language=tell_language(draft.text, draft.language),
        text=draft.text,
        boilerplate=tuple(
            Boilerplate(kind=mark.kind, span=span((mark.start, mark.end))) for mark in _settle_marks(sheet)
        ),
        credits=_credits_of(sheet, article_id),
        blocks=_blocks_of(sheet, article_id),
    )


def _settle_marks(sheet: Sheet) -> list[Mark]:
    """Return the marks in order, none empty, none overlapping another or a block."""
    taken = [(block.start, block.end) for block in sheet.blocks]
    settled: list[Mark] = []
    end = 0
    blocks = iter(sorted(taken))
    block = next(blocks, None)
    for mark in sorted(set(sheet.marks), key=lambda mark: (mark.start, -mark.end, mark.kind)):
        while block is not None and block[1] <= mark.start:
            block = next(blocks, None)
        if mark.start < end or mark.start >= mark.end or (block is not None and block[0] < mark.end):
            continue
        settled.append(mark)
        end = mark.end
    return settled


def _tell_agency(draft: Draft, sheet: Sheet, outlet: str | None) -> str | None:
    """Return the agency of the strongest credit, the first of equals; else the one that the record names as author.

    An outlet that also sells its copy is no agency of its own articles.
    """
    sources = sorted(
        (mark for mark in sheet.credits if mark.role == "source"), key=lambda mark: (-mark.strength, mark.start)
    )
    agency = sources[0].agency if sources else agency_of_byline(draft.byline)
    return None if agency == outlet and agency in agency_table().shared else agency


def agency_of_byline(byline: str | None) -> str | None:
    """Return the agency that an author line names, None if it names none.

    >>> agency_of_byline("Jane Roe, Associated Press"), agency_of_byline("Jane Roe")
    ('Associated Press', None)
    """
    if not byline:
        return None
    for part in (
        byline.replace("/", ",")
        .replace("|", ",")
        .replace(";", ",")
        .replace(" and ", ",")
        .replace(" for ", ",")
        .split(",")[:20]
    ):
        agency = canonical_agency(part.strip(" .()").removeprefix("By ").removeprefix("by "))
        if agency:
            return agency
    return None


def _byline_of(draft: Draft, sheet: Sheet) -> str | None:
    written = " ".join(draft.text[slice(*sheet.byline)].split()) if sheet.byline else None
    recorded = draft.byline.removeprefix("By ").removeprefix("by ").strip() if draft.byline else None
    return recorded or written


def _dateline_of(sheet: Sheet, publication: Publication, article_id: str) -> Dateline | None:
    mark = sheet.dateline
    if mark is None:
        return None
    span = Span(article=article_id, start=mark.start, end=mark.end)
    return Dateline(place=mark.place, date=publication.dateline_date, span=span)


def _credits_of(sheet: Sheet, article_id: str) -> tuple[Credit, ...]:
    marks = sorted({(mark.start, mark.end, mark.agency, mark.role) for mark in sheet.credits})
    return tuple(
        Credit(agency=agency, span=Span(article=article_id, start=start, end=end), role=role)
        for start, end, agency, role in marks
    )


def _blocks_of(sheet: Sheet, article_id: str) -> tuple[Block, ...]:
    def span(offsets: tuple[int, int]) -> Span:
        return Span(article=article_id, start=offsets[0], end=offsets[1])

    return tuple(
        Block(
            kind=mark.kind,
            span=span((mark.start, mark.end)),
            body=span(mark.body),
            author=span(mark.author) if mark.author else None,
            date=mark.date,
            date_span=span(mark.date_span) if mark.date_span else None,
        )
        for mark in sorted(sheet.blocks, key=lambda mark: (mark.start, mark.end))
    )
