from stemma.group.leads import choose_lead
from stemma.group.passages import find_passages
from stemma.records import Annotation, Article, Published, Sentence, Span


def _article(text: str, name: str = "a-1") -> Article:
    return Article(id=name, source=name, published=Published(value=None, basis="unknown"), text=text)


def test_an_unannotated_article_is_split_here() -> None:
    assert find_passages([_article("One came. Two left.")], {}, [None]) == [["One came.", "Two left."]]


def test_posts_in_blocks_are_left_out() -> None:
    text = "He spoke. My words."
    sentences = (
        Sentence(span=Span(article="a-1", start=0, end=9), paragraph=0),
        Sentence(span=Span(article="a-1", start=10, end=19), paragraph=1, block=0),
    )
    annotations = {"a-1": Annotation(article="a-1", sentences=sentences)}
    assert find_passages([_article(text)], annotations, [None]) == [["He spoke."]]


def test_standing_text_recurs_over_weeks_and_copies_do_not() -> None:
    def passages(days: list[int | None]) -> list[list[str]]:
        texts = [f"Sign in to read on. Event {number} happened." for number in range(4)]
        return find_passages([_article(text, f"a-{text}") for text in texts], {}, days)

    assert passages([1, 20, 40, 60])[0] == ["Event 0 happened."]
    assert passages([1, 2, 3, 4])[0] == ["Sign in to read on.", "Event 0 happened."]
    assert passages([None] * 4)[0] == ["Sign in to read on.", "Event 0 happened."]


def test_an_article_of_standing_text_alone_keeps_it() -> None:
    articles = [_article("Sign in to read on.", f"a-{number}") for number in range(3)]
    assert find_passages(articles, {}, [1, 50, 100]) == [["Sign in to read on."]] * 3


def test_a_lead_of_short_lines_is_not_empty() -> None:
    assert choose_lead(None, ["No words", "here"]) == ["No words", "here"]
    assert choose_lead(None, []) == []
