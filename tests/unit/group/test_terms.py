from stemma.group.terms import LEAD_WORDS, find_terms


def test_counts_words_and_pairs_of_capitalised_neighbours() -> None:
    found = find_terms("Mayor resigns", ["On Friday Mayor Ilse Brandt's office closed.", "Brandt left."])
    assert found.counts["mayor"] == 2
    assert found.counts["brandt"] == 2
    assert found.counts["ilse_brandt"] == 1
    assert "office_closed" not in found.counts


def test_a_comma_parts_two_names() -> None:
    assert "orla_pera" not in find_terms(None, ["They went to Orla, Pera and home."]).counts


def test_names_are_capitalised_inside_a_sentence_of_the_body() -> None:
    found = find_terms("Ferry Sinks Off Coast", ["Divers found the ferry near Orla.", "Nobody saw it."])
    assert found.names == {"orla"}


def test_lead_ends_after_its_words() -> None:
    body = " ".join(f"word{number:04d}" for number in range(LEAD_WORDS + 50))
    found = find_terms(None, [body])
    assert sum(found.lead.values()) == LEAD_WORDS
    assert len(found.counts) == LEAD_WORDS + 50


def test_a_huge_text_is_read_only_in_part() -> None:
    assert sum(find_terms(None, ["abc " * 3_000_000]).counts.values()) <= 1200


def test_nothing_in_nothing() -> None:
    assert not find_terms(None, []).counts
    assert not find_terms("", ["!!! … --"]).counts
