"""Sources, cues and contents that the tagger marks, put together into attributions."""

from bisect import bisect_right
from collections.abc import Sequence

from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.repair import Stretch

_MARKS = "“”\"'‘’«»` \u00a0\t,.;:!?–—-()"
_WORDS_BETWEEN = 6  # words that may stand between a content and the source or cue after it; polnear train
_OPENING = "“\"‘'«`"
_LONGEST_BREAK = 8  # characters between two pieces of one quotation
_FEWEST_WORDS = 4  # of a content that no cue introduces


def link_stretches(text: str, stretches: Sequence[Stretch], starts: Sequence[int]) -> list[Draft]:
    """Return the attributions that the stretches make, in order of their cues.

    Args:
        text: the article's text.
        stretches: in order, none overlapping.
        starts: where the sentences start, in order; every stretch stands in one or runs over several.
    """
    linker = _Linker(text, stretches, starts)
    for place, stretch in enumerate(stretches):
        if stretch.role == "cue":
            linker.take_cue(place)
    linker.take_rest()
    return linker.drafts


class _Linker:
    def __init__(self, text: str, stretches: Sequence[Stretch], starts: Sequence[int]) -> None:
        self.text = text
        self.stretches = stretches
        self.opens = [bisect_right(starts, stretch.start) - 1 for stretch in stretches]
        self.closes = [bisect_right(starts, max(stretch.start, stretch.end - 1)) - 1 for stretch in stretches]
        self.owner: dict[int, Draft] = {}  # place of a content or source -> the draft that has it
        self.drafts: list[Draft] = []

    def take_cue(self, place: int) -> None:
        """Add the attribution of the cue at ``place``, if any content is its."""
        cue = self.stretches[place]
        source = self._find_source(place)
        first = min(place, source) if source is not None else place
        last = max(place, source) if source is not None else place
        contents = self._contents_after(last)
        if not (contents and self.text[cue.start : cue.end].endswith("ing")):  # "raised the fee, citing the flood"
            contents += self._contents_before(first)
        if source is not None and abs(source - place) > 1:
            contents += [between for between in range(first + 1, last) if self._is_free(between, "content")]
        if not contents:
            return
        draft = Draft(self.opens[place], cue=(cue.start, cue.end))
        draft.parts = sorted((self.stretches[i].start, self.stretches[i].end) for i in set(contents))
        if source is not None:
            draft.source = (self.stretches[source].start, self.stretches[source].end)
            self.owner[source] = draft
        elif (heir := self._heir(place)) is not None:
            draft.heir, draft.source, draft.antecedent = heir, heir.source, heir.antecedent
        self.owner[place] = draft
        for content in contents:
            self.owner[content] = draft
        self.drafts.append(draft)

    def _is_free(self, place: int, role: str) -> bool:
        return 0 <= place < len(self.stretches) and self.stretches[place].role == role and place not in self.owner

    def _find_source(self, place: int) -> int | None:
        """Return the free source nearest to the cue in its sentence; one before a cue at equal distance."""
        found = [other for other in (self._seek_source(place, -1), self._seek_source(place, 1)) if other is not None]
        return min(found, key=lambda other: (abs(other - place), self._gap(other, place), other), default=None)

    def _seek_source(self, place: int, step: int) -> int | None:
        """Return the nearest free source on one side; no cue with a content of its own stands between."""
        passed = 0
        other = place + step
        while 0 <= other < len(self.stretches) and self.opens[other] == self.opens[place] and passed <= 1:
            if self._is_free(other, "source"):
                return other
            if self.stretches[other].role == "cue" and (step > 0 or other in self.owner):
                return None
            passed += self.stretches[other].role != "cue"
            other += step
        return None

    def _gap(self, one: int, other: int) -> int:
        first, last = sorted((one, other))
        return self.stretches[last].start - self.stretches[first].end

    def _contents_before(self, first: int) -> list[int]:
        """Return the contents that stand directly before source and cue ("“We agreed,” he said")."""
        before = first - 1
        if not self._is_free(before, "content") or self.closes[before] < self.opens[first] - 1:
            return []
        between = self.text[self.stretches[before].end : self.stretches[first].start]
        if "\n" in between or len(between.strip(_MARKS).split()) > _WORDS_BETWEEN:
            return []
        if self.closes[before] != self.opens[first] and not self._closed_by_mark(before):
            return []
        return [before]

    def _closed_by_mark(self, place: int) -> bool:
        """Return whether the sentence only seems to end: "“Who knows?” he said"."""
        end = self.stretches[place].end
        return self.text[end - 1 : end] in ("”", '"', "’", "'") and self.text[end - 2 : end - 1] in ",?!…"

    def _contents_after(self, last: int) -> list[int]:
        """Return the contents after source and cue in their sentence."""
        after = last + 1
        if not self._is_free(after, "content"):
            return []
        if self.opens[after] != self.closes[last]:
            end, start = self.stretches[last].end, self.stretches[after].start
            if ":" not in self.text[end - 1 : start] or self.text[end:start].strip(_MARKS + "\r\n"):
                return []
        found = [after]
        while self._is_free(after + 1, "content") and self.opens[after + 1] == self.opens[after]:
            after += 1
            found.append(after)
        return found

    def _heir(self, place: int) -> Draft | None:
        """Return the attribution before in the sentence whose source says this too ("he said ... and added ...")."""
        last = self.drafts[-1] if self.drafts else None
        return last if last is not None and last.sentence == self.opens[place] and last.source is not None else None

    def take_rest(self) -> None:
        """Add the contents that no cue took: to the free source beside them, to the speech they go on, or alone."""
        for place, stretch in enumerate(self.stretches):
            if not self._is_free(place, "content"):
                continue
            source = next(
                (
                    other
                    for other in (place - 1, place + 1)
                    if self._is_free(other, "source") and self.opens[other] in (self.opens[place], self.closes[place])
                ),
                None,
            )
            before = self._goes_on(place) if source is None else None
            if before is not None:
                before.parts.append((stretch.start, stretch.end))
                self.owner[place] = before
                continue
            if source is None and len(self.text[stretch.start : stretch.end].split()) < _FEWEST_WORDS:
                continue
            draft = Draft(self.opens[place], parts=[(stretch.start, stretch.end)])
            if source is not None:
                draft.source = (self.stretches[source].start, self.stretches[source].end)
                self.owner[source] = draft
            self.owner[place] = draft
            self.drafts.append(draft)

    def _goes_on(self, place: int) -> Draft | None:
        """Return the attribution of which a quotation without a cue is the rest ("“Yes,” he said. “It is.”").

        The one whose content, cue or source stands right before it, if its content is quoted too: in the same
        paragraph whatever stands between, over the border of a paragraph only if its content was the last.
        """
        if self.text[self.stretches[place].start] not in _OPENING:
            return None
        before = next(
            (draft for draft in reversed(self.drafts) if draft.parts[0][0] < self.stretches[place].start), None
        )
        if before is None or self.text[max(before.parts)[0]] not in _OPENING:
            return None
        end = max(piece[1] for piece in (*before.parts, before.cue, before.source) if piece is not None)
        between = self.text[end : self.stretches[place].start]
        if len(between) > _LONGEST_BREAK or any(char.isalnum() for char in between):
            return None
        return before if "\n" not in between or end == max(before.parts)[1] else None
