"""The table of outlets, and what a user's own file adds to it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemma.errors import ConfigError
from stemma.lang.outlets import OUTLETS_VARIABLE, Outlet, outlet_table, read_outlets

CSV = "domain,name,country,owner\ntarn.example,Tarn Courier,gb,Velm Media\n,Osk Herald,,Velm Media\n"
TOML = """
[[outlet]]
name = "Tarn Courier"
domains = ["tarn.example", "www.tarncourier.example"]
country = "GB"
owner = "Velm Media"
"""


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "outlets.csv"
    path.write_text(CSV, "utf-8")
    monkeypatch.setenv(OUTLETS_VARIABLE, str(path))
    yield path


def test_a_page_below_a_domain_belongs_to_it() -> None:
    known = outlet_table().at("www.wsj.com")
    assert (known.name, known.owner) == ("Wall Street Journal", "News Corp")
    assert outlet_table().at("newyork.cbslocal.com").owner == outlet_table().at("cbsnews.com").owner


def test_an_unknown_outlet_has_no_owner_but_may_have_a_country() -> None:
    assert outlet_table().at("courier.tarn.co.uk") == Outlet("courier.tarn.co.uk", None, "GB", None)
    assert outlet_table().at("tarn.tv").country is None
    assert outlet_table().named("The Courier of Nowhere at All") is None


def test_a_name_that_several_owners_use_tells_nothing() -> None:
    assert outlet_table().named("The Sun") is None


def test_a_known_name_tells_its_owner() -> None:
    known = outlet_table().named("the New York Post")
    assert known is not None and known.owner == "News Corp"


def test_the_users_file_comes_first(own_file: Path) -> None:
    own_file.write_text(CSV + "wsj.com,,,Velm Media\n", "utf-8")
    table = outlet_table()
    assert table.at("news.tarn.example") == Outlet("news.tarn.example", "Tarn Courier", "GB", "Velm Media")
    assert table.at("wsj.com").owner == "Velm Media" and table.at("wsj.com").name == "Wall Street Journal"
    named = table.named("Osk Herald")
    assert named is not None and named.owner == "Velm Media"


def test_toml_gives_one_outlet_for_each_domain(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(TOML, "utf-8")
    assert read_outlets(str(path)) == [
        Outlet("tarn.example", "Tarn Courier", "GB", "Velm Media"),
        Outlet("tarncourier.example", "Tarn Courier", "GB", "Velm Media"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "outlet,proprietor\nx,y\n", "expected a head line"),
        ("a.csv", "", "expected a head line"),
        ("a.csv", "domain,name,owner\n,,Velm Media\n", "Line 2 .* neither a domain nor an outlet"),
        ("a.csv", 'domain,name\n"a" b,c\n', "no valid CSV"),
        ("a.toml", "[[outlet]\n", "no valid TOML"),
        ("a.toml", "owner = 'Velm Media'\n", "no .*outlet.* entry"),
        ("a.toml", "outlet = ['x']\n", "Entry 1 .* is no table"),
        ("a.toml", "[[outlet]]\nnames = 'x'\n", "unknown field 'names'"),
        ("a.toml", "[[outlet]]\nname = 3\n", "expected text"),
        ("a.toml", "[[outlet]]\nowner = 'Velm Media'\n", "neither a domain nor an outlet"),
        ("a.csv", b"domain,name\n\xff\xfe\n", "not UTF-8"),
        ("missing.csv", None, "No such file"),
    ],
)
def test_a_bad_file_is_told_with_what_was_expected(
    tmp_path: Path, name: str, content: str | bytes | None, message: str
) -> None:
    path = tmp_path / name
    if isinstance(content, str):
        path.write_text(content, "utf-8")
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=message):
        read_outlets(str(path))


def test_the_table_is_small_and_quickly_read() -> None:
    import stemma.lang.outlets as module

    module._shipped_lines.cache_clear()
    module._make_table.cache_clear()
    started = time.perf_counter()
    assert outlet_table().named("Wall Street Journal") is not None
    assert time.perf_counter() - started < 1.0
    assert (Path(module.__file__).parent / "outlets.tsv").stat().st_size < 1_000_000
