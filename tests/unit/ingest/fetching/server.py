"""A web server on this machine that misbehaves as asked, for the tests of fetching."""

import gzip
import threading
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<html><body><p>The harbour board of Brackwater met on Monday.</p></body></html>"


class HostileHandler(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    server: "HostileServer"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer one request."""
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.counts[self.path] += 1
        page = self.server.pages.get(self.path.partition("?")[0])
        if page is not None:
            self.answer(page[1], Content_Type=page[0])
            return
        name = self.path.partition("?")[0].strip("/").replace("-", "_").replace(".", "_") or "page"
        getattr(self, "send_" + name, self.send_missing)()

    def answer(self, content: bytes, status: int = 200, **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for key, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def send_missing(self) -> None:
        self.answer(b"no", 404)

    def send_robots_txt(self) -> None:
        self.answer(self.server.robots, self.server.robots_status, Content_Type="text/plain")

    def send_page(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(b"", 304)
        else:
            self.answer(PAGE, ETag='"v1"', Last_Modified="Mon, 02 Mar 2026 10:00:00 GMT")

    send_private = send_page

    def send_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def send_deflated(self) -> None:
        self.answer(zlib.compress(PAGE)[2:-4], Content_Encoding="deflate")

    def send_bomb(self) -> None:
        self.answer(gzip.compress(b"\0" * 40_000_000), Content_Encoding="gzip")

    def send_torn_gzip(self) -> None:
        self.answer(gzip.compress(PAGE)[:-12], Content_Encoding="gzip")

    def send_false_gzip(self) -> None:
        self.answer(PAGE, Content_Encoding="gzip")

    def send_brotli(self) -> None:
        self.answer(PAGE, Content_Encoding="br")

    def send_huge(self) -> None:
        self.answer(b"", Content_Length=str(10**12))

    def send_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 65536)
        except OSError:
            return

    def send_broken_off(self) -> None:
        self.answer(PAGE[:20], Content_Length="4000")
        self.close_connection = True

    def send_dripping(self) -> None:
        try:
            for mark in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 4000:
                self.wfile.write(bytes([mark]))
                time.sleep(0.02)
        except OSError:
            return

    def send_image(self) -> None:
        self.answer(b"\x89PNG", Content_Type="image/png")

    def send_circle(self) -> None:
        self.answer(b"", 302, Location="/circle")

    def send_chain(self) -> None:
        step = int(self.path.partition("?")[2] or 0)
        self.answer(b"", 302, Location=f"/chain?{step + 1}")

    def send_moved(self) -> None:
        self.answer(b"", 301, Location="/page")

    def send_to_inside(self) -> None:
        self.answer(b"", 302, Location="http://169.254.169.254/latest/meta-data/")

    def send_to_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def send_to_private(self) -> None:
        self.answer(b"", 302, Location="/private")

    def send_busy_once(self) -> None:
        if self.server.counts[self.path] == 1:
            self.answer(b"", 503, Retry_After="7")
        else:
            self.answer(PAGE)

    def send_always_busy(self) -> None:
        self.answer(b"", 503)

    def send_forbidden(self) -> None:
        self.answer(b"", 403)


class HostileServer(ThreadingHTTPServer):
    """Remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), HostileHandler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.counts: Counter[str] = Counter()
        self.robots = b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n"
        self.robots_status = 200
        self.pages: dict[str, tuple[str, bytes]] = {}

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that leave are what is tested."""

    @property
    def root(self) -> str:
        """The server's address without a slash at its end."""
        return f"http://localhost:{self.server_port}"


@contextmanager
def run_server() -> Iterator[HostileServer]:
    """Run a server while the context lasts."""
    with HostileServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
