"""Names of a story: the same person, body or place in several articles becomes one Name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from stemma.records import Annotation, Attribution, Citation, Name, Statement, content_id
from stemma.text.person_names import fold_transliteration, same_person

# A bare surname that fits two people goes to the one named this many times as often, else to nobody (read on basil).
_CLEARLY_MEANT = 4
_LARGEST_BUCKET = 40  # full names of one surname that are compared with each other

NameKey = tuple[str, str]  # article id, name id inside that article


@dataclass
class _Cluster:
    """Article-level names that stand for one thing."""

    person: bool
    members: list[tuple[str, Name]] = field(default_factory=list)

    def forms(self) -> list[str]:
        return sorted({form for _, name in self.members for form in (name.name, *name.aliases)})

    def mentions(self) -> int:
        return sum(max(1, len(name.spans)) for _, name in self.members)


def merge_names(annotations: Iterable[Annotation]) -> tuple[tuple[Name, ...], dict[NameKey, str]]:
    """Return the names of the story, sorted by id, and where each article's name went.

    Two full names are one person if they are spellings of each other; a bare surname belongs to the only person
    who bears it in the story; other names are one if a written form of theirs is equal after folding.
    """
    people: dict[str, _Cluster] = {}
    others: dict[str, _Cluster] = {}
    for annotation in sorted(annotations, key=lambda one: one.article):
        for name in annotation.names:
            pile = people if name.kind == "person" else others
            key = fold_transliteration(name.name) if name.kind == "person" else _fold_body(name.name)
            pile.setdefault(key, _Cluster(person=name.kind == "person")).members.append((annotation.article, name))
    full = _merge_full_names([people[key] for key in sorted(people) if len(key.split()) > 1])
    short = [people[key] for key in sorted(people) if len(key.split()) <= 1]
    bodies = _merge_bodies([others[key] for key in sorted(others)])
    clusters = _place_surnames(full, short, bodies)
    return _finish(clusters)


def _merge_full_names(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join full names that are spellings of one person."""
    buckets: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        buckets[_surname(cluster)[:2]].append(cluster)
    merged: list[_Cluster] = []
    for key in sorted(buckets):
        kept: list[_Cluster] = []
        for cluster in sorted(buckets[key], key=lambda one: (-len(one.forms()[0].split()), one.forms())):
            fits = [
                one for one in kept[:_LARGEST_BUCKET] if same_person(one.members[0][1].name, cluster.members[0][1].name)
            ]
            if len(fits) == 1:
                fits[0].members.extend(cluster.members)
            else:
                kept.append(cluster)
        merged.extend(kept)
    return merged


def _surname(cluster: _Cluster) -> str:
    words = fold_transliteration(cluster.members[0][1].name).split()
    return words[-1] if words else ""


def _merge_bodies(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join organisations, places and other names of which a written form is equal, if the form is not ambiguous."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for number, cluster in enumerate(clusters):
        for form in cluster.forms():
            bearers[_fold_body(form)].add(number)
    parent = list(range(len(clusters)))
    for form in sorted(bearers):
        if len(bearers[form]) == 2:  # a form of three or more bodies says nothing
            one, two = sorted(_root(parent, number) for number in bearers[form])
            parent[two] = one
    merged: dict[int, _Cluster] = {}
    for number, cluster in enumerate(clusters):
        root = _root(parent, number)
        merged.setdefault(root, _Cluster(person=False)).members.extend(cluster.members)
    return [merged[root] for root in sorted(merged)]


def _fold_body(form: str) -> str:
    """Return the form in which two ways to write a body or place are equal.

    >>> _fold_body("U.S.") == _fold_body("US"), _fold_body("The Vask Herald") == _fold_body("Vask Herald")
    (True, True)
    """
    return fold_transliteration(form.replace(".", "").removeprefix("The ").removeprefix("the "))


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        number = parent[number]
    return number


def _place_surnames(full: list[_Cluster], short: list[_Cluster], bodies: list[_Cluster]) -> list[_Cluster]:
    """Give each bare surname to the person it means, if that is clear."""
    bearers: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in full:
        for word in sorted({fold_transliteration(form).split()[-1] for form in cluster.forms() if form.split()}):
            bearers[word].append(cluster)
    left: list[_Cluster] = []
    for cluster in short + [body for body in bodies if _may_be_surname(body)]:
        meant = _clearly_meant(bearers.get(_surname(cluster), []))
        if meant is None:
            left.append(cluster)
        else:
            meant.members.extend(cluster.members)
    return full + left + [body for body in bodies if not _may_be_surname(body)]


def _may_be_surname(cluster: _Cluster) -> bool:
    return all(name.kind == "other" and len(name.name.split()) == 1 for _, name in cluster.members)


def _clearly_meant(candidates: list[_Cluster]) -> _Cluster | None:
    """Return the only candidate, or the one mentioned far more often than all others."""
    if not candidates:
        return None
    ranked = sorted(candidates, key=lambda one: (-one.mentions(), one.forms()))
    rest = sum(one.mentions() for one in ranked[1:])
    return ranked[0] if ranked[0].mentions() >= _CLEARLY_MEANT * rest else None


def _finish(clusters: list[_Cluster]) -> tuple[tuple[Name, ...], dict[NameKey, str]]:
    """Return one Name a cluster, and the way from each article's name to it."""
    names: dict[str, Name] = {}
    went: dict[NameKey, str] = {}
    for cluster in clusters:
        forms = cluster.forms()
        written = sorted({name.name for _, name in cluster.members})
        fullest = max(written, key=lambda form: (len(form.split()), len(form)))
        kinds = Counter(name.kind for _, name in cluster.members for _ in range(max(1, len(name.spans))))
        kind = max(sorted(kinds), key=lambda one: (one != "other", kinds[one]))
        roles = sorted({name.role for _, name in cluster.members if name.role})
        record = Name(
            id=content_id("n", kind, fullest),
            name=fullest,
            kind="person" if cluster.person else kind,
            aliases=tuple(form for form in forms if form != fullest),
            spans=tuple(sorted({span for _, name in cluster.members for span in name.spans})),
            role=max(roles, key=len) if roles else None,
        )
        names[record.id] = _join(names[record.id], record) if record.id in names else record
        went.update({(article, name.id): record.id for article, name in cluster.members})
    return tuple(names[key] for key in sorted(names)), went


def _join(one: Name, two: Name) -> Name:
    return msgspec.structs.replace(
        one,
        aliases=tuple(sorted({*one.aliases, *two.aliases})),
        spans=tuple(sorted({*one.spans, *two.spans})),
        role=one.role or two.role,
    )


def remap_names(annotation: Annotation, went: Mapping[NameKey, str]) -> Annotation:
    """Return the annotation with every name id replaced by the story's."""

    def moved(name_id: str | None) -> str | None:
        return None if name_id is None else went.get((annotation.article, name_id), name_id)

    def move_attribution(one: Attribution) -> Attribution:
        speaker = msgspec.structs.replace(one.speaker, name_id=moved(one.speaker.name_id))
        return msgspec.structs.replace(one, speaker=speaker)

    def move_citation(one: Citation) -> Citation:
        return msgspec.structs.replace(one, name_id=moved(one.name_id))

    def move_statement(one: Statement) -> Statement:
        names = {went.get((annotation.article, name), name) for name in one.names}
        return msgspec.structs.replace(one, names=tuple(sorted(names)))

    return msgspec.structs.replace(
        annotation,
        attributions=tuple(move_attribution(one) for one in annotation.attributions),
        citations=tuple(move_citation(one) for one in annotation.citations),
        statements=tuple(move_statement(one) for one in annotation.statements),
    )
