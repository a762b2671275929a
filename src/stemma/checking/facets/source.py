"""Source: who is said to have said it, in the claim and in the report."""

from collections.abc import Sequence

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.covering import Covered
from stemma.checking.facets.finding import Facet, differ
from stemma.checking.ground import Ground, Unit
from stemma.checking.naming import ClaimName
from stemma.checking.terms import listed
from stemma.checking.vocabulary import are_synonyms
from stemma.reconciliation.wording import content_stems
from stemma.records import Attribution, Span, Statement
from stemma.text.words import find_words

_WORDS_TO_CUE = 6  # words between a name and its verb of saying ("Roe, a member from Vask, said")


def compare_source(
    claim: ReadClaim, names: Sequence[ClaimName], covered: Sequence[Covered], unit: Unit, ground: Ground
) -> Facet:
    """Return whether a unit gives another source than the claim, or one that the claim leaves out."""
    namer = _find_namer(claim, names)
    rival = _other_namer(namer, names, unit, ground, claim) if namer is not None else None
    if namer is not None and rival is not None:
        text = rival.text_in(ground.index_of(unit).articles[rival.article].text)
        why = f"The report does not have the words from {namer.text}."
        return Facet((), (differ("source", namer.text, text, rival, why),))
    statement = _meant_statement(covered, unit)
    if statement is None:
        return Facet()
    index = ground.index_of(unit)
    theirs = index.attribution_of(statement)
    if theirs is None or not theirs.speaker.name:
        return Facet()
    said_by = theirs.speaker.name
    span = theirs.speaker.span
    if claim.attribution is None or claim.attribution.speaker.span is None:
        if namer is not None and _is_other(namer, theirs, names, unit):
            words = namer.text
            return Facet((), (differ("source", words, said_by, span, f"The report has the words from {said_by}."),))
        if _is_named(theirs, claim, names, unit) or _is_institution(theirs, unit, ground):
            return Facet()
        why = f"The report has it from {said_by}; the claim does not say so."
        return Facet((), (differ("source", "", said_by, span, why),))
    speaker = claim.attribution.speaker.span
    mine = [name for name in names if name.span.overlaps(speaker)]
    if _is_one(theirs, mine, speaker.text_in(claim.text), unit, ground):
        return Facet()
    if any(_speaks_here(name, unit, ground) or _is_described(theirs, name, unit, ground) for name in mine):
        return Facet()
    words = speaker.text_in(claim.text)
    why = f"The claim has it from {words}, the report from {said_by}."
    return Facet((), (differ("source", words, said_by, span, why),))


def _find_namer(claim: ReadClaim, names: Sequence[ClaimName]) -> ClaimName | None:
    """Return the person who opens a claim and gives a thing a name in quotation marks ("Roe called it a “farce”")."""
    if not claim.quotes:
        return None
    opening = next((name for name in names if name.person), None)
    if opening is None:
        return None
    following = [word.norm for word in claim.words if word.start >= opening.span.end][:1]
    return opening if following and following[0] in listed("naming") else None


def _other_namer(
    namer: ClaimName, names: Sequence[ClaimName], unit: Unit, ground: Ground, claim: ReadClaim
) -> Span | None:
    """Return the name before the verb by which a unit gives the quoted words, if it is another of the claim's."""
    words = find_words(unit.text)
    quoted = [word.norm for word in find_words(claim.quotes[0].span.text_in(claim.text))]
    norms = [word.norm for word in words]
    at = next((at for at in range(len(norms)) if norms[at : at + len(quoted)] == quoted), None)
    if at is None:
        return None
    verbs = (back for back in range(at - 1, 0, -1) if norms[back] in listed("naming") | listed("saying"))
    verb = next(verbs, None)
    if verb is None:
        return None
    spoken_of = "whom" in norms[max(0, verb - 2) : verb]  # "Roe, whom he called ...": Roe is none who says it
    if norms[verb - 1] in listed("pronouns") and not spoken_of:
        return None
    before = unit.span.start + words[verb].start
    held = [(start, end, id_) for start, end, id_ in ground.index_of(unit).names_within(unit.span) if end <= before]
    if not held:
        return None
    start, end, id_ = held[-1]
    if spoken_of:
        return Span(article=unit.span.article, start=start, end=end) if id_ in namer.ids[unit.story] else None
    others = [name for name in names if name is not namer and id_ in name.ids[unit.story]]
    return Span(article=unit.span.article, start=start, end=end) if others else None


