"""How sources and wordings are told to a reader, the same in text and HTML."""

from typing import Final

from stemma.views.clean import clean_line, cut_line
from stemma.views.quotes.entries import Source, Wording
from stemma.views.wording import count

WORDS_LIMIT: Final = 500
_KINDS: Final = {"named": "", "unnamed": "unnamed", "outlet": "outlet", "unresolved": ""}


def describe_source(source: Source) -> str:
    """Return what is known of a source beside its name: role, kind, number, and how many articles quote it."""
    number = f"{source.number} in number" if source.number else ""
    known = (source.role, _KINDS[source.kind], number, count(source.articles, "article"))
    return ", ".join(part for part in known if part)


def tell_place(wording: Wording) -> str:
    """Return the article, its outlet where the label does not say it, and the place in characters."""
    outlet = clean_line(wording.article.outlet or "")
    named = f", {outlet}" if outlet and outlet not in wording.label else ""
    return f"{clean_line(wording.label)}{named}, {wording.span.start}–{wording.span.end}"


def tell_words(wording: Wording) -> str:
    """Return the words: a quotation in quotation marks, reported speech without."""
    words = cut_line(wording.words, WORDS_LIMIT)
    return f"“{words}”" if wording.form == "direct" else words


def tell_manner(wording: Wording) -> str:
    """Return how the article brings the words: cited, judged or thought, through whom; "" for plain speech at hand."""
    act = {"judgement": "judged", "thought": "thought"}.get(wording.act or "", "")
    form = "cited as a source" if wording.form == "citation" else act
    cue = f"“{cut_line(wording.cue, 60)}”" if wording.cue else ""
    through = " → ".join(
        f"{step.name} ({step.span.start}–{step.span.end})" if step.span else step.name for step in wording.through
    )
    return "; ".join(part for part in (form, cue, f"second-hand, through {through}" if through else "") if part)
