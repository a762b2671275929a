"""Which measure a figure belongs to, from what it counts and from the words before and after."""

import re
from itertools import pairwise

from stemma.annotate.quantities.draft import Draft
from stemma.annotate.quantities.lexicon import Lexicon, measure_lexicon

_LOOK_BACK = 120
_LOOK_AHEAD = 110
_LOOSE_AHEAD = 80
_OBJECT_REACH = 16
# A clause of its own between the counted phrase and the verb: the verb is not about what is counted.
_BARRIER = re.compile(
    r"[.;:?!()\"“”]|\b(?:said|says|told|when|after|before|while|because|if|whether|killed|injured|wounded|shot|arrested|and|but)\b|\b\d",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|and|,\s*and|as well as|,\s*as well as|&)\s+", re.IGNORECASE)
_NOUN_WORDS = 3
_PARTS_REACH = 24
_BEYOND = re.compile(r"\b(?:others?|more)\b", re.IGNORECASE)
_PARTS_OPEN = re.compile(r"\b(?:including|among them)[\s,:—–-]+$", re.IGNORECASE)
# "also injured three", "wounding himself and two": more are counted than the figure says.
_ALSO = re.compile(r"\balso\s+\w+\s+$|\b(?:himself|herself|themselves)\s+and\s+$", re.IGNORECASE)
# "Ten people, including a child and two guards, were hurt": the verb is about the ten.
_INCLUDING = re.compile(
    r"\s?[,—–-]*\s?\b(?:including|among them)\b[^.;:?!]{1,110}?[\s,—–-]+(?=(?:was|were|have|has|had|died)\b)",
    re.IGNORECASE,
)
# "The leak that left five people ill has ended": the figure is an object, the verb is not about it.
_OBJECT = re.compile(r"\b(?:sen[dt]s?|sending|left|leav(?:es|ing)|put|took|taking|brought|bringing)\s+$", re.IGNORECASE)
# "No further injuries" says nothing about the first ones.
_SOME = re.compile(r"\b(?:other|further|serious|additional|major|new)\b")
# "Nobody was seriously hurt" does not say that nobody was hurt.
_GRAVE = re.compile(
    r"\s+(?:was|were|is|are)\s+(?:else\s+)?(?:seriously|critically|badly|gravely|severely)\b", re.IGNORECASE
)


def attach_measures(text: str, drafts: list[Draft]) -> None:
    """Give each draft of one sentence its measure, if one fits; a list of figures shares the measure of its verb."""
    lexicon = measure_lexicon()
    for draft in drafts:
        if draft.measure is None and not lexicon.kin_before.search(
            text[max(draft.sentence[0], draft.start - 24) : draft.start]
        ):
            _attach_one(text, draft, lexicon)
    _share(text, drafts, lexicon)
    for draft in drafts:
        draft.partial = _is_partial(text, draft, lexicon)
    _spread_parts(text, drafts)
    for draft in drafts:
        if draft.unit is None and draft.measure and "person" in lexicon.units.get(draft.measure, ()):
            draft.unit = "person"