def _is_other(namer: ClaimName, theirs: Attribution, names: Sequence[ClaimName], unit: Unit) -> bool:
    """Return whether the words are another's, who is named in the claim as well."""
    id_ = theirs.speaker.name_id
    return id_ is not None and id_ not in namer.ids[unit.story] and any(id_ in name.ids[unit.story] for name in names)


def _meant_statement(covered: Sequence[Covered], unit: Unit) -> Statement | None:
    """Return the statement of a unit that covers most of the claim."""
    places = [one.by.start for one in covered if one.by is not None]

    def held(statement: Statement) -> int:
        return sum(statement.span.start <= place < statement.span.end for place in places)

    return max(unit.statements, key=lambda one: (held(one), -one.span.start, one.id), default=None)


def _is_named(theirs: Attribution, claim: ReadClaim, names: Sequence[ClaimName], unit: Unit) -> bool:
    """Return whether the claim names or describes the source anywhere."""
    if any(theirs.speaker.name_id in name.ids[unit.story] for name in names):
        return True
    stems = set(content_stems(theirs.speaker.name or ""))
    return not stems.isdisjoint(term.stem for term in claim.terms)


def _is_institution(theirs: Attribution, unit: Unit, ground: Ground) -> bool:
    """Return whether the source is a body whose word the news takes for what happened."""
    index = ground.index_of(unit)
    if theirs.speaker.kind == "outlet":
        return True
    name = index.names.get(theirs.speaker.name_id or "")
    words = {word.norm for word in find_words(theirs.speaker.name or "")}
    if theirs.speaker.span is not None:
        words |= {word.norm for word in find_words(index.text_of(theirs.speaker.span))}
    if name is not None and name.role:
        words |= {word.norm for word in find_words(name.role)}
    return not words.isdisjoint(listed("institutions"))


def _is_one(theirs: Attribution, mine: Sequence[ClaimName], speaker: str, unit: Unit, ground: Ground) -> bool:
    """Return whether the source of the claim can be the source of the report."""
    if any(theirs.speaker.name_id in name.ids[unit.story] for name in mine if theirs.speaker.name_id):
        return True
    index = ground.index_of(unit)
    text = theirs.speaker.name or ""
    name = index.names.get(theirs.speaker.name_id or "")
    if name is not None:
        text = " ".join((text, name.name, *name.aliases, name.role or ""))
    if theirs.speaker.span is not None:
        text += f" {index.text_of(theirs.speaker.span)}"
    words = set(content_stems(text))
    if not words:
        return True
    described = content_stems(speaker)
    wanted = {token for name in mine for token in name.tokens[-1:]}
    if wanted and (described[-1] in wanted or any(name.person for name in mine)):
        return not words.isdisjoint(wanted)
    met = [stem for stem in described if stem in words or any(are_synonyms(stem, word) for word in words)]
    return bool(met) or all(
        any(stem == other or are_synonyms(stem, other) for other in unit.stems) or stem.isdigit() for stem in described
    )


def _speaks_here(name: ClaimName, unit: Unit, ground: Ground) -> bool:
    """Return whether a unit has the claim's source speak in it too: a speech about what another said."""
    index = ground.index_of(unit)
    held = [one for one in index.attributions_in.get(unit.span.article, ()) if one.span.overlaps(unit.span)]
    ids = name.ids[unit.story]
    if any(one.speaker.name_id in ids for one in held if one.speaker.name_id):
        return True
    words = find_words(unit.text)
    for _, end, id_ in index.names_within(unit.span):
        after = [word.norm for word in words if word.start + unit.span.start >= end][:_WORDS_TO_CUE]
        if id_ in ids and not listed("saying").isdisjoint(after):
            return True
    return False


def _is_described(theirs: Attribution, name: ClaimName, unit: Unit, ground: Ground) -> bool:
    """Return whether the source is described ("the committee chairman") right after the claim's source was named."""
    if theirs.speaker.name_id is not None or not name.person:
        return False
    words = {word.norm for word in find_words(theirs.speaker.name or "")}
    if words.isdisjoint((listed("anaphors") | listed("pronouns")) - listed("things")):
        return False
    index, ids = ground.index_of(unit), name.ids[unit.story]
    before = [one for one in ground.neighbours(unit) if one.number < unit.number]
    return any(id_ in ids for one in before for *_, id_ in index.names_within(one.span))
