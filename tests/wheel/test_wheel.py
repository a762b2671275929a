"""The built wheel, alone in an empty environment outside the repository, gives the same report on the example."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden.update import EXPECTED, ROOT

LARGEST_MB = 400


def test_wheel_in_an_empty_environment(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def run(*command: str) -> bytes:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "dist"), str(ROOT))
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    run(sys.executable, "-m", "venv", str(tmp_path / "empty"))
    run(str(tmp_path / "empty/bin/pip"), "install", "--quiet", "--disable-pip-version-check", str(wheel))
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    found = run(str(tmp_path / "empty/bin/stemma"), "report", "examples/reports", "--format", "json")
    assert found.decode().strip() == EXPECTED.read_text(encoding="utf-8").strip()
    packages = tmp_path / "empty" / "lib"
    size = sum(path.stat().st_size for path in packages.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    with capfd.disabled():
        print(f"\ninstalled with all dependencies: {size:.0f} MB; the wheel: {wheel.stat().st_size / 1e6:.1f} MB")
    assert size < LARGEST_MB
