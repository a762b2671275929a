"""PDF documents to drafts, read by PDFium in a process of its own with limits on time and memory.

A PDF can unfold to gigabytes or keep a reader busy for hours; then that process ends, and the rest goes on.
"""

import json
import re
import subprocess
import sys
from typing import Any

from stemma.errors import InputError
from stemma.ingest.drafts import Draft
from stemma.ingest.json_records import clean

# A statement of a hundred pages takes about a second.
MAX_SECONDS = 30
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:([+-]\d\d)'?(\d\d)|(Z))?")
_WHYS = {
    "encrypted": ("an encrypted PDF", "Expected a document that opens without a password; save it without one."),
    "damaged": ("a damaged PDF", "Expected a whole PDF document; fetch or save it again."),
    "no text": (
        "a PDF without text",
        "Expected a text layer; these pages are pictures. Recognise their text first (ocrmypdf).",
    ),
    "too large": ("a PDF with more text than one article", "Expected a statement or a press release."),
}
_WHY_LIMITS = f"Expected a document that can be read in {MAX_SECONDS} s and 1 GB; save it again with another program."


def draft_document(content: bytes, where: str, url: str | None = None) -> Draft:
    """Return the draft of a PDF document; each paragraph is a line of its text.

    Raises:
        InputError: it is damaged, encrypted, without a text layer, or takes more than the limits.
    """
    found = _read_apart(content, where)
    fault = found.get("fault")
    if fault is not None:
        what, why = _WHYS.get(str(fault), _WHYS["damaged"])
        raise InputError(where, what, why)
    facts: dict[str, str] = found.get("facts", {})
    return Draft(
        where=where,
        source=url or where,
        text=str(found["text"]),
        title=clean(_told(facts.get("Title"))),
        byline=clean(facts.get("Author")),
        published=_date_of(facts.get("CreationDate")),
        modified=_date_of(facts.get("ModDate")),
        url=url,
    )


def _read_apart(content: bytes, where: str) -> dict[str, Any]:
    """Return what the reading process says about a document."""
    command = [sys.executable, "-I", "-c", "from stemma.ingest.exchange.pdf_process import main; main()"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=MAX_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputError(where, f"a PDF that takes more than {MAX_SECONDS} s", _WHY_LIMITS) from error
    except OSError as error:
        what = f"a PDF whose reader cannot be started ({error.strerror})"
        raise InputError(where, what, _WHY_LIMITS) from error
    if done.returncode != 0:
        raise InputError(where, "a PDF that the reader cannot cope with", _WHY_LIMITS)
    try:
        value = json.loads(done.stdout)
    except ValueError as error:
        raise InputError(where, "a PDF that the reader cannot cope with", _WHY_LIMITS) from error
    return value if isinstance(value, dict) else {"fault": "damaged"}


def _told(title: str | None) -> str | None:
    """Return a title, unless a program only wrote a file's name there."""
    if not title or re.search(
        r"\.(?:docx?|pdf|indd|odt|rtf|pages|qxp)\s*$|^\s*(?:microsoft word|untitled)", title, re.I
    ):
        return None
    return title


def _date_of(written: str | None) -> str | None:
    """Return a PDF's date as ISO 8601.

    >>> _date_of("D:20310807190500+02'00'")
    '2031-08-07T19:05+02:00'
    """
    match = _PDF_DATE.match(written or "")
    if not match:
        return None
    year, month, day, hour, minute, _, hours, minutes, zulu = match.groups()
    clock = f"T{hour}:{minute}" if hour else ""
    offset = "+00:00" if zulu else f"{hours}:{minutes}" if hours else ""
    return f"{year}-{month}-{day}{clock}{offset if clock else ''}"
