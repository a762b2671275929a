"""Rules and tagger brought together: one row of attributions from what each of them finds."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from stemma.annotate.attributions.acts import is_told
from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.linking import link_stretches
from stemma.annotate.attributions.quotations import Quotation, QuotationIndex
from stemma.annotate.attributions.repair import Stretch, repair_stretches
from stemma.models.tagger import Tag
from stemma.records import Article, Sentence

# The tagger's contents and cues are passed over if it is less sure of them; polnear dev.
_LEAST_SCORE = {"source": 0.0, "cue": 0.0, "content": 0.6}
# Share of what the rules have beyond a content of the tagger's that its other attributions must hold: then these stand
# inside what is said ("said the two had met and discussed a treaty"). The tagger marks no nested attributions.
_NESTED_SHARE = 0.8

_MOST_OPENING = 6  # words between a cue and the "that" or the quotation mark at which its content opens
_END_MARKS = 2  # characters at the end of a content on which the two may differ
_QUOTATION_MARKS = "“\"‘'«`"
_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")

Bounds = tuple[int, int]


def find_tagged(
    article: Article, sentences: Sequence[Sentence], quotations: Sequence[Quotation], tags: Sequence[Tag]
) -> list[Draft]:
    """Return the attributions that the tagger's marks make in the running text of the article."""
    bounds = [(sentence.span.start, sentence.span.end) for sentence in sentences]
    starts = [start for start, _ in bounds]
    found: list[Stretch] = []
    for tag in tags:
        start = tag.start
        place = bisect_right(starts, start) - 1
        if (place < 0 or bounds[place][1] <= start) and place + 1 < len(starts):
            place, start = place + 1, starts[place + 1]  # it begins in a heading
        running = place >= 0 and start < bounds[place][1] and sentences[place].block is None
        if running and start < tag.end and tag.score >= _LEAST_SCORE[tag.kind]:
            found.append(Stretch(start, tag.end, tag.kind))
    return link_stretches(article.text, repair_stretches(article.text, found, quotations, bounds), starts)


def join_drafts(
    text: str,
    ruled: Sequence[Draft],
    tagged: Sequence[Draft],
    quotations: Sequence[Quotation],
    tags: Sequence[Tag],
) -> list[Draft]:
    """Return the attributions of both: the tagger's, mended by the rules', and the quotations it passed over.

    The tagger reads reported speech in any words; the rules know quotation marks, and what stands inside what is said.
    Which of them is followed where was set on polnear (docs/decisions/0006).
    """
    index = QuotationIndex(quotations)
    reach = _Reach(tagged)
    marked = _Marks(tag for tag in tags if tag.kind == "cue")
    joined = list(tagged)
    for draft in ruled:
        near = reach.sharing(draft)
        if not near:
            if _is_sure(text, draft, index, marked):
                joined.append(draft)
            continue
        for other in near:
            if other.cue and draft.cue and _share(other.cue, draft.cue):
                _correct(text, other, draft, reach)
            elif draft.cue and marked.holds(draft.cue) and other.source == draft.source:
                other.cue, other.parts = draft.cue, list(draft.parts)  # "reported, citing two aides, that ..."
            _mend(other, draft, reach)
    for draft in joined:
        if draft.cue is not None and draft.source is not None and is_told(text[slice(*draft.cue)]):
            draft.source = draft.source if draft.source[0] > draft.cue[0] else None  # who was told does not tell
    joined.sort(key=lambda draft: (min(draft.parts), draft.cue or (0, 0)))
    return joined


def _is_sure(text: str, ruled: Draft, index: QuotationIndex, marked: "_Marks") -> bool:
    """Return whether an attribution that only the rules find is one: quoted, with "that", or with a cue marked too."""
    first = min(ruled.parts)[0]
    return (
        any(index.touching(*part) for part in ruled.parts)
        or text[first : first + 5] == "that "
        or (ruled.cue is not None and marked.holds(ruled.cue))
    )


def is_bare(text: str, draft: Draft) -> bool:
    """Return whether an attribution of the tagger's is a mere quotation: the rules know better whose it is."""
    return draft.cue is None and draft.source is None and text[min(draft.parts)[0]] in _QUOTATION_MARKS


def add_apart(drafts: Sequence[Draft], others: Sequence[Draft]) -> list[Draft]:
    """Return the drafts and those of ``others`` whose content none of them holds."""
    reach = _Reach(drafts)
    return [*drafts, *(other for other in others if not reach.sharing(other))]


