"""Names of people, organisations, places and other things in one article, with in-article aliases merged.

The rules work in three steps, each in its own module: ``mentions`` finds and types the stretches that are names,
``merging`` brings the mentions of one thing together, ``roles`` reads the description beside a person's name. In the
first step a trained tagger has its say as well (``tagged``).
"""

from collections.abc import Sequence

from stemma.annotate.names.gazetteer import get_gazetteer
from stemma.annotate.names.mentions import Mention, find_mentions
from stemma.annotate.names.merging import merge_mentions
from stemma.annotate.names.roles import find_role
from stemma.annotate.names.tagged import join_tags
from stemma.models.tagger import get_tagger
from stemma.records import Article, Name, Sentence, Span, content_id

__all__ = ["find_names"]


def find_names(article: Article, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """Return every person, organisation, place and other named thing of the article, in order of first mention.

    Mentions of one thing are one Name: surname and full name, acronym and expansion, possessive and bare form. Two
    people of one surname stay apart where given names or titles tell them apart. Adjectives of nations, faiths and
    parties ("Ruritanian") are kind ``other``, never places.

    Args:
        article: the article; its text is only read inside ``sentences``.
        sentences: its sentences, in order.
    """
    text = article.text
    stretches = [(sentence.span.start, sentence.span.end) for sentence in sentences]
    mentions = find_mentions(text, stretches)
    tags = get_tagger().tag(text)
    if tags is not None:
        mentions = join_tags(text, stretches, tags.names, mentions)
    names = [_name(article.id, text, group) for group in merge_mentions(mentions)]
    return tuple(sorted(names, key=lambda name: (name.spans[0], name.id)))


def _name(article_id: str, text: str, group: Sequence[Mention]) -> Name:
    """Return the record of one group of mentions."""
    fullest = max(group, key=lambda mention: (mention.full, len(mention.text), -mention.start))
    forms = {mention.text for mention in group}
    role = None
    if fullest.kind == "person":
        role = find_role(text, group, get_gazetteer())
    return Name(
        id=content_id("n", article_id, fullest.kind, fullest.text),
        name=fullest.text,
        kind=fullest.kind,
        aliases=tuple(sorted(forms - {fullest.text})),
        spans=tuple(Span(article=article_id, start=mention.start, end=mention.end) for mention in group),
        role=role,
    )
