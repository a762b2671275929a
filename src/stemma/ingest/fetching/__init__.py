"""Pages and feeds from the web, politely, bounded and never from inside a network.

addresses    which URLs may be asked for, and which addresses a host may have
exchanging   one request to one checked address -> one bounded answer
robots       what a site allows robots to read
pacing       how long to wait before asking a host again
keeping      answers kept in a folder, asked for again only if they changed
fetcher      all of this, with redirects and retries: a URL -> a page, or an error that says why not
"""

from stemma.ingest.fetching.fetcher import Fetcher
from stemma.ingest.fetching.keeping import KeptPages
from stemma.ingest.fetching.pages import Fetched

__all__ = ["Fetched", "Fetcher", "KeptPages"]
