"""Whatever is in the files, the command line ends in words: never a traceback, never an internal error."""

from __future__ import annotations

from pathlib import Path

import pytest
from damage import damaged


def test_a_thousand_damaged_inputs_end_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "SHADOW_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    outcomes = list(damaged(tmp_path, seed=1, count=1000))
    problems = [f"{one.problem}: {' '.join(one.command)}: {one.damage}\n{one.said}" for one in outcomes if one.problem]
    assert not problems, f"{len(problems)} problems\n" + "\n".join(problems[:10])
    codes = [one.code for one in outcomes]
    assert min(codes.count(code) for code in (0, 1, 3)) > 20
