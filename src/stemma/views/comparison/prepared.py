"""What the views of a comparison show, prepared once: who the two are, what they share, what each adds."""

from typing import Final

from stemma.records import Article, Comparison, Record, SharedPassage, Span
from stemma.views.clean import cut_line
from stemma.views.comparison.aligned import Row, align_rows
from stemma.views.dates import show_moment
from stemma.views.outline.articles import SOURCE_LIMIT, TITLE_LIMIT, label_articles
from stemma.views.wording import REWRITING, count, join_words, percent

KEYS: Final = ("A", "B")
_WHY_LIMIT: Final = 300
_SENTENCE_LIMIT: Final = 600
_LINE_LIMIT: Final = 120
NATURE: Final = {
    "copied": "copied",
    "quotation": "a quotation: both may have heard or read it",
    "formula": "names, titles or stock phrases",
    "boilerplate": "not part of the report",
    "little": "too few words of the reporters’ own",
}


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence with its offsets in the article."""

    text: str
    start: int
    end: int


class Witness(Record, frozen=True, kw_only=True):
    """One of the two articles.

    Attributes:
        key: its letter.
        label, title, source, id, agency: as in the article; empty if unknown.
        published: its date in words; ``basis`` says how it is known.
        share: how much of it stands in the other, in words; ``coverage`` as a number.
        own: sentences without a counterpart in the other.
        own_told: how many they are, in words.
    """

    key: str
    label: str
    title: str
    source: str
    id: str
    agency: str
    published: str
    basis: str
    coverage: float
    share: str
    own: tuple[Sentence, ...]
    own_told: str


class PassageView(Record, frozen=True, kw_only=True):
    """One shared passage: number, anchor, our words on it, offsets in both articles, and its rows.

    Boilerplate is the same in both: it is one ``line`` (else None).
    """

    number: int
    anchor: str
    told: str
    nature: str
    spans: tuple[Span, Span]
    rows: tuple[Row, ...]
    line: str | None = None


class PreparedComparison(Record, frozen=True, kw_only=True):
    """A comparison as all views show it; every string in it is safe to show."""

    title: str
    witnesses: tuple[Witness, Witness]
    relation: str
    evidence: tuple[str, ...]
    copied: tuple[PassageView, ...]
    apart: tuple[PassageView, ...]
    respelled: bool


def prepare_comparison(comparison: Comparison, most_same: int | None = None) -> PreparedComparison:
    """Return what the views show; ``most_same`` as in `align_rows`."""
    labels = label_articles(comparison.articles)
    witnesses = tuple(_introduce(comparison, place, labels) for place in (0, 1))
    texts = (comparison.articles[0].text, comparison.articles[1].text)
    copied = [shared for shared in comparison.passages if shared.nature == "copied"]
    apart = [shared for shared in comparison.passages if shared.nature != "copied"]
    kinds = {difference.kind for shared in comparison.passages for difference in shared.differences}
    return PreparedComparison(
        title=f"{witnesses[0].label} and {witnesses[1].label}, side by side",
        witnesses=(witnesses[0], witnesses[1]),
        relation=tell_relation(comparison),
        evidence=tuple(cut_line(evidence.why, _WHY_LIMIT) for evidence in comparison.evidence),
        copied=tuple(_view(shared, number, texts, most_same) for number, shared in enumerate(copied, 1)),
        apart=tuple(_view(shared, number, texts, most_same) for number, shared in enumerate(apart, len(copied) + 1)),
        respelled="respelled" in kinds,
    )


def tell_relation(comparison: Comparison) -> str:
    """Return in one sentence which article draws on which."""
    sources = join_words([cut_line(source, 80) for source in comparison.sources])
    shared = any(one.nature == "copied" for one in comparison.passages)
    return {
        "first-to-second": "B draws on A.",
        "second-to-first": "A draws on B.",
        "common-source": f"Both draw on {sources}{'' if shared else '; between the two no passage counts as copied'}.",
        "undetermined": "One drew on the other, or both on a third: the texts do not tell which came first.",
        "none": "No sign that one drew on the other"
        + (": what they share does not count as copying." if comparison.passages else ": they share no passage."),
    }[comparison.relation]


def _introduce(comparison: Comparison, place: int, labels: dict[str, str]) -> Witness:
    article, other = comparison.articles[place], KEYS[1 - place]
    own = comparison.own[place]
    coverage = comparison.coverage[place]
    return Witness(
        key=KEYS[place],
        label=labels[article.id],
        title=cut_line(article.title or "", TITLE_LIMIT),
        source=cut_line(article.source, SOURCE_LIMIT),
        id=cut_line(article.id, 80),
        agency=cut_line(article.agency or "", 80),
        published=show_moment(article.published.value),
        basis=article.published.basis,
        coverage=coverage,
        share=f"{percent(coverage)} of it also stands in {other}",
        own=tuple(_quote(article, span) for span in own),
        own_told=f"{count(len(own), 'sentence')}, {count(comparison.own_statements[place], 'statement')}",
    )


def _quote(article: Article, span: Span) -> Sentence:
    text = cut_line(article.text[span.start : span.end], _SENTENCE_LIMIT)
    return Sentence(text=text, start=span.start, end=span.end)


def _view(shared: SharedPassage, number: int, texts: tuple[str, str], most_same: int | None) -> PassageView:
    passage = shared.passage
    line = None
    if shared.nature == "boilerplate":
        line = cut_line(texts[0][passage.spans[0].start : passage.spans[0].end], _LINE_LIMIT)
    limits = {} if most_same is None else {"most_same": most_same}
    return PassageView(
        number=number,
        anchor=f"p{number}",
        told=f"{REWRITING[passage.rewriting]}, {percent(passage.similarity)} of the words the same",
        nature=NATURE[shared.nature],
        spans=passage.spans,
        rows=align_rows(shared, texts, **limits) if line is None else (),
        line=line,
    )
