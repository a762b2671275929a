"""Hostile and damaged input of every format: a problem that names file and record, and the rest is read in bounds."""

import gzip
import io
import subprocess
import sys
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from stemma.ingest import read
from stemma.ingest.archives import inflating, packs, warc
from stemma.ingest.exchange import documents
from stemma.records import Reading
from tests.fuzz import samples
from tests.fuzz.checking import read_bytes

MAX_SECONDS = 20
LOCK = b"u" * 32


def read_file(tmp_path: Path, name: str, content: bytes) -> Reading:
    (tmp_path / name).write_bytes(content)
    begun = time.monotonic()
    reading = read([tmp_path / name])
    assert time.monotonic() - begun < MAX_SECONDS
    return reading


def whats(reading: Reading) -> list[str]:
    return [problem.what for problem in reading.problems if "passed over" not in problem.what]


def unfolding(size: int, wbits: int, piece: bytes = b"a" * 1_000_000) -> bytes:
    """Return compressed bytes that unfold to ``size`` bytes."""
    packer = zlib.compressobj(1, zlib.DEFLATED, wbits)
    return b"".join([*(packer.compress(piece) for _ in range(size // len(piece))), packer.flush()])


@contextmanager
def bounded(size: int) -> Iterator[None]:
    """Check that at most ``size`` bytes are held at any time."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < size
    finally:
        tracemalloc.stop()


def test_truncated_gzip_of_a_crawl(tmp_path: Path) -> None:
    reading = read_file(tmp_path, "a.warc.gz", b"".join(map(_pack, samples.warc_records()[:5]))[:-20])
    assert len(reading.articles) == 2
    assert whats(reading) == ["a damaged record: a truncated gzip stream"]
    assert reading.problems[0].where.endswith("a.warc.gz#5")


def test_damaged_member_amid_a_crawl(tmp_path: Path) -> None:
    packed = [bytearray(_pack(record)) for record in samples.warc_records()]
    packed[3][len(packed[3]) // 2] ^= 0xFF
    reading = read_file(tmp_path, "a.warc.gz", b"".join(packed))
    assert sorted(article.source for article in reading.articles) == [
        "https://post.example/0",
        "https://post.example/2",
    ]
    assert len(whats(reading)) == 1
    assert "damaged gzip bytes" in whats(reading)[0]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"Content-Length: ", b"Content-Length: 9", "announced"),
        (b"Content-Length: ", b"Content-Length: 9999999", "announced"),
        (b"Content-Length: ", b"Content-Size: ", "without a length"),
        (b"Content-Length: ", b"Content-Length: -", "without a length"),
        (b"WARC/1.0", b"WRAC/1.0", "belong to no record"),
    ],
)
def test_wrong_lengths_of_a_record(tmp_path: Path, old: bytes, new: bytes, words: str) -> None:
    records = samples.warc_records()
    records[3] = records[3].replace(old, new, 1)
    assert records[3] != samples.warc_records()[3]
    reading = read_file(tmp_path, "a.warc", b"".join(records))
    sources = {article.source for article in reading.articles}
    assert {"https://post.example/0", "https://post.example/2"} <= sources
    assert any(words in what for what in whats(reading)), reading.problems


def test_record_longer_than_it_says(tmp_path: Path) -> None:
    records = samples.warc_records()
    records[2] = records[2].replace(b"</body>", b"</body>" + b"x" * 100)
    reading = read_file(tmp_path, "a.warc", b"".join(records))
    assert len(reading.articles) == 3
    assert whats(reading) == [
        "a damaged record: 100 bytes behind it that belong to no record",
        "a damaged record: a wrong length: no record starts behind it",
    ]
    assert {problem.where.rpartition("#")[2] for problem in reading.problems if "damaged" in problem.what} == {"3"}


def test_crawl_without_an_end(tmp_path: Path) -> None:
    reading = read_file(tmp_path, "a.warc", samples.warc()[: -len(samples.warc_records()[-1]) - 100])
    assert len(reading.articles) == 3


def test_page_that_unfolds_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_BODY_BYTES", 1_000_000)
    bomb = samples.response(unfolding(300_000_000, 31), "Content-Encoding: gzip")
    records = samples.warc_records()
    records[3] = samples.warc_record("response", bomb, "https://post.example/1")
    with bounded(70_000_000):
        reading = read_file(tmp_path, "a.warc", b"".join(records))
    assert len(reading.articles) == 2
    assert whats(reading) == ["a page of more than 1,000,000 bytes"]


def test_record_longer_than_is_held(tmp_path: Path) -> None:
    page = samples.page().replace("</body>", "x" * 40_000_000 + "</body>").encode()
    records = samples.warc_records()
    records[3] = samples.warc_record("response", samples.response(page), "https://post.example/1")
    for name, content in (("a.warc", b"".join(records)), ("b.warc.gz", b"".join(map(_pack, records)))):
        reading = read_file(tmp_path, name, content)
        assert len(reading.articles) == 2
        assert whats(reading) == [f"a page of more than {warc.MAX_BODY_BYTES:,} bytes"]


def test_gzip_that_unfolds_without_bound(tmp_path: Path) -> None:
    bomb = unfolding(300_000_000, 31)
    assert whats(read_file(tmp_path, "a.txt.gz", bomb)) == ["the file is too large"]
    assert whats(read_file(tmp_path, "a.jsonl.gz", bomb)) == ["the line is too long"]


def test_crawl_that_unfolds_without_bound() -> None:
    stream = inflating.Inflater(io.BytesIO(gzip.compress(b"a" * 100_000)), "x", limit=50_000)
    with pytest.raises(Exception, match="unfold"):
        while stream.read(10_000):
            pass


def test_zip_that_unfolds_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"a" * (packs.MAX_MEMBER_BYTES + 1))
        archive.writestr("good.html", samples.page())
    reading = read_file(tmp_path, "a.zip", packed.getvalue())
    assert len(reading.articles) == 1
    assert whats(reading) == [f"a member of more than {packs.MAX_MEMBER_BYTES:,} bytes"]
    assert reading.problems[0].where.endswith("a.zip#bomb.txt")
    monkeypatch.setattr(packs, "MAX_UNFOLDED_BYTES", 1_000_000)
    assert whats(read_file(tmp_path, "b.zip", packed.getvalue())) == ["an archive that unfolds to too much"]


def test_zip_with_a_damaged_and_an_encrypted_member(tmp_path: Path) -> None:
    content = samples.zip_file()
    broken = bytearray(content)
    broken[content.index(b"storm.html") + 40] ^= 0xFF
    reading = read_file(tmp_path, "a.zip", bytes(broken))
    assert len(reading.articles) == 1
    assert whats(reading)[0].startswith("a damaged member")
    locked = bytearray(content)
    locked[6] |= 1
    locked[content.index(b"PK\x01\x02") + 8] |= 1
    reading = read_file(tmp_path, "b.zip", bytes(locked))
    assert whats(reading) == ["an encrypted member"]
    assert len(reading.articles) == 1


def test_archive_in_an_archive(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.txt", samples.zip_file())
    assert whats(read_file(tmp_path, "a.zip", packed.getvalue())) == ["an archive (zip) inside another"]
    assert "zip file inside" in whats(read_file(tmp_path, "a.gz", gzip.compress(samples.zip_file())))[0]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.txt.gz", "a.warc.gz"])
def test_truncated_archives(tmp_path: Path, name: str) -> None:
    content = {
        "a.zip": samples.zip_file(), "a.tar.gz": samples.tar_gz(), "a.txt.gz": _pack(b"words " * 99),
        "a.warc.gz": samples.warc_gz(),
    }[name]  # fmt: skip
    for length in (25, len(content) // 3, len(content) // 2):
        assert read_file(tmp_path, name, content[:length]).problems


def test_page_of_a_hundred_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as stream:
        for _ in range(100):
            stream.write(b"<p>" + b"storm " * 170_000)
    with bounded(80_000_000):
        assert whats(read([tmp_path / "a.html"])) == ["the file is too large"]


@pytest.mark.parametrize("markup", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<!--", "<svg><a>", "<p a='"])
def test_page_nested_without_end(tmp_path: Path, markup: str) -> None:
    reading = read_file(
        tmp_path, "a.html", (samples.page().partition("<nav>")[0] + markup * 50_000 + "Storm.").encode()
    )
    assert reading.articles or reading.problems


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("name", ["rss", "atom", "opml", "newsml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_unfolded(tmp_path: Path, name: str, encoding: str) -> None:
    file_name, content = samples.SAMPLES[name]
    text = content.decode().partition("?>")[2].replace("Ports closed", "&c;")
    external = '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    for head in (BOMB, external):
        reading = read_file(tmp_path, file_name, (head + text).encode(encoding))
        assert whats(reading) == ["XML that defines entities"], reading
        assert reading.articles == ()


def test_feed_with_bad_links_and_dates(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>T{number}</title><link>{link}</link><pubDate>{date}</pubDate>"
        f"<description>The ports were closed on Sunday, the office said: {number}.</description></item>"
        for number, (link, date) in enumerate(
            [
                ("/rel", "Thu, 99 Foo 20244 99:99:99 XYZ"),
                ("http://[::1", "Wed, 07 Aug 2024 19:05:00 GMT"),
                ("javascript:x()", ""),
            ]
        )
    )
    reading = read_file(
        tmp_path, "a.rss", f"<rss version='2.0'><channel><title>P</title>{items}</channel></rss>".encode()
    )
    assert len(reading.articles) == 3
    assert sum(what.startswith("a link that is no web address") for what in whats(reading)) == 2
    assert sum(what.startswith("a date of publication that cannot be read") for what in whats(reading)) == 1
    places = [problem.where.rpartition("#")[2] for problem in reading.problems if "link" in problem.what]
    assert sorted(places) == ["1", "3"]


def test_feed_cut_short_gives_its_whole_entries(tmp_path: Path) -> None:
    reading = read_file(tmp_path, "a.xml", samples.rss()[:-60])
    assert any(article.title == samples.TITLE for article in reading.articles)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (samples.pdf(("",)), "a PDF without text"),
        (samples.pdf(extra=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >>" % (LOCK, LOCK)),
         "an encrypted PDF"),
        (samples.pdf()[:200], "a damaged PDF"),
        (b"%PDF-1.7\n" + b"\xff" * 5000, "a damaged PDF"),
    ],
)  # fmt: skip
def test_documents_that_cannot_be_read(tmp_path: Path, content: bytes, words: str) -> None:
    assert whats(read_file(tmp_path, "a.pdf", content)) == [words]


def test_document_that_unfolds_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_SECONDS", 4)
    bomb = unfolding(400_000_000, 15, b"0 " * 500_000)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(bomb), bomb),
    ]  # fmt: skip
    (tmp_path / "bomb.pdf").write_bytes(samples.pdf_of(objects))
    (tmp_path / "good.pdf").write_bytes(samples.pdf())
    reading = read([tmp_path])
    assert [article.title for article in reading.articles] == ["Statement on the storm"]
    assert len(reading.problems) == 1
    assert reading.problems[0].where.endswith("bomb.pdf")


def test_table_with_bad_rows(tmp_path: Path) -> None:
    rows = ["title,text", "A,The ports were closed on Sunday.", "B", 'C,"a cell that never ends', *["x,y"] * 3]
    reading = read_file(tmp_path, "a.csv", "\n".join(rows).encode())
    assert any(article.title == "A" for article in reading.articles)
    assert [problem.where.rpartition(":")[2] for problem in reading.problems] == ["3"]


def test_table_whose_cell_never_ends(tmp_path: Path) -> None:
    content = b'title,text\nA,The ports were closed.\nB,"' + b"storm, " * 1_000_000 + b"\nC,Ferries turned back.\n"
    reading = read_file(tmp_path, "a.csv", content)
    assert any(article.title == "A" for article in reading.articles)
    assert any("a row that is no CSV" in what for what in whats(reading))


@pytest.mark.parametrize("name", sorted(name for name, _ in samples.SAMPLES.values()))
def test_nothing_and_noise_under_every_name(tmp_path: Path, name: str) -> None:
    assert "empty" in whats(read_file(tmp_path, name, b""))[0]
    noise = bytes((number * 7919 + number // 251) % 256 for number in range(5000))
    assert whats(read_file(tmp_path, name, noise))


def test_what_problems_quote_steers_no_terminal() -> None:
    _, problems = read_bytes("a.csv", b"head\x1b[2Jline,\xe2\x80\xaeb\n1,2\n")
    assert problems
    assert "\x1b" not in problems[0].what
    assert "\u202e" not in problems[0].what


def _pack(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def test_a_crawl_writes_nothing_to_the_terminal(tmp_path: Path) -> None:
    records = samples.warc_records()
    records[2] = records[2].replace(b"https://post.example/0", b"https://post\x1b[2J .example/0", 1)
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    code = "import sys; from stemma.ingest import read; print(len(read(sys.argv[1:]).articles))"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("3", "")
