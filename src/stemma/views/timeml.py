"""One article as TimeML 1.2: its text, with time expressions as TIMEX3, for researchers' tools."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from stemma.records import Article, Time

# Characters that XML 1.0 cannot hold in any form; each becomes one U+FFFD, so that offsets stay as they are.
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_CREATED: Final = "t0"


def render_timeml(article: Article, times: Iterable[Time]) -> str:
    """Return the article as TimeML: DOCID, DCT (the day of publication), TITLE, and TEXT with TIMEX3.

    TEXT holds the article's text character for character; only characters that XML cannot hold become U+FFFD. A time
    that has no value, because its article has no date, is a TIMEX3 without the attribute.
    """
    ordered = _without_overlaps(times)
    created = (article.published.value or "")[:10]
    parts = [_HEAD, f"<DOCID>{_text(article.source)}</DOCID>\n", _created(article), "\n"]
    parts += [f"<TITLE>{_text(article.title or '')}</TITLE>\n", "<TEXT>"]
    days = {created: _CREATED} if created else {}
    position = 0
    for number, time in enumerate(ordered, 1):
        start, end = time.span.start, time.span.end
        tag = _open_tag(f"t{number}", time, days.get(time.anchor or ""))
        parts += [_text(article.text[position:start]), tag, _text(article.text[start:end]), "</TIMEX3>"]
        position = end
        if time.kind == "DATE" and time.value == time.earliest == time.latest and time.value:
            days.setdefault(time.value, f"t{number}")
    parts += [_text(article.text[position:]), "</TEXT>\n</TimeML>\n"]
    return "".join(parts)


def _without_overlaps(times: Iterable[Time]) -> Sequence[Time]:
    """Return the times in order of the text; of two that overlap, the one that starts first."""
    kept: list[Time] = []
    for time in sorted(times, key=lambda one: (one.span.start, -one.span.end, one.id)):
        if not kept or time.span.start >= kept[-1].span.end:
            kept.append(time)
    return kept


def _created(article: Article) -> str:
    value = article.published.value
    if value is None:
        return "<DCT></DCT>\n"
    tag = (
        f'<TIMEX3 tid="{_CREATED}" type="{"TIME" if len(value) > 10 else "DATE"}" value={_attribute(value)} '
        'temporalFunction="false" functionInDocument="CREATION_TIME">'
    )
    return f"<DCT>{tag}{_text(value)}</TIMEX3></DCT>\n"


def _open_tag(tid: str, time: Time, anchor_tid: str | None) -> str:
    attributes = [f'tid="{tid}"', f'type="{time.kind}"']
    if time.value is not None:
        attributes.append(f"value={_attribute(time.value)}")
    if time.mod is not None:
        attributes.append(f"mod={_attribute(time.mod)}")
    if time.quant is not None:
        attributes.append(f"quant={_attribute(time.quant)}")
    if time.freq is not None:
        attributes.append(f"freq={_attribute(time.freq)}")
    attributes.append(f'temporalFunction="{"true" if time.anchor else "false"}"')
    attributes.append('functionInDocument="NONE"')
    if anchor_tid is not None:
        attributes.append(f'anchorTimeID="{anchor_tid}"')
    return f"<TIMEX3 {' '.join(attributes)}>"


def _text(text: str) -> str:
    """Return text for an element; a carriage return is written as a reference, else a parser would drop it."""
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _attribute(value: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", value))
