"""``--outlets``: a user's own file of outlets."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from stemma.cli.main import stemma
from stemma.errors import ConfigError
from stemma.lang.outlets import OUTLETS_VARIABLE

TEXT = "Ferry workers in the port of Tarn walked out at dawn on Monday, halting all crossings to the outer islands."


@pytest.fixture(autouse=True)
def no_variable_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OUTLETS_VARIABLE, "")


def test_the_file_tells_the_family(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,owner\nTarn Courier,Velm Media\n", "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"outlet": "Tarn Courier", "text": TEXT}), "utf-8")
    arguments = ["report", str(tmp_path / "a.json"), "-f", "json", "--outlets", str(tmp_path / "own.csv")]
    result = CliRunner().invoke(stemma, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    (article,) = json.loads(result.stdout)["articles"]
    assert article["family"] == "Velm Media"


@pytest.mark.parametrize("name", ["", "missing.csv"])
def test_a_missing_file_is_told_before_any_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    path = str(tmp_path / name) if name else ""
    result = CliRunner().invoke(stemma, ["report", str(tmp_path / "a.txt"), "--outlets", path])
    assert isinstance(result.exception, ConfigError)


def test_the_drawing_names_the_owner_that_two_articles_share(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "domain,name,owner\nastel.example,Astel Post,Velm Media\nbrack.example,Brack Mail,Velm Media\n", "utf-8"
    )
    for name, words in (
        ("astel", "The ferry board of Lorvania was dismissed on Monday. Divers return to the wreck on Thursday."),
        (
            "brack",
            "Lorvania's ministers removed the whole ferry board on Monday. On Thursday divers go back to the wreck.",
        ),
    ):
        record = {
            "title": "Ferry board goes",
            "url": f"https://{name}.example/1",
            "published": "2026-03-02",
            "text": words,
        }
        (tmp_path / f"{name}.json").write_text(json.dumps(record), "utf-8")
    paths = [str(tmp_path / "astel.json"), str(tmp_path / "brack.json")]
    shown = CliRunner().invoke(stemma, ["report", *paths, "--outlets", str(own)]).stdout
    assert "Astel Post and Brack Mail  own reporting" in shown
    assert "same owner: Velm Media" in shown
    assert "1 independent origin" in shown
