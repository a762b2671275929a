"""Counts in how many articles of news at large each term occurs, for ``src/stemma/group/term_counts.tsv``.

Run: python training/count_terms.py DATA_FOLDER

Reads polnear, geo_news and conllpp (3,221 articles; none of them is a grouping benchmark) and writes the terms that
at least three articles have. Counts of single words and names are facts; no sentence can be read off them.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from stemma.group.terms import find_terms

FEWEST_ARTICLES = 3
TARGET = Path(__file__).parent.parent / "src" / "stemma" / "group" / "term_counts.tsv"


def read_articles(data: Path) -> Iterator[str]:
    """Yield the texts of all articles."""
    for path in sorted((data / "polnear").rglob("*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")
    for name in ("Corpora/lgl.xml", "Corpora/TR-News.xml", "Corpora/GeoVirus.xml", "GWN.xml"):
        for article in ElementTree.parse(data / "geo_news" / name).getroot().iter("article"):
            if text := article.findtext("text"):
                yield (article.findtext("title") or "") + "\n" + text
    for name in ("conllpp_train.txt", "conllpp_dev.txt"):
        for block in (data / "conllpp" / name).read_text(encoding="utf-8").split("-DOCSTART-")[1:]:
            sentences = block.split("\n\n")[1:]
            yield "\n".join(" ".join(line.split(" ")[0] for line in lines.splitlines()) for lines in sentences)


def main(data: Path) -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    articles = 0
    for text in read_articles(data):
        articles += 1
        counts.update(find_terms(None, [text]).counts.keys())
    kept = sorted((term, count) for term, count in counts.items() if count >= FEWEST_ARTICLES)
    TARGET.write_text(
        "\n".join([str(articles), *(f"{term}\t{count}" for term, count in kept)]) + "\n", encoding="utf-8"
    )
    print(f"{articles} articles, {len(kept)} terms, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
