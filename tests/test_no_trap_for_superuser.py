"""What a history or a prelude of the tree leaves behind is not run by the superuser of the scratch server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TABLE = 'CREATE TABLE "T" ("id" INTEGER NOT NULL, CONSTRAINT "T_pkey" PRIMARY KEY ("id"));\n'

CALLED = """
CREATE FUNCTION called(t text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('is_superuser') = 'on' THEN RAISE EXCEPTION 'a superuser fell into it'; END IF;
    RETURN true;
END $$;
"""

ON_LEDGER = """
CREATE FUNCTION trap(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN public.called(t); END $$;
CREATE INDEX "ix" ON "_prisma_migrations" ("migration_name") WHERE trap('x');
"""

IN_PRELUDE = """
CREATE FUNCTION public.format(text, text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.called($1);
    RETURN pg_catalog.format($1, $2);
END $$;
"""


def test_an_index_on_the_ledger_runs_nothing_as_superuser(tmp_path: Path) -> None:
    said = run(tmp_path, TABLE + CALLED + ON_LEDGER)
    assert "a superuser fell into it" not in said


def test_a_prelude_of_the_tree_lays_no_trap_for_a_preset(tmp_path: Path) -> None:
    (tmp_path / "evil.sql").write_text(CALLED + IN_PRELUDE)
    (tmp_path / "squash.toml").write_text('[squash]\nprelude = ["evil.sql", "supabase"]\n')
    said = run(tmp_path, TABLE)
    assert "a superuser fell into it" not in said
    assert "proven" in said


def run(project: Path, script: str) -> str:
    migrations = project / "prisma" / "migrations"
    (migrations / "20250101000000_a").mkdir(parents=True)
    (migrations / "migration_lock.toml").write_text('provider = "postgresql"\n')
    (migrations / "20250101000000_a" / "migration.sql").write_text(script)
    command = [sys.executable, "-m", "squash", "run", str(migrations), "--out", str(project / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_a_membership_is_written_as_every_version_reads_it(tmp_path: Path) -> None:
    said = run(
        tmp_path, TABLE + "CREATE ROLE squash_a; CREATE ROLE squash_b; GRANT squash_a TO squash_b WITH ADMIN OPTION;"
    )
    assert "proven" in said
    (script,) = (tmp_path / "out" / "migrations").glob("*_baseline/migration.sql")
    assert 'GRANT "squash_a" TO "squash_b" WITH ADMIN OPTION' in script.read_text()
