"""Counts of killed and injured against the figures of record of the incidents corpus."""

from pathlib import Path

from benchmarks.quality.corpora import load_incident_truth, load_incidents
from stemma.annotate.quantities import find_quantities
from stemma.annotate.quantities.tally import tally
from stemma.annotate.sentences import find_sentences
from stemma.annotate.times import find_times

_MEASURES = (("killed", "num_killed"), ("injured", "num_injured"))


def measure(data: Path) -> dict[str, float | int | str]:
    """Return, for killed and for injured, how many articles state a figure, and how often it is the figure of record.

    The record counts the gunman, later deaths and one incident only; an article that tells an early figure or another
    incident, or leaves the gunman out, counts as wrong here although it is read rightly. "record among stated" is the
    share of articles with a figure that have the figure of record among all they state.
    """
    corpus, truth = load_incidents(data), load_incident_truth(data)
    stated = {name: 0 for name, _ in _MEASURES}
    exact, among = dict(stated), dict(stated)
    seen = 0
    for article in corpus.articles:
        record = truth.get(corpus.story_of[article.id])
        if record is None:
            continue
        seen += 1
        sentences = find_sentences(article)
        quantities = find_quantities(article, sentences, find_times(article, sentences))
        for name, field in _MEASURES:
            figure = tally(article, sentences, quantities, name)
            if figure is None:
                continue
            stated[name] += 1
            exact[name] += figure == record[field]
            among[name] += any(q.measure == name and q.low == record[field] for q in quantities)
    figures: dict[str, float | int | str] = {"incidents articles with record": seen}
    for name, _ in _MEASURES:
        figures[f"incidents {name} stated, share of articles"] = stated[name] / max(1, seen)
        figures[f"incidents {name} exact where stated"] = exact[name] / max(1, stated[name])
        figures[f"incidents {name} record among stated"] = among[name] / max(1, stated[name])
    return figures
