"""The command line as people and scripts use it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from forked import run_forked

from squash.postgres.server import Server

ROOT = Path(__file__).parent.parent
AG112 = ROOT / "golden" / "ag112"


def squash(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if key not in ("SHADOW_DATABASE_URL", "DATABASE_URL")}
    return run_forked(arguments, cwd, inherited | {"PYTHONPATH": str(ROOT)} | environment)


def test_run_writes_a_proven_squash(tmp_path: Path) -> None:
    done = squash("run", str(AG112 / "repaired" / "migrations"), "--no-git", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "proven in" in done.stdout
    assert "embedded PostgreSQL" in done.stderr
    out = tmp_path / "squash-out"
    proof = json.loads((out / "proof.json").read_text())
    assert proof["holds"] is True
    history = proof["history"]
    squashed = history["squashed"]
    assert (history["migrations"], len(squashed)) == (7, 7)
    assert squashed[0]["name"] == history["first"] == "20251005000000_init"
    assert squashed[-1]["name"] == history["last"] == "20251010000000_add_order_public_token"
    assert all(migration["checksums"] for migration in squashed)
    assert (out / history["directory"]).resolve() == AG112 / "repaired" / "migrations"
    expected = AG112 / "repaired" / "expected"
    for file in ("migrations/20251010000000_baseline/migration.sql", "reconcile.sql", "rollback.sql"):
        assert (out / file).read_bytes() == (expected / file).read_bytes()
    told = "Older versions of these scripts are not all known (--no-git): a database that ran another one is refused.\n"
    report = (out / "report.md").read_text()
    assert told in report
    assert report.replace(told, "") == (expected / "report.md").read_text()
    assert history["provenance"] == {"revision": None, "complete": False, "why": "--no-git"}
    # squashed again, the baseline is itself
    again = squash("run", str(out / "migrations"), "--out", "again", "--format", "json", cwd=tmp_path)
    assert json.loads(again.stdout)["holds"] is True
    file = "migrations/20251010000000_baseline/migration.sql"
    assert (tmp_path / "again" / file).read_bytes() == (out / file).read_bytes()


def test_a_broken_history_is_diagnosed_and_nothing_written(tmp_path: Path) -> None:
    for command in ("run", "replay"):
        done = squash(command, str(AG112 / "broken" / "migrations"), cwd=tmp_path)
        assert done.returncode == 1
        assert "20251006000000_add_orderitem_snapshots/migration.sql:2" in done.stderr
        assert 'SQLSTATE 42P01: relation "OrderItem" does not exist' in done.stderr
        assert 'no migration creates "OrderItem"' in done.stderr
        assert "hint: squash replay --keep-going lists every failure" in done.stderr
        assert "Traceback" not in done.stderr
    every = squash("replay", str(AG112 / "broken" / "migrations"), "--keep-going", "--format", "json", cwd=tmp_path)
    assert every.returncode == 1
    told = json.loads(every.stdout)
    assert not told["replays"]
    assert [one["migration"] for one in told["failures"]] == [
        "20251006000000_add_orderitem_snapshots",
        "20251010000000_add_order_public_token",
    ]
    assert len(told["migrations"]) == 5
    assert list(tmp_path.iterdir()) == []


def test_later_migrations_are_kept(tmp_path: Path) -> None:
    source = AG112 / "repaired" / "migrations"
    done = squash(
        "run", str(source), "--no-git", "--through", "20251007000412_events_notifications_outbox", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "baseline and later migrations give the whole history" in done.stdout
    written = tmp_path / "squash-out" / "migrations"
    assert sorted(path.name for path in written.iterdir()) == [
        "20251007000412_baseline",
        "20251007003019_notifications_sentAt_error",
        "20251007003457_notifications_attempts_backoff_dedup",
        "20251010000000_add_order_public_token",
        "migration_lock.toml",
    ]
    kept = "20251010000000_add_order_public_token/migration.sql"
    assert (written / kept).read_bytes() == (source / kept).read_bytes()
    unknown = squash("run", str(source), "--through", "nothing", cwd=tmp_path)
    assert unknown.returncode == 1
    assert "there is no migration nothing" in unknown.stderr


def test_rows_are_carried_refused_or_omitted(tmp_path: Path) -> None:
    source = str(ROOT / "golden" / "data" / "seeds" / "migrations")
    refused = squash("run", source, "--data", "refuse", cwd=tmp_path)
    assert refused.returncode == 1
    assert '"Role" (2)' in refused.stderr
    assert not (tmp_path / "squash-out").exists()
    omitted = squash("run", source, "--data", "omit", "--no-git", cwd=tmp_path)
    assert omitted.returncode == 0
    assert 'rows left out: "public"."Role" (2)' in omitted.stdout


def test_compare_tells_what_differs(tmp_path: Path, server: Server) -> None:
    source = AG112 / "repaired" / "migrations"
    baseline = AG112 / "repaired" / "expected" / "migrations" / "20251010000000_baseline" / "migration.sql"
    same = squash("compare", str(source), str(baseline), cwd=tmp_path)
    assert (same.returncode, same.stdout.splitlines()[-1]) == (0, "identical: 19 objects compared")
    with server.database("deploy") as database, database.connect() as connection:
        connection.execute(baseline.read_text().encode())
        connection.execute('DROP INDEX "Order_publicToken_idx"; ALTER TABLE "Event" ADD COLUMN "drift" TEXT')
        host = re.search(r"host=(\S+)", database.conninfo)
        assert host is not None
        url = f"postgresql://postgres@/{database.name}?host={host[1]}&schema=public"
        different = squash("compare", str(source), url, "--format", "json", cwd=tmp_path)
    assert different.returncode == 3, different.stderr
    found = {d["object"]: (d["left"], d["right"]) for d in json.loads(different.stdout)["differences"]}
    assert found.keys() == {'index "Order_publicToken_idx"', 'table "Event"'}
    assert found['index "Order_publicToken_idx"'][1] is None
    assert '"drift" TEXT' in found['table "Event"'][1]


def test_compare_takes_a_datamodel(tmp_path: Path) -> None:
    history, datamodel = str(AG112 / "repaired" / "migrations"), AG112 / "schema.prisma"
    same = squash("compare", history, str(datamodel), cwd=tmp_path)
    assert (same.returncode, same.stdout) == (0, "identical: 66 objects compared\n"), same.stderr
    script = tmp_path / "more.sql"
    baseline = AG112 / "repaired" / "expected" / "migrations" / "20251010000000_baseline" / "migration.sql"
    script.write_text(
        baseline.read_text() + 'CREATE VIEW v AS SELECT 1 AS x; CREATE INDEX more ON "Event" ("createdAt");'
    )
    for sides, only in (((script, datamodel), "left"), ((datamodel, script), "right")):
        found = squash("compare", *map(str, sides), "--format", "json", cwd=tmp_path)
        assert found.returncode == 3, found.stderr
        told = json.loads(found.stdout)
        assert [(d["object"], d[only] is not None) for d in told["differences"]] == [('index "more"', True)]
        assert [b["object"] for b in told["beyond_datamodel"]] == ['view "v"']
        assert told["warnings"] == ['the next `prisma migrate dev` would drop index "more"']
    wrong = tmp_path / "schema.prisma"
    wrong.write_text("model A {\n  id Itn @id\n}\n")
    refused = squash("compare", history, str(wrong), cwd=tmp_path)
    assert refused.returncode == 1
    assert "schema.prisma:2:6: Itn is no type" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    source = str(AG112 / "repaired" / "migrations")
    for out in ("one", "two"):
        assert squash("run", source, "--out", out, "--no-git", "-q", cwd=tmp_path).returncode == 0
    for file in (tmp_path / "one").rglob("*"):
        if file.is_file() and file.name != "proof.json":
            assert file.read_bytes() == (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes()


def test_in_place_needs_git_to_hold_the_old_scripts(tmp_path: Path) -> None:
    import shutil

    repository = tmp_path / "repo"
    shutil.copytree(AG112 / "repaired" / "migrations", repository / "migrations")
    environment = {
        "GIT_AUTHOR_NAME": "t",
        "GIT_AUTHOR_EMAIL": "t@e",
        "GIT_COMMITTER_NAME": "t",
        "GIT_COMMITTER_EMAIL": "t@e",
    }
    subprocess.run(["git", "init", "-q"], cwd=repository, check=True)
    refused = squash("run", "migrations", "--in-place", cwd=repository)
    assert refused.returncode == 1
    assert "git does not hold" in refused.stderr
    subprocess.run(
        "git add -A && git commit -qm x", shell=True, cwd=repository, check=True, env=os.environ | environment
    )
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=1", repository.as_uri(), shallow], check=True)
    done = squash("run", "migrations", "--in-place", "--out", str(tmp_path / "out"), cwd=shallow)
    assert done.returncode == 0, done.stderr
    assert "warning: git's history is cut short here (a shallow clone)" in done.stderr
    assert "not all known (shallow clone)" in (tmp_path / "out" / "report.md").read_text()
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=shallow, check=True, capture_output=True, text=True)
    proof = json.loads((tmp_path / "out" / "proof.json").read_text())
    told = {"revision": head.stdout.strip(), "complete": False, "why": "shallow clone"}
    assert proof["history"]["provenance"] == told
    assert sorted(path.name for path in (shallow / "migrations").iterdir()) == [
        "20251010000000_baseline",
        "migration_lock.toml",
    ]


def test_git_tells_which_checksums_are_accepted(tmp_path: Path) -> None:
    import shutil

    repository = tmp_path / "repo"
    shutil.copytree(AG112 / "repaired" / "migrations", repository / "migrations")
    environment = os.environ | {
        "GIT_AUTHOR_NAME": "t",
        "GIT_AUTHOR_EMAIL": "t@e",
        "GIT_COMMITTER_NAME": "t",
        "GIT_COMMITTER_EMAIL": "t@e",
    }
    subprocess.run(["git", "init", "-q"], cwd=repository, check=True)
    script = repository / "migrations" / "20251005120000_add_producer_image" / "migration.sql"
    present = script.read_text()
    script.write_text("-- an earlier version\n" + present)
    for _ in range(2):
        subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
        subprocess.run(["git", "commit", "-qm", "x"], cwd=repository, check=True, env=environment)
        script.write_text(present)
    from squash.prisma.history import checksums

    done = squash("run", "migrations", "--out", "../out", cwd=repository)
    assert done.returncode == 0, done.stderr
    provenance = json.loads((tmp_path / "out" / "proof.json").read_text())["history"]["provenance"]
    assert (provenance["complete"], provenance["why"], len(provenance["revision"])) == (True, None, 40)
    assert "not all known" not in (tmp_path / "out" / "report.md").read_text()
    reconcile = (tmp_path / "out" / "reconcile.sql").read_text()
    for checksum in (*checksums(present), *checksums("-- an earlier version\n" + present)):
        assert checksum in reconcile


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("run",), 2, "Missing argument"),
        (("run", "nowhere"), 1, "there is no directory nowhere"),
        (("run", ".", "--execution", "sideways"), 2, "Invalid value"),
        (("run", ".", "--adopt-name", "--name", "x"), 2, "leave --name out"),
        (("run", ".", "--adopt-name", "--self-reconcile"), 2, "no existing database runs the baseline"),
        (("run", ".", "--in-place", "--no-git"), 2, "only scripts that git holds"),
        (("compare", "a.prisma", "b.sql"), 1, "a.prisma is not there"),
        (("replay", "x", "--ref", "main"), 1, "not in a git repository"),
    ],
)
def test_bad_input_gets_a_clear_error(tmp_path: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = squash(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
