"""One suite for every engine: the same results, in the same order."""

import os
from collections.abc import Iterator

import pytest

from stemma.engines import ENGINES, Engine, ProcessEngine
from stemma.errors import ConfigError, EngineError


def double(number: int) -> int:
    return number * 2


def die(_number: int) -> int:
    os._exit(1)


def refuse(number: int) -> int:
    raise ValueError(f"no {number}")


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with ENGINES[request.param]() as running:
        yield running


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert engine.map(double, list(range(100, 0, -1))) == list(range(200, 0, -2))


def test_nothing_to_do(engine: Engine) -> None:
    assert engine.map(double, []) == []


def test_progress_counts_every_item(engine: Engine) -> None:
    done: list[int] = []
    engine.map(double, list(range(7)), done.append)
    assert sum(done) == 7


def test_an_error_of_the_work_reaches_the_caller(engine: Engine) -> None:
    with pytest.raises(ValueError, match="no 3"):
        engine.map(refuse, [3])


def test_a_dead_worker_is_an_engine_error() -> None:
    with ProcessEngine(1) as engine, pytest.raises(EngineError, match="fewer workers"):
        engine.map(die, [1, 2])


def test_no_workers_is_a_config_error() -> None:
    with pytest.raises(ConfigError, match="1 or more"):
        ProcessEngine(0)
