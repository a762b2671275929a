"""Draft: what a reader of one format found, before anything in the text is marked."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One text with what its file says about it.

    Attributes:
        where: ``path`` or ``path:line``; where a problem with it is reported.
        source: what the article's ``source`` will be.
        text: the text, untouched.
        title, outlet, byline, published, modified, language, url, section: as the record or page gives them; else None.
        whole: whether this is the whole article; False for a feed's summary, whose article lies behind ``url``.
    """

    where: str
    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    section: str | None = None
    whole: bool = True
