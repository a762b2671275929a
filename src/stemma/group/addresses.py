"""The day of publication that an article's web address holds."""

import re
from datetime import date

from stemma.records import Article

# "/2031/05/04/" or "/2031-05-04" in the path. On `incidents` 98 % of such days are the day of publication, on
# `story_clusters` 86 % (99 % within a day).
_IN_PATH = re.compile(r"[/_-]((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.?#-]|$)")
_ARCHIVE = re.compile(r"^https?://[\w.-]{1,60}/(?:web/)?\d{14}[a-z_]{0,4}/(?=https?://)")
_WEB = re.compile(r"^https?://[^/\s]{3,255}/")
_LONGEST_ADDRESS = 2000


def day_in_address(article: Article) -> date | None:
    """Return the day that the path of the article's web address holds, None if it holds none.

    >>> from stemma.records import Published
    >>> address = "https://news.example/world/2031/05/04/quay-fire.html"
    >>> day_in_address(Article(id="a", source=address, published=Published(value=None, basis="unknown"), text=""))
    datetime.date(2031, 5, 4)
    """
    address = _ARCHIVE.sub("", article.source[:_LONGEST_ADDRESS])
    host = _WEB.match(address)
    found = _IN_PATH.search(address, host.end() - 1) if host else None
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
