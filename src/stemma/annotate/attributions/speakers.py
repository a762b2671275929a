"""Who speaks: from the words beside the cue to a name of the article, a description, or an outlet."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.names.gazetteer import get_gazetteer
from stemma.records import Article, Name, Sentence, Span, Speaker
from stemma.records.annotation import SpeakerKind
from stemma.text.person_names import same_person

_HE = frozenset(("he", "his", "him"))
_SHE = frozenset(("she", "her"))
_PLURAL = frozenset(("they", "their", "both", "we"))
_RELATIVES = frozenset(("who", "which", "that"))
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_HEAD_ENDS = re.compile(r",|\s(?:who|that|which|whose)\s")
_ASIDE = re.compile(r",\s(?:who|which|whose)\s")
_MOST_TITLE_WORDS = 3  # before a name that opens its sentence
_SEVERAL = frozenset(["two", "three", "four", "five", "six", "several", "some", "many", "most", "few", "both", "all"])
_MARK_AND_SPACE = 2
_LONGEST_JOIN = 60  # characters between two speakers joined by "and"
_DEFINITE = frozenset(("the", "this", "that"))


class _Mention:
    """A mention of a name, as the resolution looks at it."""

    __slots__ = ("end", "name", "start")

    def __init__(self, start: int, end: int, name: Name) -> None:
        self.start, self.end, self.name = start, end, name


def resolve_speakers(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name], drafts: Sequence[Draft]
) -> list[Speaker]:
    """Return the speaker of each draft, in the order given.

    A name beside the cue wins; pronouns and descriptions go to the last person who fits; a body stays a body. What
    does not resolve keeps its words as an unnamed source; a pronoun that fits nobody has no name.
    """
    mentions = sorted(
        (_Mention(span.start, span.end, name) for name in names for span in name.spans if name.kind != "other"),
        key=lambda mention: (mention.start, mention.end),
    )
    resolver = _Resolver(article, mentions, sentences)
    speakers: dict[int, Speaker] = {}
    for draft in sorted(drafts, key=_place):
        speakers[id(draft)] = resolver.resolve(draft, speakers)
    return [speakers[id(draft)] for draft in drafts]


def _place(draft: Draft) -> tuple[int, int]:
    anchor = draft.cue or draft.source or draft.parts[0]
    return anchor[0], draft.parts[0][0]


class _Resolver:
    """Resolves the speakers of one article in order of the text."""

    def __init__(self, article: Article, mentions: Sequence[_Mention], sentences: Sequence[Sentence]) -> None:
        self.article = article
        self.text = article.text
        self.mentions = mentions
        self.kinds = {mention.name.id: mention.name.kind for mention in mentions}
        self.starts = [mention.start for mention in mentions]
        self.sentence_starts = [sentence.span.start for sentence in sentences]
        self.last: Speaker | None = None
        self.last_place = -1

    def resolve(self, draft: Draft, speakers: dict[int, Speaker]) -> Speaker:
        """Return the speaker of ``draft``; remembers it for the pronouns that follow."""
        if draft.author is not None:
            return self._author(draft)
        if draft.source is None:
            subject = self._subject(draft.neighbour) if draft.neighbour else None
            if subject is not None:
                return subject
            heir = speakers.get(id(draft.heir)) if draft.heir is not None else None
            if heir is None:
                return Speaker(span=None, name=None, kind="unnamed")
            return Speaker(span=None, name=heir.name, name_id=heir.name_id, kind=heir.kind)
        speaker = self._from_words(*draft.source)
        if draft.antecedent is not None and speaker.name is None:
            taken_up = self._from_words(*draft.antecedent)
            speaker = Speaker(span=speaker.span, name=taken_up.name, name_id=taken_up.name_id, kind=taken_up.kind)
        if speaker.name is not None:
            self.last, self.last_place = speaker, draft.source[0]
        return speaker

    def _subject(self, sentence: tuple[int, int]) -> Speaker | None:
        """Return the person who is the subject of a sentence, if it opens with one."""
        word = _WORD.match(self.text, sentence[0], sentence[1])
        if word and word.group().lower() in _HE | _SHE:
            name = self._last_person(sentence[0], "male" if word.group().lower() in _HE else "female")
            return self._speaker(None, name) if name is not None else None
        first = next(iter(self._inside(*sentence)), None)
        if first is None or first.name.kind != "person" or self._possessive(first):
            return None
        opens = self.text[sentence[0] : first.start].count(" ") <= _MOST_TITLE_WORDS
        return self._speaker(None, first.name) if opens else None

    def _author(self, draft: Draft) -> Speaker:
        """Return who signed a block: the person of the article with that name, or the signature itself."""
        if draft.source is None:
            return Speaker(span=None, name=None, kind="unnamed")
        span = Span(article=self.article.id, start=draft.source[0], end=draft.source[1])
        signed = span.text_in(self.text)
        for mention in self.mentions:
            if mention.name.kind == "person" and " " in mention.name.name and same_person(mention.name.name, signed):
                return self._speaker(span, mention.name)
        return Speaker(span=span, name=signed, kind="named")

    def _from_words(self, start: int, end: int) -> Speaker:
        span = Span(article=self.article.id, start=start, end=end)
        words = [match.group().lower() for match in _WORD.finditer(self.text, start, end)]
        if not words:
            return Speaker(span=span, name=None, kind="unnamed")
        if len(words) == 1 and words[0] in _HE | _SHE | _PLURAL | _RELATIVES | {"it", "i", "you"}:
            return self._pronoun(span, words[0])
        named = self._named(span)
        if named is not None:
            return named
        return self._description(span, words)

    def _named(self, span: Span) -> Speaker | None:
        """Return the speaker whose name the words hold: the last person of the head, or a body that is the head."""
        inside = self._inside(span.start, span.end)
        if not inside:
            return None
        border = _HEAD_ENDS.search(self.text, span.start + 1, span.end)
        head_end = border.start() if border else span.end
        head = [
            mention
            for mention in inside
            if mention.end <= head_end
            and not self._possessive(mention)
            and not self._governed(span.start, mention)
            and self.text[mention.start - 1 : mention.start] not in ("(", "[")
        ]
        people = [mention for mention in head if mention.name.kind == "person"]
        if not people and head and head[-1].end >= self._core_end(span.start, head_end) - 1:
            people = [head[-1]]
        if not people:
            people = [
                mention
                for mention in inside
                if mention.name.kind == "person" and 0 < mention.start - head_end <= _MARK_AND_SPACE
            ]
        if not people:
            return None
        if len(head) > 1 and self._joined(head[-2], head[-1]) and head[-2].name.id != head[-1].name.id:
            outlet = all(self._is_outlet(mention.name) for mention in head[-2:])
            return Speaker(span=span, name=span.text_in(self.text).rstrip(", "), kind="outlet" if outlet else "named")
        return self._speaker(span, people[-1].name)

    def _core_end(self, start: int, end: int) -> int:
        """Return where the head ends without what stands in brackets after it ("Senator Ann Lee (N-Vask)")."""
        opening = self.text.find(" (", start, end)
        return opening if opening > start else end

    def _joined(self, one: _Mention, other: _Mention) -> bool:
        """Return whether "and" joins the two mentions: they speak together."""
        between = self.text[one.end : other.start]
        return len(between) < _LONGEST_JOIN and between.strip().lower().startswith(("and ", "and", "&"))

    def _is_outlet(self, name: Name) -> bool:
        outlets = get_gazetteer().outlets
        return name.kind == "organisation" and (name.name in outlets or f"The {name.name}" in outlets)

    def _speaker(self, span: Span | None, name: Name) -> Speaker:
        kind: SpeakerKind = "outlet" if self._is_outlet(name) else "named"
        return Speaker(span=span, name=name.name, name_id=name.id, kind=kind)

    def _possessive(self, mention: _Mention) -> bool:
        return self.text[mention.end : mention.end + 2] in ("'s", "’s", "s'", "‘s") or self.text[
            mention.end : mention.end + 1
        ] in ("’", "'")

    def _governed(self, start: int, mention: _Mention) -> bool:
        """Return whether a preposition before the mention makes it part of a description ("an aide to Weir")."""
        before = self.text[start : mention.start].lower().split()
        while before and before[-1] in ("the", "a", "mr", "mr.", "mrs.", "ms.", "president"):
            before.pop()
        return bool(before) and before[-1] in ("of", "to", "for", "with", "from", "in", "at", "by", "on", "near")

    def _inside(self, start: int, end: int) -> list[_Mention]:
        found = []
        for index in range(bisect_right(self.starts, start - 1), len(self.mentions)):
            if self.mentions[index].start >= end:
                break
            found.append(self.mentions[index])
        return found

    def _before(self, position: int, most: int = 40) -> list[_Mention]:
        last = bisect_right(self.starts, position - 1)
        return list(reversed(self.mentions[max(0, last - most) : last]))

    def _pronoun(self, span: Span, word: str) -> Speaker:
        if word in _RELATIVES:
            previous = next((m for m in self._before(span.start, 3) if self._leads_to(m.end, span.start)), None)
            if previous is not None and previous.name.kind in ("person", "organisation"):
                return self._speaker(span, previous.name)
            return Speaker(span=span, name=None, kind="unnamed")
        if word in _HE or word in _SHE:
            name = self._last_person(span.start, "male" if word in _HE else "female")
            return self._speaker(span, name) if name is not None else Speaker(span=span, name=None, kind="unnamed")
        if word in _PLURAL or word == "it":
            last = self.last
            if last is not None and self._plural_or_body(last) == (word != "it") and self._near(span.start):
                return Speaker(span=span, name=last.name, name_id=last.name_id, kind=last.kind)
        return Speaker(span=span, name=None, kind="unnamed")

    def _plural_or_body(self, speaker: Speaker) -> bool | None:
        """Return True for several speakers ("they"), False for a body ("it"), None for one person."""
        if speaker.name is None:
            return None
        if speaker.name_id is None:
            words = speaker.name.lower().split()
            several = words[0] in _SEVERAL or " and " in speaker.name or words[-1].endswith("s")
            return True if several else None
        kind = self.kinds.get(speaker.name_id, "person")
        return None if kind == "person" else False

    def _leads_to(self, end: int, start: int) -> bool:
        """Return whether a relative pronoun at ``start`` takes up the name that ends at ``end``."""
        between = self.text[end:start]
        if between.strip(" ,\u00a0") == "":
            return len(between) <= _MARK_AND_SPACE
        return between.startswith(", ") and between.endswith(", ") and len(between) <= _LONGEST_JOIN

    def _near(self, position: int) -> bool:
        """Return whether the last speaker stands in this sentence or one of the two before."""
        here = bisect_right(self.sentence_starts, position)
        return here - bisect_right(self.sentence_starts, self.last_place) <= 2

    def _last_person(self, position: int, gender: str) -> Name | None:
        """Return the person a pronoun means: subjects before objects, the nearest sentence first."""
        here = bisect_right(self.sentence_starts, position) - 1
        candidates: dict[int, list[_Mention]] = {}
        for mention in self._before(position):
            if mention.name.kind != "person" or not _fits(mention.name, gender) or self._possessive(mention):
                continue
            distance = here - (bisect_right(self.sentence_starts, mention.start) - 1)
            candidates.setdefault(distance, []).append(mention)
        if self.last is not None and self.last.name_id is not None and self._near(position):
            for mentions in candidates.values():
                for mention in mentions:
                    if mention.name.id == self.last.name_id:
                        return mention.name
        for distance in sorted(candidates):
            if distance > 4:
                break
            return candidates[distance][-1].name
        return None

    def _description(self, span: Span, words: list[str]) -> Speaker:
        """Return the person whose role the description repeats ("the aide"), else the description itself."""
        described = _ASIDE.split(self.text[span.start : span.end], maxsplit=1)[0].removeprefix("whose ").rstrip(", ")
        core = [word for word in words if word not in _DEFINITE]
        if (words[0] in _DEFINITE and len(core) == 1) or (len(core) <= 2 and words[0] in _DEFINITE):
            for mention in self._before(span.start, 60):
                role = (mention.name.role or "").lower().replace("-", " ").split()
                if (
                    mention.name.kind == "person"
                    and role
                    and core
                    and core[-1] in role
                    and all(word in role for word in core)
                ):
                    return self._speaker(span, mention.name)
        kind: SpeakerKind = "outlet" if described.removeprefix("the ") in get_gazetteer().outlets else "unnamed"
        return Speaker(span=span, name=described, kind=kind)


def _fits(name: Name, gender: str) -> bool:
    known = get_gazetteer()
    found = known.given_names.get(name.name.split(" ", 1)[0], "")
    return not found or found == gender
