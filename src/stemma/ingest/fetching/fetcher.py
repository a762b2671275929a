"""A URL -> a page, or an error that says why not: rules kept, pace kept, redirects checked, failures tried again."""

from collections.abc import Mapping
from email.message import Message
from urllib.parse import urljoin

from stemma.errors import InputError
from stemma.ingest.fetching.addresses import Resolve, Target, find_address, parse_url, resolve_host
from stemma.ingest.fetching.exchanging import MAX_BYTES, MAX_SECONDS, Answer, TransientError, exchange
from stemma.ingest.fetching.keeping import KeptPages
from stemma.ingest.fetching.pacing import BACKOFF, Pace
from stemma.ingest.fetching.pages import Fetched
from stemma.ingest.fetching.robots import AGENT, MAX_ROBOTS_BYTES, Rules, read_rules

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
# Media types that hold no report: refused by their header, before the body is read into anything.
_NO_TEXT = ("image/", "audio/", "video/", "font/")


class Fetcher:
    """Fetches pages one at a time.

    Args:
        version: of this program, for the user agent.
        kept: pages kept from earlier runs; None keeps nothing.
        pace: how requests to one host are kept apart.
        resolve: host and port -> addresses.
        max_bytes: the largest page, decompressed.
        max_seconds: the longest time for one request.
        allow_loopback: for tests against a server on this machine, and for nothing else.
    """

    def __init__(
        self,
        version: str,
        *,
        kept: KeptPages | None = None,
        pace: Pace | None = None,
        resolve: Resolve = resolve_host,
        max_bytes: int = MAX_BYTES,
        max_seconds: float = MAX_SECONDS,
        allow_loopback: bool = False,
    ) -> None:
        self._headers = {
            "User-Agent": f"{AGENT}/{version} (reads news reports for comparison; keeps to robots.txt)",
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "en, *;q=0.5",
        }
        self._kept, self._pace, self._resolve = kept, pace or Pace(), resolve
        self._max_bytes, self._max_seconds, self._allow_loopback = max_bytes, max_seconds, allow_loopback
        self._rules: dict[str, Rules] = {}

    def fetch(self, url: str) -> Fetched:
        """Return what a URL gives.

        Raises:
            InputError: it is refused (not public, not allowed by robots.txt, too large, no text), or the server does
                not give it, after four tries where trying again may help.
        """
        target = parse_url(url)
        known = self._kept.find(target.url) if self._kept else None
        final, answer = self._follow(target, _conditions(known), check_rules=True, max_bytes=self._max_bytes)
        if answer.status == 304 and known:
            return Fetched(
                url=known.url, final_url=known.final_url, content=known.content, content_type=known.content_type,
                charset=known.charset, modified=known.modified, etag=known.etag, unchanged=True,
            )  # fmt: skip
        if answer.status != 200:
            raise InputError(url, f"the server answered {answer.status}", _advice(answer.status))
        page = _make_page(target, final, answer)
        if self._kept:
            self._kept.keep(page)
        return page

    def _follow(
        self, target: Target, headers: Mapping[str, str], *, check_rules: bool, max_bytes: int
    ) -> tuple[Target, Answer]:
        """Return the last URL of a chain of redirects and its answer; each step is checked like the first."""
        first, seen = target, {target.url}
        for _ in range(MAX_REDIRECTS + 1):
            if check_rules:
                self._check_rules(target)
            answer = self._ask(target, headers, max_bytes, check_rules)
            place = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not place:
                return target, answer
            target = parse_url(urljoin(target.url, place))
            if target.url in seen:
                raise InputError(
                    first.url, "the server redirects in a circle", "Open the page in a browser and save it."
                )
            seen.add(target.url)
            headers = {}
        raise InputError(first.url, f"more than {MAX_REDIRECTS} redirects", "Give the page's last address instead.")

    def _ask(self, target: Target, headers: Mapping[str, str], max_bytes: int, paced: bool) -> Answer:
        """Return the answer to one request, tried again where that may help."""
        for attempt in range(len(BACKOFF) + 1):
            last = attempt == len(BACKOFF)
            address = find_address(target, self._resolve, self._allow_loopback)
            self._pace.wait_for(target.host, self._rules[target.site].delay if paced else 0.0)
            try:
                answer = exchange(target, address, {**self._headers, **headers}, max_bytes, self._max_seconds)
            except TransientError:
                if last:
                    raise
                self._pace.back_off(attempt, {})
                continue
            if answer.status not in _TRY_AGAIN or last:
                return answer
            self._pace.back_off(attempt, answer.headers)
        raise AssertionError("the last try returns or raises")

    def _check_rules(self, target: Target) -> None:
        if target.site not in self._rules:
            self._rules[target.site] = read_rules(target, self._ask_for_rules)
        rules = self._rules[target.site]
        if rules.closed:
            what = "the site's robots.txt cannot be read"
            raise InputError(
                target.url, what, "Until it can, nothing is fetched there; save the page and give the file."
            )
        if not rules.allows(target.url):
            raise InputError(target.url, "robots.txt does not allow it", "Save the page and give the file instead.")

    def _ask_for_rules(self, url: str) -> Answer:
        return self._follow(parse_url(url), {}, check_rules=False, max_bytes=MAX_ROBOTS_BYTES)[1]


def _conditions(known: Fetched | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed."""
    if known is None:
        return {}
    wanted = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in wanted.items() if value}


def _make_page(target: Target, final: Target, answer: Answer) -> Fetched:
    message = Message()
    message["content-type"] = answer.headers.get("content-type", "").replace("\n", " ").replace("\r", " ")
    kind = message.get_content_type() if answer.headers.get("content-type") else ""
    if kind.startswith(_NO_TEXT):
        raise InputError(target.url, f"the server sent {kind}", "Expected a page, a feed or a document with text.")
    charset = message.get_param("charset")
    return Fetched(
        url=target.url,
        final_url=final.url,
        content=answer.content,
        content_type=kind,
        charset=charset[:40] if isinstance(charset, str) else None,
        modified=answer.headers.get("last-modified"),
        etag=answer.headers.get("etag"),
    )


def _advice(status: int) -> str:
    if status in (401, 402, 403, 451):
        return "The page is not open to all; if you may read it, save it and give the file."
    if status in (404, 410):
        return "The page is gone; check the address."
    return "Try again later, or save the page and give the file."
