"""The migrations directory as Prisma reads it, and every refusal with its reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from squash.errors import HistoryError
from squash.prisma.history import Migration, checksums, read_history

LOCK = 'provider = "postgresql"\n'


def history(directory: Path, scripts: dict[str, bytes | str | None], lock: str | None = LOCK) -> Path:
    directory.mkdir(parents=True)
    for name, script in scripts.items():
        (directory / name).mkdir()
        if script is not None:
            data = script if isinstance(script, bytes) else script.encode()
            (directory / name / "migration.sql").write_bytes(data)
    if lock is not None:
        (directory / "migration_lock.toml").write_text(lock)
    return directory


def test_only_folders_with_a_script_count_in_byte_order(tmp_path: Path) -> None:
    directory = history(tmp_path / "m", {"20240102_b": "SELECT 2;", "20240101_a": "SELECT 1;\r\n"})
    (directory / "notes.sql").write_text("nothing")
    (directory / "linked").symlink_to(directory / "20240101_a")
    (directory / "20240101_a" / "down.sql").write_text("DROP")
    found = read_history(directory)
    assert [m.name for m in found.migrations] == ["20240101_a", "20240102_b"]
    assert found.migrations[0].script == "SELECT 1;\r\n"
    assert found.provider == "postgresql"
    assert found.revision is None


@pytest.mark.parametrize(
    ("scripts", "lock", "message"),
    [
        ({"1_a": "x"}, 'provider = "mysql"', 'the provider is "mysql"'),
        ({"1_a": "x", "2_b": None}, LOCK, "2_b/migration.sql is missing"),
        ({"1_a": b"ok\nSELECT '\xff';"}, LOCK, "byte 11 (line 2)"),
        ({"1_a": "a\0b"}, LOCK, "NUL byte"),
        ({}, LOCK, "no migration"),
        ({"0_init": "x", "00_b": "y"}, LOCK, "order of the migrations is ambiguous"),
        ({"1_" + "x" * 210: "x"}, LOCK, "has 212 bytes"),
    ],
)
def test_refusals_say_what_and_what_to_do(
    tmp_path: Path, scripts: dict[str, bytes | str | None], lock: str, message: str
) -> None:
    directory = history(tmp_path / "m", scripts, lock)
    with pytest.raises(HistoryError) as caught:
        read_history(directory)
    assert message in caught.value.message
    assert caught.value.hint


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="there is no directory"):
        read_history(tmp_path / "nowhere")


def test_checksums_are_prismas(tmp_path: Path) -> None:
    assert Migration("x", "SELECT 1;\n").checksum == hashlib.sha256(b"SELECT 1;\n").hexdigest()
    assert checksums("a\nb") == (hashlib.sha256(b"a\nb").hexdigest(), hashlib.sha256(b"a\r\nb").hexdigest())
    assert len(checksums("a\r\nb\n")) == 3
    assert checksums("a") == (hashlib.sha256(b"a").hexdigest(),)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("prisma", "did you mean {0}/prisma/migrations?"),
        (".", "did you mean {0}/prisma/migrations?"),
        ("prisma/migrations/1_a", "did you mean the history that it belongs to, {0}/prisma/migrations?"),
        ("prisma/migrations/1_a/migration.sql", "did you mean {0}/prisma/migrations?"),
        ("prisma/schema.prisma", "did you mean {0}/prisma/migrations?"),
    ],
)
def test_a_path_beside_the_migrations_directory_is_put_right(tmp_path: Path, path: str, hint: str) -> None:
    history(tmp_path / "prisma" / "migrations", {"1_a": "x"})
    (tmp_path / "prisma" / "schema.prisma").write_text("")
    with pytest.raises(HistoryError) as caught:
        read_history(tmp_path / path)
    assert hint.format(tmp_path) in (caught.value.hint or "")


def test_a_missing_lock_file_and_the_alias_of_the_provider_are_taken(tmp_path: Path) -> None:
    for name, lock in (("none", None), ("alias", '# provider = "mysql"\nprovider="postgres"\n')):
        assert read_history(history(tmp_path / name, {"1_a": "x"}, lock)).provider == "postgresql"
    with pytest.raises(HistoryError, match="names no provider"):
        read_history(history(tmp_path / "empty", {"1_a": "x"}, "# nothing"))


def test_a_byte_order_mark_stays_part_of_the_script_and_utf_16_is_told(tmp_path: Path) -> None:
    directory = history(tmp_path / "m", {"1_a": b"\xef\xbb\xbfSELECT 1;"})
    assert read_history(directory).migrations[0].script == "\ufeffSELECT 1;"
    with pytest.raises(HistoryError) as caught:
        read_history(history(tmp_path / "n", {"1_a": "SELECT 1;".encode("utf-16")}))
    assert "UTF-16" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("names", "agree"),
    [
        (("0_init", "20240101000000_a", "20240101000000_b"), True),
        (("2024_b", "2024_a", "2024-a"), False),  # bytes: - before _; by language: _ before -
        (("1_B", "1_a"), False),
        (("1_a", "1_b", "1_C"), False),
        (("1_A", "2_a"), True),
        (("1_ä", "1_z"), False),
        (("1_a", "1_ä"), True),
    ],
)
def test_an_order_is_ambiguous_only_where_bytes_and_language_differ(
    tmp_path: Path, names: tuple[str, ...], agree: bool
) -> None:
    directory = history(tmp_path / "m", dict.fromkeys(names, "x"))
    if agree:
        assert [m.name for m in read_history(directory).migrations] == sorted(names, key=str.encode)
    else:
        with pytest.raises(HistoryError, match="ambiguous"):
            read_history(directory)