def split_lines(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with every content cut at the line breaks in it: one part a paragraph."""
    for draft in drafts:
        if any("\n" in text[start:end] for start, end in draft.parts):
            draft.parts = [
                (start + line.start(), start + line.end())
                for start, end in draft.parts
                for line in _LINE.finditer(text[start:end])
            ]
    return list(drafts)


def _share(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _correct(text: str, tagged: Draft, ruled: Draft, reach: "_Reach") -> None:
    """Correct an attribution of the tagger by the rules' of the same cue, where the rules are surer."""
    if ruled.source is not None and any(text[end - 3 : end] == " by" for _, end in tagged.parts):
        tagged.parts, tagged.source = list(ruled.parts), ruled.source  # "was called useful by the mayor"
        return
    tagged.parts = [_take_in(_cut_opening(text, part, ruled), tagged, ruled, reach) for part in tagged.parts]
    if ruled.antecedent is not None and tagged.parts[-1][0] < ruled.parts[-1][1] < tagged.parts[-1][1]:
        tagged.parts[-1] = (tagged.parts[-1][0], ruled.parts[-1][1])  # a relative clause ends where the rules say
    if tagged.source is not None and ruled.source is not None and tagged.source[0] == ruled.source[0]:
        rest = text[tagged.source[1] : ruled.source[1]].split()
        if rest and all(word[0].isupper() for word in rest):
            tagged.source = ruled.source  # a name at its end was left out


def _cut_opening(text: str, part: Bounds, ruled: Draft) -> Bounds:
    """Return a content without words before its "that" or its quotation mark ("wrote on his page that it rained")."""
    start, end = part
    for first, last in ruled.parts:
        opens = text[first : first + 5].lower().startswith(("that ", "to ")) or text[first] in _QUOTATION_MARKS
        if opens and start < first < end <= last + _END_MARKS and text.count(" ", start, first) <= _MOST_OPENING:
            start = first
    return start, end


def _take_in(part: Bounds, tagged: Draft, ruled: Draft, reach: "_Reach") -> Bounds:
    """Return a content with what the rules show to stand inside it: other attributions, and what else of its sentence
    follows it (the statements are cut into clauses, so that a clause too many is no harm, and one too few is)."""
    start, end = part
    own = [piece for piece in (tagged.cue, tagged.source) if piece is not None]
    for first, last in ruled.parts:
        if not _share((first, last), (start, end)) or any(_share((first, last), piece) for piece in own):
            continue
        aside = first == start and not reach.has_cue(end, last)
        if last > end and (aside or reach.count_held(end, last) >= _NESTED_SHARE * (last - end)):
            end = last
        if first < start and reach.count_held(first, start) >= _NESTED_SHARE * (start - first):
            start = first
    return start, end


def _mend(tagged: Draft, ruled: Draft, reach: "_Reach") -> None:
    """Give an attribution of the tagger what it lacks and the rules found beside the same content."""
    if tagged.cue is None and ruled.cue is not None and not reach.within(*ruled.cue):
        tagged.cue = ruled.cue
    elif tagged.cue is None and ruled.cue is not None and any(_share(ruled.cue, part) for part in tagged.parts):
        tagged.cue, tagged.source, tagged.parts = ruled.cue, ruled.source, list(ruled.parts)  # it took in the cue
    if tagged.source is None and ruled.source is not None:
        if not any(_share(ruled.source, part) for part in tagged.parts):
            tagged.source, tagged.antecedent = ruled.source, ruled.antecedent
    elif tagged.source is not None and tagged.source == ruled.source:
        tagged.antecedent = ruled.antecedent


def _pieces(draft: Draft) -> Iterable[Bounds]:
    yield from draft.parts
    yield from (piece for piece in (draft.cue, draft.source) if piece is not None)


class _Marks:
    """Marks of the tagger, in order and apart, looked up by place."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self._bounds = [(tag.start, tag.end) for tag in tags]

    def holds(self, bounds: Bounds) -> bool:
        """Return whether some mark shares a character with ``bounds``."""
        place = bisect_right(self._bounds, (bounds[1] - 1, bounds[1]))
        return any(_share(bounds, one) for one in self._bounds[max(0, place - 1) : place + 1])


class _Reach:
    """Drafts looked up by the stretches of text that they take up."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._pieces = sorted((*piece, number) for number, draft in enumerate(drafts) for piece in _pieces(draft))
        self._starts = [start for start, _, _ in self._pieces]

    def sharing(self, draft: Draft) -> list[Draft]:
        """Return the drafts that share a character with the content or cue of ``draft``."""
        found: dict[int, None] = {}
        for start, end in (*draft.parts, *((draft.cue,) if draft.cue else ())):
            for _, _, number in self.within(start, end):
                found.setdefault(number)
        return [self._drafts[number] for number in found]

    def count_held(self, start: int, end: int) -> int:
        """Return how many characters of a stretch the drafts hold; pieces that two share count twice."""
        return sum(min(last, end) - max(first, start) for first, last, _ in self.within(start, end))

    def has_cue(self, start: int, end: int) -> bool:
        """Return whether the cue of a draft stands in the stretch."""
        return any((first, last) == self._drafts[number].cue for first, last, number in self.within(start, end))

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the pieces that share a character with the stretch: start, end, number of the draft."""
        place = max(0, bisect_right(self._starts, start) - 1)
        found: list[tuple[int, int, int]] = []
        while place < len(self._pieces) and self._starts[place] < end:
            if self._pieces[place][1] > start:
                found.append(self._pieces[place])
            place += 1
        return found
