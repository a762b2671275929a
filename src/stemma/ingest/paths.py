"""Which files and addresses the given paths mean: folders are walked, each is read once, in one order."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stemma.records import Problem

STANDARD_INPUT = "-"
# Endings that archives, and with the archives walked folders, are searched for; a file named by the user is read
# whatever its ending.
MEMBER_ENDINGS = frozenset({
    "", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonld", ".jsonl", ".ndjson", ".csv", ".tsv",
    ".xml", ".rss", ".atom", ".opml", ".pdf",
})  # fmt: skip
READABLE_ENDINGS = MEMBER_ENDINGS | {".warc", ".gz", ".zip", ".tar", ".tgz"}
_SURROGATE = re.compile("[\ud800-\udfff]")
# A folder deeper than this is a loop or a mistake.
MAX_DEPTH = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundFiles:
    """The files and addresses to read, sorted, and what was passed over."""

    paths: tuple[str, ...]
    problems: tuple[Problem, ...]


def shown_path(path: str) -> str:
    """Return a path as it can be written in a report: bytes of a name that are no text are shown by their numbers.

    >>> shown_path("caf\\udce9.txt")
    'caf\\\\xe9.txt'
    """
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\x{ord(match[0]) & 0xFF:02x}", path)
    return path


def is_url(given: str) -> bool:
    """Return whether a command-line argument is meant as a URL rather than as a path.

    >>> is_url("https://example.org/a"), is_url("ftp://example.org/a"), is_url("reports/a.html"), is_url("C://x")
    (True, True, False, False)
    """
    scheme, mark, _ = given.partition("://")
    return bool(mark) and len(scheme) > 1 and scheme.isascii() and scheme.isalnum()


def find_files(paths: Iterable[str | os.PathLike[str]]) -> FoundFiles:
    """Return the files that ``paths`` mean: files as they are, folders with all readable files below them.

    Hidden files and folders are skipped. A file reached twice (by two spellings, or through a link) is listed once,
    under its shortest spelling. ``-`` stands for standard input. URLs are listed as they are, each page once.
    """
    by_identity: dict[str, str] = {}
    problems: list[Problem] = []
    for given in sorted({os.fspath(path) for path in paths}):
        for path in [given] if given == STANDARD_INPUT or is_url(given) else _expand(given, problems):
            identity = _identify(path)
            known = by_identity.get(identity)
            if known is None or (len(path), path) < (len(known), known):
                by_identity[identity] = path
    return FoundFiles(paths=tuple(sorted(by_identity.values())), problems=tuple(sorted(set(problems))))


def _identify(path: str) -> str:
    """Return what two spellings of the same file or page have in common."""
    if is_url(path):
        return path.partition("#")[0]
    return path if path == STANDARD_INPUT else os.path.realpath(path)


def _expand(given: str, problems: list[Problem]) -> list[str]:
    """Return the files that one given path means."""
    path = Path(given)
    try:
        if path.is_dir():
            return _search_folder(given, problems)
        if path.is_file():
            return [path.as_posix()]
        if path.exists() or path.is_symlink():
            what, why = _what_instead(path)
        else:
            what, why = "no such file or folder", "Check the spelling and the current folder."
    except (OSError, ValueError) as error:
        what, why = f"cannot be looked at ({reason_of(error)})", "Check the path and its permissions."
    problems.append(Problem(where=shown_path(given), what=what, why=why))
    return []


def _search_folder(given: str, problems: list[Problem]) -> list[str]:
    """Return all readable files under a folder, and note the others by ending."""
    passed_over: Counter[str] = Counter()
    found: list[str] = []
    for path in _walk(Path(given), problems, frozenset(), set()):
        ending = path.suffix.lower()
        if ending in READABLE_ENDINGS:
            found.append(path.as_posix())
        else:
            passed_over[ending] += 1
    for ending, count in sorted(passed_over.items()):
        number = f"{count} files" if count > 1 else "1 file"
        why = "In a folder only files of text, pages, feeds, exports and archives are read; name others to try them."
        what = f"{number} ending in {shown_path(ending)} passed over"
        problems.append(Problem(where=shown_path(given), what=what, why=why))
    if not found:
        why = f"Expected files ending in {', '.join(sorted(READABLE_ENDINGS - {''}))}, or without an ending."
        problems.append(Problem(where=shown_path(given), what="no articles in this folder", why=why))
    return found


def _walk(folder: Path, problems: list[Problem], above: frozenset[str], walked: set[str]) -> Iterator[Path]:
    """Yield the files under ``folder``, sorted, following links; each real folder is walked once."""
    identity = os.path.realpath(folder)
    where = shown_path(folder.as_posix())
    if identity in above:
        why = "A link leads back to a folder above it; the files there are read once."
        problems.append(Problem(where=where, what="a folder inside itself", why=why))
        return
    if identity in walked:
        return
    walked.add(identity)
    if len(above) > MAX_DEPTH:
        why = f"Expected at most {MAX_DEPTH} folders inside each other; give the inner folder itself."
        problems.append(Problem(where=where, what="a folder too deep to walk", why=why))
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        what = f"the folder cannot be read ({reason_of(error)})"
        problems.append(Problem(where=where, what=what, why="Check its permissions."))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            is_dir, is_file = entry.is_dir(), entry.is_file()
        except OSError as error:
            what = f"cannot be looked at ({reason_of(error)})"
            problems.append(Problem(where=shown_path(entry.as_posix()), what=what, why="Check its permissions."))
            continue
        if is_dir:
            yield from _walk(entry, problems, above | {identity}, walked)
        elif is_file:
            yield entry
        else:
            what, why = _what_instead(entry)
            problems.append(Problem(where=shown_path(entry.as_posix()), what=what, why=why))


def _what_instead(path: Path) -> tuple[str, str]:
    """Return what is wrong with a path that is neither file nor folder, and what to do."""
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere", "Expected a file or a folder; mend the link or give the file itself."
    return "not a regular file", "Expected a file or a folder; give one of those, or - for standard input."


def reason_of(error: OSError | ValueError) -> str:
    """Return the system's own words for an error, without the path."""
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else str(error)
