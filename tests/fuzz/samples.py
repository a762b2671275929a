"""A valid sample of every format that is read, made in code; all names are invented."""

import gzip
import io
import json
import tarfile
import zipfile

BODY = (
    "A winter storm closed all four northern ports on Sunday, the harbour office said in the evening.",
    "“We will open them when the wind drops,” said Ada Quill, who leads the office.",
    "Eleven ships lay at anchor off Port Vale, and two ferries had turned back.",
)
TITLE = "Storm closes northern ports"


def page(title: str = TITLE, body: tuple[str, ...] = BODY, head: str = "") -> str:
    """Return a web page with one article."""
    linked = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
        "datePublished": "2024-08-07T19:05:00Z", "publisher": {"name": "Harbour Post"},
    }  # fmt: skip
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in (*body, *body))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} - Harbour Post</title>{head}"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script></head><body><nav><a href=/>Home</a></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article><footer>All rights reserved.</footer></body></html>"
    )


def rss() -> bytes:
    """Return an RSS 2.0 feed of two entries, one whole, one a summary."""
    whole = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in BODY)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://post.example/</link><language>en-gb</language>
<item><title>{TITLE}</title><link>https://post.example/storm</link><guid>storm-1</guid><category>Coast</category>
<pubDate>Wed, 07 Aug 2024 19:05:00 +0200</pubDate><dc:creator>Jane Roe</dc:creator>
<description>Ports closed.</description><content:encoded>{whole}</content:encoded></item>
<item><title>Ferries turn back</title><link>/ferries</link><pubDate>Wed, 07 Aug 2024 21:05:00 +0200</pubDate>
<description>{BODY[2]}</description></item></channel></rss>""".encode()


def atom() -> bytes:
    """Return an Atom feed of one entry."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/"><title>Harbour Post</title><id>urn:x:1</id>
<updated>2024-08-07T19:05:00Z</updated><entry><title>{TITLE}</title><link href="storm"/><id>urn:x:2</id>
<published>2024-08-07T19:05:00Z</published><updated>2024-08-07T20:05:00Z</updated><author><name>Jane Roe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY[0]}</p><p>{BODY[1]}</p></div></content>
</entry></feed>""".encode()


def json_feed() -> bytes:
    """Return a JSON Feed 1.1 of one item."""
    return json.dumps({
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": [{
            "id": "storm-1", "url": "https://post.example/storm", "title": TITLE,
            "date_published": "2024-08-07T19:05:00Z", "authors": [{"name": "Jane Roe"}],
            "content_html": "".join(f"<p>{paragraph}</p>" for paragraph in BODY),
        }],
    }).encode()  # fmt: skip


def opml() -> bytes:
    """Return a list of two feeds."""
    return b"""<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Coast"><outline type="rss" text="Harbour Post" xmlUrl="https://post.example/feed"/></outline>
<outline type="rss" text="Ferry News" xmlUrl="https://ferry.example/feed"/></body></opml>"""


def newsml() -> bytes:
    """Return a NewsML-G2 message of a text item, a picture item and a package."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:post.example:storm" version="2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="Harbour Wire"/><versionCreated>2024-08-07T20:05:00+02:00</versionCreated>
