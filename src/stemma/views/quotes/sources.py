"""Sources and their sayings from the records of a report: one source, one saying, every outlet's wording of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from stemma.records import Article, Attribution, Name, Report, Span, Story
from stemma.views.clean import clean_line
from stemma.views.outline.articles import label_articles
from stemma.views.quotes.chains import build_chains
from stemma.views.quotes.entries import Ascribed, Identity, Saying, Source, Step, StoryQuotes, Wording
from stemma.views.quotes.identities import count_sources, identify_outlet, identify_speaker, is_own_outlet
from stemma.views.quotes.sayings import join_sayings

_ORDER: Final = ("named", "unnamed", "outlet", "unresolved")
_MARKS: Final = ' "“”„«»'


def list_stories(report: Report) -> list[StoryQuotes]:
    """Return the stories in which somebody is quoted or cited, the largest first."""
    labels = label_articles(report.articles)
    articles = {article.id: article for article in report.articles}
    ordered = sorted(report.stories, key=lambda one: (-len(one.articles), one.title, one.id))
    listed = [
        StoryQuotes(id=story.id, title=story.title, sources=list_sources(story, articles, labels)) for story in ordered
    ]
    return [story for story in listed if story.sources]


def list_sources(story: Story, articles: Mapping[str, Article], labels: Mapping[str, str]) -> tuple[Source, ...]:
    """Return everybody that the articles of ``story`` quote, and every other outlet that they cite."""
    names = {name.id: name for name in story.names}
    cited = {(one.span.article, one.name_id): one for one in reversed(story.citations) if one.name_id}
    told = [one for one in story.attributions if one.act != "other" and one.span.article in articles]
    identities = {one.id: identify_speaker(one, names, cited) for one in told}
    chains = build_chains(story, articles, labels, identities)
    ascribed = [
        Ascribed(
            attribution=one,
            identity=identities[one.id],
            wording=_word(one, articles[one.span.article], labels, chains[one.id]),
        )
        for one in sorted(told, key=lambda one: (one.content, one.id))
    ]
    bare = _list_bare_citations(story, articles, labels, ascribed)
    people: dict[tuple[str, str], list[Identity]] = defaultdict(list)
    for identity in [*(one.identity for one in ascribed), *(identity for identity, _ in bare)]:
        people[identity.key].append(identity)
    shown = {key: _choose_name(same) for key, same in people.items()}
    sayings = join_sayings(story, ascribed, shown)
    for identity, wording in bare:
        sayings[identity.key].append(Saying(wordings=(wording,)))
    sources = (_introduce(shown[key], same, names, sayings[key]) for key, same in people.items())
    return tuple(sorted(sources, key=_rank_source))


def _word(attribution: Attribution, article: Article, labels: Mapping[str, str], chain: tuple[Step, ...]) -> Wording:
    def read(span: Span | None) -> str:
        return clean_line(span.text_in(article.text)) if span else ""

    parts = attribution.parts or (attribution.content,)
    quoted = tuple(words for one in attribution.quotes if (words := read(one)))
    direct = attribution.kind == "direct" and quoted
    words = " … ".join(quoted if direct else [words for one in parts if (words := read(one))])
    return Wording(
        words=words.strip(_MARKS) if direct else words,
        quoted=quoted,
        form=attribution.kind,
        act=attribution.act,
        speaker=read(attribution.speaker.span),
        cue=read(attribution.cue),
        span=attribution.content,
        article=article,
        label=labels[article.id],
        chain=chain,
    )


def _list_bare_citations(
    story: Story, articles: Mapping[str, Article], labels: Mapping[str, str], ascribed: Sequence[Ascribed]
) -> list[tuple[Identity, Wording]]:
    """Return the citations of other outlets, but those that are themselves the speaker of an attribution."""
    speaking: dict[tuple[str, tuple[str, str]], list[Span]] = defaultdict(list)
    for one in ascribed:
        if one.identity.kind == "outlet" and one.attribution.speaker.span:
            speaking[one.wording.article.id, one.identity.key].append(one.attribution.speaker.span)
    found = []
    for citation in sorted(story.citations, key=lambda one: (one.span, one.id)):
        article = articles.get(citation.span.article)
        if article is None or is_own_outlet(citation.outlet, article):
            continue
        identity = identify_outlet(citation.outlet, citation.name_id)
        if not any(citation.span.overlaps(span) for span in speaking[article.id, identity.key]):
            first, last = Step(name=labels[article.id], kind="article"), Step(name=identity.name, kind="outlet")
            words = clean_line(citation.span.text_in(article.text))
            wording = Wording(
                words=words, quoted=(), form="citation", act=None, speaker="", cue="", span=citation.span,
                article=article, label=labels[article.id], chain=(first, last),
            )  # fmt: skip
            found.append((identity, wording))
    return found


def _choose_name(same: Sequence[Identity]) -> str:
    """Return the name to show: the fullest of an outlet, the barest description of an unnamed source."""
    forms = {one.name for one in same}
    if same[0].kind == "unnamed":
        return min(forms, key=lambda form: (len(form), form.swapcase()))  # small letters before capitals
    return min(forms, key=lambda form: (-len(form), form))


def _introduce(shown: str, same: Sequence[Identity], names: Mapping[str, Name], sayings: Sequence[Saying]) -> Source:
    kind = same[0].kind
    name = next((names[one.name_id] for one in same if one.name_id and one.name_id in names), None)
    return Source(
        name=shown,
        kind=kind,
        role=clean_line(name.role or "") if name else "",
        number=count_sources(shown) if kind == "unnamed" else None,
        aliases=tuple(sorted(set(name.aliases))) if name else (),
        sayings=tuple(sorted(sayings, key=_rank_saying)),
    )


def _rank_saying(saying: Saying) -> tuple[bool, int, str, Span]:
    wording = saying.wordings[0]
    return wording.form == "citation", -len({one.article.id for one in saying.wordings}), wording.label, wording.span


def _rank_source(source: Source) -> tuple[int, int, int, str, str]:
    return _ORDER.index(source.kind), -source.articles, -len(source.sayings), source.name.casefold(), source.name
