"""Feasts that are computed, against published almanacs."""

from datetime import date, timedelta

import pytest

from stemma.annotate.times.hebrew import hebrew_periods, new_year
from stemma.annotate.times.moon import diwali, lunar_new_year, moon_periods, new_moon
from stemma.annotate.times.periods import easter_of, orthodox_easter_of

NEW_YEARS = ["1990-01-27", "1996-02-19", "2000-02-05", "2004-01-22", "2007-02-18", "2015-02-19", "2020-01-25",
             "2023-01-22", "2026-02-17", "2034-02-19"]  # fmt: skip
DIWALIS = ["2015-11-11", "2016-10-30", "2017-10-19", "2018-11-07", "2019-10-27", "2020-11-14", "2021-11-04",
           "2022-10-24", "2023-11-12", "2024-10-31", "2025-10-20"]  # fmt: skip
LIGHTS = ["2020-12-11", "2021-11-29", "2022-12-19", "2023-12-08", "2024-12-26"]


@pytest.mark.parametrize("day", NEW_YEARS)
def test_lunar_new_year(day: str) -> None:
    assert lunar_new_year(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", DIWALIS)
def test_diwali(day: str) -> None:
    assert diwali(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", LIGHTS)
def test_hanukkah(day: str) -> None:
    assert hebrew_periods("hebrew-lights", int(day[:4]))[0].value.startswith(day)


def test_hebrew_years_have_possible_lengths_and_begin_on_possible_days() -> None:
    for year in range(5700, 5900):
        assert (new_year(year + 1) - new_year(year)).days in (353, 354, 355, 383, 384, 385)
        assert new_year(year).isoweekday() not in (7, 3, 5)


def test_new_moons_are_a_lunar_month_apart() -> None:
    for number in range(-120, 1240):
        assert timedelta(days=29.2) < new_moon(number + 1) - new_moon(number) < timedelta(days=29.9)


def test_easter() -> None:
    assert [easter_of(year) for year in (1990, 2038, 2100)] == [date(1990, 4, 15), date(2038, 4, 25), date(2100, 3, 28)]
    assert [orthodox_easter_of(year) for year in (2016, 2021)] == [date(2016, 5, 1), date(2021, 5, 2)]
    assert all(orthodox_easter_of(year).isoweekday() == 7 for year in range(1990, 2101))


@pytest.mark.parametrize("year", [1, 1949, 2101, 9998])
def test_years_that_were_not_checked_are_left_open(year: int) -> None:
    assert moon_periods("moon-diwali", year) == []