<firstCreated>2024-08-07T19:05:00+02:00</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><language tag="en-GB"/><headline>{TITLE}</headline><by>Jane Roe</by>
<subject qcode="medtop:1"><name>Weather</name></subject></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>{TITLE}</hl1></hedline>
</body.head><body.content><p>{BODY[0]}</p><p>{BODY[1]}</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:post.example:picture"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
<packageItem guid="urn:newsml:post.example:top"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta></packageItem>
</itemSet></newsMessage>""".encode()


def table() -> bytes:
    """Return a CSV export with a line break inside a cell."""
    return f'headline,date,body,outlet\n"{TITLE}",2024-08-07,"{BODY[0]}\n{BODY[2]}",Harbour Post\n'.encode()


def warc_record(
    kind: str, block: bytes, url: str = "", media_type: str = "application/http; msgtype=response"
) -> bytes:
    """Return one WARC record."""
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2024-08-07T19:05:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(block):012}>\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, *headers: str, media_type: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """Return an HTTP response."""
    lines = "".join(f"{header}\r\n" for header in headers)
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{lines}\r\n".encode() + body


def chunked(body: bytes, size: int = 500) -> bytes:
    """Return a body as chunked transfer sends it."""
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def warc_records() -> list[bytes]:
    """Return the records of a small crawl: three pages (plain, gzip, chunked), a picture, a redirect, a revisit."""
    pages = [page(f"{TITLE} {number}").encode() for number in range(3)]
    return [
        warc_record("warcinfo", b"software: x\r\n", media_type="application/warc-fields"),
        warc_record("request", b"GET / HTTP/1.1\r\n\r\n", "https://post.example/0"),
        warc_record("response", response(pages[0]), "https://post.example/0"),
        warc_record(
            "response", response(gzip.compress(pages[1], mtime=0), "Content-Encoding: gzip"), "https://post.example/1"
        ),
        warc_record("response", response(chunked(pages[2]), "Transfer-Encoding: chunked"), "https://post.example/2"),
        warc_record("response", response(b"\xff\xd8\xff", media_type="image/jpeg"), "https://post.example/p.jpg"),
        warc_record("response", response(b"", status="301 Moved"), "https://post.example/old"),
        warc_record("revisit", response(b""), "https://post.example/0"),
    ]


def warc() -> bytes:
    """Return the crawl as a plain WARC file."""
    return b"".join(warc_records())


def warc_gz() -> bytes:
    """Return the crawl as WARC with a gzip member a record."""
    return b"".join(gzip.compress(record, mtime=0) for record in warc_records())


def zip_file() -> bytes:
    """Return two saved pages in a ZIP file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("pages/storm.html"), page())
        archive.writestr(zipfile.ZipInfo("pages/ferries.txt"), "\n".join(BODY))
        archive.writestr(zipfile.ZipInfo("pages/photo.jpg"), b"\xff\xd8\xff")
    return packed.getvalue()


def tar_gz() -> bytes:
    """Return two saved pages in a compressed tar file."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in (("storm.html", page().encode()), ("ferries.txt", "\n".join(BODY).encode())):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return gzip.compress(packed.getvalue(), mtime=0)


def pdf(lines: tuple[str, ...] = (TITLE, "", *BODY[::2]), *, extra: bytes = b"") -> bytes:
    """Return a PDF of one page with these lines as its text layer.

    Args:
        lines: ASCII; an empty one leaves a gap.
        extra: entries for the trailer, for example /Encrypt.
    """
    drawn = "\n".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td 14 TL\n{drawn}\nET".encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Statement on the storm) /CreationDate (D:20240807190500+02'00') >>",
    ]
    return pdf_of(objects, b"/Info 6 0 R " + extra)


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, the first its catalogue."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        table_at,
    )


SAMPLES: dict[str, tuple[str, bytes]] = {
    "text": ("story.txt", "\n".join((TITLE, *BODY)).encode()),
    "html": ("story.html", page().encode()),
    "json": ("story.json", json.dumps([{"title": TITLE, "text": "\n".join(BODY), "published": "2024-08-07"}]).encode()),
    "jsonl": ("story.jsonl", b'{"text": "Ports were closed on Sunday."}\n{"body": "Ferries turned back.", "id": 3}\n'),
    "json-feed": ("feed.json", json_feed()),
    "csv": ("story.csv", table()),
    "rss": ("feed.xml", rss()),
    "atom": ("feed.atom", atom()),
    "opml": ("feeds.opml", opml()),
    "newsml": ("wire.xml", newsml()),
    "warc": ("crawl.warc", warc()),
    "warc-gz": ("crawl.warc.gz", warc_gz()),
    "gzip": ("story.txt.gz", gzip.compress("\n".join((TITLE, *BODY)).encode(), mtime=0)),
    "zip": ("pages.zip", zip_file()),
    "tar": ("pages.tar.gz", tar_gz()),
    "pdf": ("statement.pdf", pdf()),
}
