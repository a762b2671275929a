"""Every reader on mutated samples, shortly; and on everything that fuzzing found before."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.checking import check_reading
from tests.fuzz.mutating import mutate
from tests.fuzz.samples import SAMPLES

FINDS = sorted((Path(__file__).parent / "finds").iterdir())
# Each PDF starts a process of its own.
QUICK = sorted(set(SAMPLES) - {"pdf"})
OTHERS = [content for _, content in SAMPLES.values()]


@pytest.mark.parametrize("reader", sorted(SAMPLES))
def test_the_sample_itself_is_read(reader: str) -> None:
    check_reading(*SAMPLES[reader])


@pytest.mark.parametrize("reader", QUICK)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_mutated_samples(reader: str, seed: int) -> None:
    name, content = SAMPLES[reader]
    check_reading(name, mutate(content, OTHERS, random.Random(seed)))


@given(cut=st.integers(0, len(SAMPLES["pdf"][1])))
@settings(max_examples=4, deadline=None, derandomize=True)
def test_cut_documents(cut: int) -> None:
    name, content = SAMPLES["pdf"]
    check_reading(name, content[:cut])


@pytest.mark.parametrize("path", FINDS, ids=lambda path: path.name)
def test_finds(path: Path) -> None:
    reader = path.name.rpartition("-")[0]
    check_reading(SAMPLES[reader][0], path.read_bytes())