def _share(text: str, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Give the figures of a list the measure of the one that stands next to the verb."""
    listed = [draft for draft in drafts if draft.measure != "age"]
    for previous, draft in pairwise(listed):
        open_list = (
            draft.measure is None
            and previous.via in ("before", "list")
            and bool(draft.counted or draft.form == "words")
        )
        if open_list and _fits(draft, previous.measure, lexicon) and _LIST.fullmatch(text, previous.reach, draft.start):
            draft.measure, draft.via = previous.measure, "list"
    for following, draft in pairwise(reversed(listed)):
        open_list = draft.measure is None and following.via in ("after", "list") and draft.counted is not None
        if (
            open_list
            and _fits(draft, following.measure, lexicon)
            and _LIST.fullmatch(text, draft.reach, following.start)
        ):
            draft.measure, draft.via = following.measure, "list"


def _spread_parts(text: str, drafts: list[Draft]) -> None:
    """Mark what stands in a list behind a part as a part too ("including a boy and two guards"), but not "5 others"."""
    open_list = False
    for previous, draft in pairwise([one for one in drafts if one.measure != "age"]):
        behind = text[max(previous.sentence[0], previous.start - _PARTS_REACH) : previous.start]
        open_list = previous.partial and (open_list or _PARTS_OPEN.search(behind) is not None)
        beyond = draft.counted is not None and _BEYOND.search(text, draft.number[1], draft.counted[1]) is not None
        listed = open_list and not beyond and draft.measure == previous.measure
        if listed and _LIST.fullmatch(text, previous.reach, draft.start):
            draft.partial = True


def _attach_one(text: str, draft: Draft, lexicon: Lexicon) -> None:
    for name, via in (
        _by_noun(text, draft, lexicon),
        _by_before(text, draft, lexicon),
        _by_after(text, draft, lexicon),
    ):
        if name is not None and _fits(draft, name, lexicon):
            if via == "noun" and name in ("troops", "suspects", "protesters", "votes", "hostages", "shot"):
                better = _by_before(text, draft, lexicon)[0] or _by_after(text, draft, lexicon)[0]
                if better is not None and _fits(draft, better, lexicon):
                    name, via = better, "after" if _by_before(text, draft, lexicon)[0] is None else "before"
            draft.measure, draft.via = name, via
            return


def _fits(draft: Draft, measure: str | None, lexicon: Lexicon) -> bool:
    if measure is None or (draft.form == "single" and measure not in lexicon.single):
        return False
    if (
        draft.form == "none"
        and draft.counted
        and draft.number[1] + 2 < draft.counted[0]
        and draft.head in lexicon.nouns
    ):
        return False
    allowed = lexicon.units.get(measure, frozenset())
    return not allowed or (draft.unit or "none") in allowed


def _by_noun(text: str, draft: Draft, lexicon: Lexicon) -> tuple[str | None, str]:
    if draft.counted is None or draft.form == "single" or text[draft.end : draft.end + 3].casefold() == " of":
        return None, "noun"
    words = " ".join(text[draft.counted[0] : draft.counted[1]].casefold().split()).split(" ")
    for size in range(min(_NOUN_WORDS, len(words)), 0, -1):
        name = lexicon.nouns.get(" ".join(words[-size:]))
        if name is not None:
            allowed = lexicon.units[name]
            if draft.unit == "count" and "person" in allowed and "count" not in allowed:
                draft.unit = "person"
            return name, "noun"
    return None, "noun"


def _by_before(text: str, draft: Draft, lexicon: Lexicon) -> tuple[str | None, str]:
    begin = max(draft.sentence[0], draft.start - _LOOK_BACK)
    behind = text[begin : draft.start]
    if found := lexicon.before.search(behind[-70:]):
        return lexicon.before_names[" ".join(found.group(1).casefold().split())], "before"
    for name, pattern in lexicon.before_patterns:
        if _fits(draft, name, lexicon) and pattern.search(behind):
            return name, "before"
    return None, "before"


def _by_after(text: str, draft: Draft, lexicon: Lexicon) -> tuple[str | None, str]:
    stop = min(draft.sentence[1], draft.reach + _LOOK_AHEAD)
    if draft.counted is None and text[draft.reach : draft.reach + 1] == ",":
        return None, "after"
    if name := _match_after(text, draft.reach, stop, lexicon):
        return name, "after"
    if draft.form != "single" and (including := _INCLUDING.match(text, draft.reach, stop + _LOOK_AHEAD)):
        limit = min(draft.sentence[1], including.end() + _LOOSE_AHEAD)
        return _match_after(text, including.end() - 1, limit, lexicon), "after"
    if _OBJECT.search(text[max(draft.sentence[0], draft.start - _OBJECT_REACH) : draft.start]):
        return None, "after"
    gap = lexicon.loose.search(text, draft.reach, min(stop, draft.reach + _LOOSE_AHEAD))
    if gap is None or draft.form == "none" or _BARRIER.search(text, draft.reach, gap.start()):
        return None, "after"
    if draft.form != "single" and text.count(",", draft.reach, gap.end()) % 2:  # "the boy, 17 by his account, died"
        return None, "after"
    return _match_after(text, gap.start(), stop, lexicon), "after"


def _match_after(text: str, position: int, stop: int, lexicon: Lexicon) -> str | None:
    found = lexicon.after.match(text, position, stop)
    if found is None:
        return None
    if _is_active(text, found, stop, lexicon):
        return None
    if found.lastgroup == "words":
        return lexicon.after_names[" ".join(found["words"].casefold().split())]
    return str(found.lastgroup).rsplit("__", 1)[0].replace("_", "-")


def _is_active(text: str, found: re.Match[str], stop: int, lexicon: Lexicon) -> bool:
    """Return whether the verb has an object ("a gunman shot the clerk"), so that its subject is not what it counts."""
    verb = found[str(found.lastgroup)].split()[-1].casefold()
    if not verb.endswith(("ed", "shot")) or verb == "died" or lexicon.passive.search(found["link"]):
        return False
    following = re.match(r"\s+(\w[\w.'’-]*)", text[found.end() : min(stop + 24, found.end() + 40)])
    if following is None:
        return False
    word = following.group(1)
    lower = word.rstrip(".").casefold()
    return lower in lexicon.objects or (word[0].isupper() and lower not in lexicon.not_objects) or word[0].isdigit()


def _is_partial(text: str, draft: Draft, lexicon: Lexicon) -> bool:
    first = text[draft.start : draft.end].casefold()
    behind = text[max(draft.sentence[0], draft.start - 40) : draft.start]
    if lexicon.parts_before.search(behind) or first.startswith(("another", "a second", "a third")):
        return True
    if _ALSO.search(behind):
        return True
    if draft.form == "none":
        if _GRAVE.match(text, draft.reach, draft.reach + 30):
            return True
        generic = draft.counted is None or draft.head in lexicon.generic
        return not generic or " else" in text[draft.end : draft.end + 6].casefold() or bool(_SOME.search(first))
    if draft.unit not in ("person", "count", None):
        return False
    between = text[draft.end : draft.counted[0]] if draft.counted else text[draft.end : draft.end + 10]
    return re.match(r"\s+of\s+(?:the|them|those|these|his|her|their|whom)\b", between) is not None
