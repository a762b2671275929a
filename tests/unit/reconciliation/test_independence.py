"""An article and the source it draws on are one voice."""

import pytest

from stemma.reconciliation.independence import Independence
from stemma.records import Article, Derivation, Descent, Origin, Published, Span, Statement

ARTICLES = {
    key: Article(id=key, source=f"{key}.txt", text="x" * 9, published=Published(value=None, basis="unknown"))
    for key in ("copy", "rewrite", "other")
}
ORIGINS = (
    Origin(id="o-agency", label="Tarn Press Agency", kind="agency", articles=("copy", "rewrite")),
    Origin(id="o-rewrite", label="rewrite", kind="article", article="rewrite", articles=("rewrite",)),
    Origin(id="o-other", label="other", kind="article", article="other", articles=("other",)),
    Origin(id="o-cited", label="Osk Radio", kind="lost", articles=("rewrite",)),
)
DERIVATIONS = tuple(
    Derivation(id=f"d-{target}", source="o-agency", target=target, coverage=0.6, direction="known")
    for target in ("copy", "rewrite")
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("copy", "o-agency"), ("rewrite", "o-rewrite")], ("o-agency",)),
        ([("copy", "o-agency"), ("rewrite", "o-cited")], ("o-agency",)),
        ([("rewrite", "o-rewrite"), ("rewrite", "o-cited")], ("o-rewrite",)),
        ([("rewrite", "o-rewrite")], ("o-rewrite",)),
        ([("rewrite", "o-cited")], ("o-cited",)),
        ([("copy", "o-agency"), ("other", "o-other")], ("o-agency", "o-other")),
        ([("rewrite", "o-rewrite"), ("other", "o-other")], ("o-other", "o-rewrite")),
        ([], ()),
    ],
)
def test_origins(said: list[tuple[str, str]], expected: tuple[str, ...]) -> None:
    statements = [
        Statement(
            id=f"s-{number}",
            span=Span(article=article, start=0, end=5),
            sentence=Span(article=article, start=0, end=5),
            article=article,
            certainty="asserted",
            polarity="positive",
        )
        for number, (article, _) in enumerate(said)
    ]
    origin_of = {one.id: origin for one, (_, origin) in zip(statements, said, strict=True)}
    descent = Descent(derivations=DERIVATIONS, origins=ORIGINS, origin_of=origin_of)
    assert Independence(ARTICLES, descent).origins_of(statements) == expected
