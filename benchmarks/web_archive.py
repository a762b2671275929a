"""Write a WARC file of generated news pages of any size, as a news crawl ships them, and measure how fast it is read.

usage: python -m benchmarks.web_archive FILE.warc.gz --megabytes 100      write it
       python -m benchmarks.web_archive FILE.warc.gz --read --workers 2   read it with ``stemma read`` and measure

Sizes are those of the file; a page is about 80 kB of markup, as the median of the corpus ``pages``' lighter half, and
compresses to about a third. Between the pages lie the records that a crawl has beside them: requests, pictures,
redirects, revisits. The same seed gives the same file.
"""

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SEED = 7
PAGE_BYTES = 80_000
_SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fen",
    "gar",
    "hol",
    "jin",
    "kel",
    "lor",
    "mar",
    "nis",
    "pol",
    "ren",
    "sol",
    "tav",
    "vel",
)
_LITTLE = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "was",
    "for",
    "on",
    "with",
    "said",
    "by",
    "from",
    "at",
    "it",
    "were",
)


def write_archive(path: Path, size: int, seed: int = SEED) -> int:
    """Write records until the file has ``size`` bytes; return how many of them are articles' pages."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3))) for _ in range(6000)]
    pages = 0
    packed = path.suffix == ".gz"
    with path.open("wb") as stream:
        for kind, record in _make_records(chance, words):
            stream.write(gzip.compress(record, 6, mtime=0) if packed else record)
            pages += kind == "page"
            if kind == "page" and stream.tell() >= size:
                return pages
    return pages


def _make_records(chance: random.Random, words: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield records without end, each with its kind."""
    yield "info", _record("warcinfo", "", b"software: stemma benchmark\r\n", "application/warc-fields")
    number = 0
    while True:
        number += 1
        url = f"https://www.{words[number % 40]}post.example/news/{number}"
        yield (
            "request",
            _record("request", url, b"GET / HTTP/1.1\r\nHost: example\r\n\r\n", "application/http;msgtype=request"),
        )
        page = _make_page(chance, words, number).encode()
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: %d\r\n\r\n" % len(page)
        yield "page", _record("response", url, head + page)
        if number % 5 == 0:
            picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + chance.randbytes(4000)
            yield "picture", _record("response", url + ".jpg", picture)
        if number % 11 == 0:
            yield "redirect", _record("response", url + "/old", b"HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n")
        if number % 13 == 0:
            yield "revisit", _record("revisit", url, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")


def _record(kind: str, url: str, block: bytes, media_type: str = "application/http;msgtype=response") -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2024-08-07T19:05:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(block):012}>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _make_page(chance: random.Random, words: list[str], number: int) -> str:
    """Return one page: head, scripts, menus, the article, a list of other stories, footer."""

    def sentence() -> str:
        length = chance.randint(9, 26)
        chosen = [chance.choice(_LITTLE) if chance.random() < 0.45 else chance.choice(words) for _ in range(length)]
        return " ".join(chosen).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(chance.randint(1, 3)))

    title = " ".join(chance.choices(words, k=8)).capitalize()
    linked = {"@type": "NewsArticle", "headline": title, "datePublished": f"2024-08-{number % 28 + 1:02}T10:00:00Z"}
    body = "".join(f'<p class="c-{number}">{paragraph()}</p>\n' for _ in range(chance.randint(8, 28)))
    menu = "".join(f'<li><a href="/{word}">{word.capitalize()}</a></li>' for word in words[:60])
    teasers = "".join(
        f'<article class="teaser"><a href="/news/{n}"><h3>{" ".join(chance.choices(words, k=7))}</h3></a></article>'
        for n in range(20)
    )
    page = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} | Post</title>"
        f'<script type="application/ld+json">{json.dumps(linked)}</script></head><body>'
        f"<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>{body}</article></main>"
        f"<aside>{teasers}</aside><footer><p>All rights reserved.</p></footer>"
    )
    filler = "".join(f"window.{word}={{a:{chance.random()},b:'{word}'}};" for word in chance.choices(words, k=1500))
    filler = filler[: max(0, PAGE_BYTES - len(page))]
    return f"{page}<script>{filler}</script></body></html>"


def measure_reading(path: Path, workers: int) -> dict[str, float | int | str]:
    """Return pages a second and peak memory of ``stemma read`` over the file, as a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "articles.jsonl"
        command = [sys.executable, "-m", "stemma", "read", str(path), "-o", str(out), "--workers", str(workers)]
        begun = time.monotonic()
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        wall = time.monotonic() - begun
        articles = out.read_bytes().count(b"\n")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    return {
        "file MB": round(path.stat().st_size / 1e6, 1),
        "workers": workers,
        "articles": articles,
        "wall s": round(wall, 1),
        "articles a second": round(articles / wall, 1),
        "processor s": round(seconds, 1),
        "articles a processor second": round(articles / seconds, 1),
        "largest process MB": round(used.ru_maxrss / 1024, 1),
    }


def main() -> None:
    """Write or read the file that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web_archive", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if options.read:
        figures = measure_reading(options.file, options.workers)
    else:
        figures = {"pages": write_archive(options.file, options.megabytes * 1_000_000)}
    for label, value in figures.items():
        print(f"{label:<24} {value}")


if __name__ == "__main__":
    main()
