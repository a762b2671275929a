"""Whatever lies in the folder: a clear problem, and the rest is read."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from stemma.ingest import read
from stemma.ingest.pages import MAX_PAGE_CHARACTERS
from stemma.ingest.reading import MAX_ARTICLE_CHARACTERS
from stemma.ingest.record_lines import MAX_LISTED_LINES
from stemma.records import Problem, Reading

GOOD = (
    "Storm closes northern ports\nA winter storm closed all four northern ports on Sunday, the harbour office said"
    " in the evening.\n"
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def only_problem(reading: Reading) -> Problem:
    assert len(reading.problems) == 1
    problem = reading.problems[0]
    assert problem.where and problem.what and problem.why
    return problem


def read_beside(good: Path, bad: Path) -> Problem:
    """Read a bad file together with a good one; the good one must come through."""
    reading = read([good, bad])
    assert [article.source for article in reading.articles] == [good.as_posix()]
    problem = only_problem(reading)
    assert problem.where.startswith(bad.as_posix())
    return problem


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("unseen.txt", "\ufeff\u200b\n\u200b\u00a0\n".encode(), "empty"),
        ("wide.txt", "Words of a story".encode("utf-16-le") * 20, "control characters"),
        ("deep.html", b"<html><body>" + b"<div>" * 50_000, "no article text"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        ("shot.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        ("pack.txt", b"PK\x03\x04\x14\x00\x00\x00", "ZIP"),
        ("photo.html", b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        ("pack.json", b"\x1f\x8b\x08\x00", "gzip"),
        ("nul.txt", b"Words\x00and\x00bytes\x00" * 20, "control characters"),
        ("noise.txt", bytes(range(1, 32)) * 20, "control characters"),
        ("half.txt", b"\xff\xfeW\x00o", "byte order mark"),
        ("feed.txt", b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "XML"),
        ("broken.json", b'{"text": "A fire', "not valid JSON"),
        ("number.json", b"3", "without articles"),
        ("list.json", b"[]", "without articles"),
        ("shape.json", b'{"colour": "red", "size": 3}', "no text field; fields found: colour, size"),
        ("nothing.json", b'{"text": "   "}', "no text field"),
        ("deep.json", b"[" * 100_000, "JSON"),
        ("empty.jsonl", b"", "empty"),
        ("list.jsonl", b"[1, 2]\n", "JSON list"),
        ("broken.jsonl", b'{"text": \n', "not valid JSON"),
        ("page.html", b"<html><body></body></html>", "no article text"),
    ],
)
def test_unusable_file(tmp_path: Path, good: Path, name: str, content: bytes, words: str) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    assert words in read_beside(good, bad).what


def test_missing_file(tmp_path: Path, good: Path) -> None:
    assert read_beside(good, tmp_path / "missing.txt").what == "no such file or folder"


def test_file_that_cannot_be_opened(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "locked.txt"
    bad.write_text(GOOD)
    real = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert read_beside(good, bad).what == "the file cannot be read (Permission denied)"


def test_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("p {}")
    reading = read([tmp_path])
    assert reading.articles == ()
    assert [problem.what for problem in reading.problems] == [
        "1 file ending in .css passed over",
        "no articles in this folder",
    ]


def test_link_loops_and_dead_links(tmp_path: Path, good: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    reading = read([tmp_path])
    assert [article.source for article in reading.articles] == [good.as_posix()]
    assert sorted(problem.what for problem in reading.problems) == [
        "a folder inside itself", "a link that leads nowhere", "a link that leads nowhere",
    ]  # fmt: skip


def test_many_links_to_one_folder_are_walked_once(tmp_path: Path) -> None:
    inner = tmp_path / "a"
    for _ in range(25):  # two links at each level: 2 ** 25 ways down
        inner.mkdir()
        following = inner / "a"
        (inner / "b").symlink_to(following)
        inner = following
    inner.mkdir()
    (inner / "story.txt").write_text(GOOD)
    reading = read([tmp_path])
    assert len(reading.articles) == 1


def test_what_is_neither_file_nor_folder_is_never_opened(tmp_path: Path, good: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)  # opening it would wait for a writer for ever
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert [problem.what for problem in read([pipe, "/dev/zero"]).problems] == ["not a regular file"] * 2
    reading = read([tmp_path])
    assert [article.source for article in reading.articles] == [good.as_posix()]
    assert [(Path(problem.where).name, problem.what) for problem in reading.problems] == [
        ("pipe.txt", "not a regular file"), ("zero.txt", "not a regular file"),
    ]  # fmt: skip


def test_endless_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.ingest.opening.MAX_FILE_BYTES", 1_000_000)
    with Path("/dev/zero").open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert only_problem(read(["-"])).what == "the file is too large"


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\x00", "PNG"), (bytes(range(256)) * 40, "NUL")]
)
def test_standard_input_without_text(monkeypatch: pytest.MonkeyPatch, data: bytes, words: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert words in only_problem(read(["-"])).what


def test_file_that_vanishes_while_others_are_read(tmp_path: Path, good: Path) -> None:
    last = tmp_path / "last.txt"
    last.write_text(GOOD + "More.")
    reading = read([good, last], on_progress=lambda _done, _all: last.unlink(missing_ok=True))
    assert [article.source for article in reading.articles] == [good.as_posix()]
    assert only_problem(reading).what == "the file cannot be read (No such file or directory)"


@pytest.mark.parametrize("name", ["torn.txt", "torn.jsonl"])
def test_file_that_fails_half_way(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    class Torn(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError(5, "Input/output error")

        readline = read

    bad = tmp_path / name
    bad.write_text(GOOD)
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *args: Torn() if self.name == name else real(self, *args))
    assert read_beside(good, bad).what == "the file cannot be read (Input/output error)"


def test_file_name_that_is_no_text(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    with open(folder + b"/caf\xe9.txt", "w") as stream:  # noqa: PTH123
        stream.write(GOOD)
    with open(folder + b"/empty\xe9.txt", "w") as stream:  # noqa: PTH123
        stream.write("")
    reading = read([tmp_path])
    assert [Path(article.source).name for article in reading.articles] == ["caf\\xe9.txt"]
    assert Path(only_problem(reading).where).name == "empty\\xe9.txt"
    assert msgspec.json.encode(reading)


def test_id_that_no_encoding_can_write(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text(
        '{"id": "x\\ud800", "text": "A storm closed the ports, the office said on Sunday."}\n{"\\udc00": 1}\n'
    )
    reading = read([path])
    assert reading.articles[0].source == "x\ufffd"
    assert msgspec.json.encode(reading)


def test_entries_of_a_list_that_are_no_objects(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"text": GOOD}, 7, None, "words"]))
    reading = read([path])
    assert len(reading.articles) == 1
    assert only_problem(reading).what == "3 entries of the list are no objects"


def test_plain_text_does_not_wait_for_the_page_reader_and_the_language_model(good: Path) -> None:
    code = (
        "import sys; from stemma.ingest import read; read(sys.argv[1:]);"
        "print(sorted({'trafilatura', 'py3langid', 'lxml', 'charset_normalizer', 'email'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(good)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_other_language_is_read_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(
        "Der Hafen wurde am Sonntag wegen des Sturms geschlossen, und die Schiffe liegen vor der Küste.",
        encoding="utf-8",
    )
    reading = read([path])
    assert [article.language for article in reading.articles] == ["de"]
    assert "another language (de)" in only_problem(reading).what


def test_text_too_long_for_an_article(tmp_path: Path, good: Path) -> None:
    bad = tmp_path / "long.txt"
    bad.write_text("The storm went on. " * (MAX_ARTICLE_CHARACTERS // 19 + 1))
    assert "characters" in read_beside(good, bad).what


def test_page_too_large_for_an_article(tmp_path: Path, good: Path) -> None:
    bad = tmp_path / "large.html"
    bad.write_text("<html><body>" + f"<p>{GOOD}</p>" * (MAX_PAGE_CHARACTERS // len(GOOD)) + "</body></html>")
    assert "beside its scripts" in read_beside(good, bad).what


def test_large_page_of_scripts_is_read(tmp_path: Path) -> None:
    path = tmp_path / "scripts.html"
    script = f"<script>{'x=1;' * 1000}</script>" * (MAX_PAGE_CHARACTERS // 4000)
    path.write_text(f"<html><head>{script}</head><body><article>{f'<p>{GOOD}</p>' * 5}</article></body></html>")
    assert "winter storm" in read([path]).articles[0].text


def test_scripts_that_are_never_closed(tmp_path: Path, good: Path) -> None:
    bad = tmp_path / "open.html"  # looking for each one's end would take minutes
    bad.write_text("<html><head>" + '<script type="application/ld+json">{"@type": "NewsArticle"' * 40_000)
    assert read_beside(good, bad).what == "no article text on this page"


def test_twenty_megabytes_without_a_line_break(tmp_path: Path, good: Path) -> None:
    bad = tmp_path / "huge.txt"
    bad.write_bytes(b"a" * 20_000_000)
    assert "20,000,000 characters" in read_beside(good, bad).what


def test_damaged_utf8_is_read_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("A café owner said on Monday that the storm had taken the roof. ".encode() * 20 + b"\xff end")
    reading = read([path])
    assert reading.articles[0].text.endswith("� end")
    assert "one place is no valid UTF-8" in only_problem(reading).what
    path.write_bytes(GOOD.encode() * 2 + b"\xff\xfe end")
    reading = read([path])
    assert reading.articles[0].text.endswith("�� end")
    assert "2 places are no valid UTF-8" in only_problem(reading).what


def test_bad_lines_do_not_stop_the_good_ones(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    good = json.dumps({"text": GOOD})
    path.write_text("\n".join([good, "{", "", '{"text": 3}', '"words"', good.replace("Storm", "Gale")]) + "\n")
    reading = read([path])
    assert sorted(article.source for article in reading.articles) == [f"{path.as_posix()}:1", f"{path.as_posix()}:6"]
    assert [problem.where.rsplit(":", 1)[1] for problem in reading.problems] == ["2", "4", "5"]


def test_many_bad_lines_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text("{\n" * (MAX_LISTED_LINES + 7))
    reading = read([path])
    assert len(reading.problems) == MAX_LISTED_LINES + 1
    assert any(problem.what == "7 more lines could not be read" for problem in reading.problems)


def test_lone_surrogates_are_replaced(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text(
        '{"text": "A storm \\ud800 closed the ports, the office said on Sunday.", "title": "\\udfff Storm"}\n'
    )
    article = read([path]).articles[0]
    assert article.text == "A storm � closed the ports, the office said on Sunday."
    assert article.title == "� Storm"


def test_not_a_number_is_let_through(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text('{"text": "A storm closed the ports, the office said on Sunday.", "title": NaN}\n')
    reading = read([path])
    assert len(reading.articles) == 1
    assert reading.problems == ()


def test_dates_that_cannot_be_read_leave_the_article_undated(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text('{"text": "A storm closed the ports, the office said.", "published": "the day before the flood"}\n')
    reading = read([path])
    assert reading.articles[0].published.value is None
    assert "the day before the flood" in only_problem(reading).what


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_text(
        json.dumps({"text": GOOD, "id": "x1"}) + "\n" + json.dumps({"text": GOOD + "More.", "id": "x2"}) + "\n"
    )
    with path.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        reading = read(["-"])
    assert sorted(article.source for article in reading.articles) == ["x1", "x2"]


def test_standard_input_without_a_file_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode()), encoding="utf-8"))
    assert read(["-"]).articles[0].title == "Storm closes northern ports"


def test_nothing_given() -> None:
    assert read([]) == Reading(articles=(), problems=())
