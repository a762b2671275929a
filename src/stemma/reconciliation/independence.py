"""Which origins behind a claim are independent: not an article and its source, nor two outlets of one owner."""

from collections.abc import Iterable, Mapping

from stemma.records import Article, Descent, Statement


class Independence:
    """Counts the origins of statements in one story.

    What a copy or a rewrite says in words that no passage covers counts as its own reporting. Beside a statement of
    the very source that the article draws on it is no second voice: a rewrite of agency copy says the same again. Nor
    is an outlet that an article merely cites one beside that article or its source, who pass it on.
    """

    def __init__(self, articles: Mapping[str, Article], descent: Descent) -> None:
        self._origin_of = descent.origin_of
        self._own = {article.id: _own_origins(article, articles, descent) for article in articles.values()}
        self._drawn = {article: self._all_drawn_on(article, descent) for article in articles}

    def _all_drawn_on(self, article: str, descent: Descent) -> frozenset[str]:
        """Return the ids of the origins that an article draws on, directly or through other articles."""
        sources: dict[str, list[str]] = {}
        for derivation in descent.derivations:
            sources.setdefault(derivation.target, []).append(derivation.source)
        found: set[str] = set()
        seen, waiting = {article}, list(sources.get(article, ()))
        while waiting:
            source = waiting.pop()
            if source in seen:
                continue
            seen.add(source)
            found |= self._own.get(source, frozenset({source}))
            waiting += sources.get(source, ())
        return frozenset(found - self._own[article])

    def origins_of(self, statements: Iterable[Statement]) -> tuple[str, ...]:
        """Return the ids of the independent origins behind some statements, sorted."""
        placed = [(one, self._origin_of[one.id]) for one in statements if one.id in self._origin_of]
        all_origins = {origin for _, origin in placed}
        independent = {origin for one, origin in placed if not self._second_hand(one.article, origin) & all_origins}
        return tuple(sorted(independent or all_origins))

    def _second_hand(self, article: str, origin: str) -> frozenset[str]:
        """Return the origins beside which this one, as the article has it, is no voice of its own."""
        drawn = self._drawn[article]
        if origin in drawn:
            return frozenset()
        return (drawn | self._own[article]) - {origin}


def _own_origins(article: Article, articles: Mapping[str, Article], descent: Descent) -> frozenset[str]:
    """Return the origin that an article's own reporting counts as: the article itself, its outlet, or its owner."""

    def is_own(first: Article | None) -> bool:
        same_outlet = first is not None and article.outlet is not None and first.outlet == article.outlet
        same_owner = first is not None and article.family is not None and first.family == article.family
        return same_outlet or same_owner or (first is not None and first.id == article.id)

    return frozenset(
        origin.id
        for origin in descent.origins
        if origin.kind == "article" and is_own(articles.get(origin.article or ""))
    )
