"""What the straight line decides by itself."""

from __future__ import annotations

import pytest

from squash.history import Migration
from squash.run import baseline_name, edited_migrations


@pytest.mark.parametrize(("earlier", "edited"), [(None, False), ("a\r\nb\r\nc", False), ("a\nb\nd", True)])
def test_only_scripts_that_git_held_otherwise_count_as_edited(earlier: str | None, edited: bool) -> None:
    migration = Migration("1_a", "a\r\nb\nc")  # line ends of both kinds: three checksums, one version
    known = {"1_a": (migration.script, *((earlier,) if earlier else ()))}
    assert edited_migrations((migration,), known) == (("1_a",) if edited else ())


@pytest.mark.parametrize(("last", "name"), [("20240101_b", "20240101_baseline"), ("init", "init_baseline")])
def test_the_baseline_takes_the_last_timestamp(last: str, name: str) -> None:
    assert baseline_name((Migration("0_a", ""), Migration(last, ""))) == name
