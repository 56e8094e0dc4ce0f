"""Compare the preset `supabase` with the real platform: scripts/compare_preset DIR [--postgres WHICH] [--preset FILE].

DIR holds clones or bare mirrors of supabase/postgres, supabase/auth, supabase/storage and supabase/realtime, as
DIR/owner+name/repo, DIR/owner/name.git or DIR/name. Their init scripts and migrations build a platform database on one
server, the preset builds another on a second one, and what a history can see of both is compared. Exits 3 when anything
differs that `ACCEPTED` does not give a reason for, and when something is accepted that does not differ.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from squash.postgres.server import Database, execute_script, open_server
from squash.presets import preset
from squash.prisma.replay import wish_for


class Step(NamedTuple):
    """Scripts of one repository: where they lie, and as whom and with which search_path the platform runs them."""

    repository: str
    path: str
    role: str
    search_path: str


STEPS = (  # the order of migrations/db/migrate.sh and Dockerfile; each service migrates its schema when it starts
    Step("supabase/postgres", "ansible/files/pgbouncer_config/pgbouncer_auth_schema.sql", "postgres", "public"),
    Step("supabase/postgres", "migrations/db/init-scripts/", "postgres", "public"),
    Step("supabase/postgres", "ansible/files/stat_extension.sql", "supabase_admin", "public, auth, extensions"),
    Step("supabase/postgres", "migrations/db/migrations/", "supabase_admin", "public, auth, extensions"),
    Step("supabase/auth", "migrations/", "supabase_auth_admin", "auth"),
    Step("supabase/storage", "migrations/tenant/", "supabase_storage_admin", "storage"),
    Step("supabase/realtime", "lib/realtime/tenants/repo/migrations/", "supabase_admin", "realtime"),
)

# What migrations of supabase/realtime say in Elixir beside their SQL, by the number of the migration. Of tables that a
# later one drops there is just what the SQL in between names.
_TIMES = "inserted_at timestamp(0) NOT NULL, updated_at timestamp(0) NOT NULL"
ECTO = {
    "20211116024918": "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, inserted_at timestamp(0))",
    "20231018144023": "CREATE TABLE channels (id bigserial PRIMARY KEY, name text)",
    "20240108234812": 'ALTER TABLE channels ADD "check" boolean',
    "20240227174441": "CREATE TABLE broadcasts (id bigserial PRIMARY KEY, channel_id bigint)",
    "20240321100241": "CREATE TABLE presences (id bigserial PRIMARY KEY, channel_id bigint)",
    "20240523004032": "DROP TABLE broadcasts, presences, channels CASCADE; CREATE TABLE messages"
    f" (id bigserial PRIMARY KEY, topic text NOT NULL, extension text NOT NULL, {_TIMES})",
    "20240919163303": "ALTER TABLE messages ADD payload jsonb, ADD event text, ADD private boolean DEFAULT true,"
    " ALTER inserted_at SET DEFAULT now(), ALTER updated_at SET DEFAULT now()",
    "20240919163305": "ALTER TABLE messages ADD uuid uuid",
    "20241108114728": "ALTER TABLE messages DROP id, DROP uuid, ADD id uuid NOT NULL DEFAULT gen_random_uuid()",
}
EXECUTE = re.compile(r'\bexecute[\s(]\s*(?:~[sS])?(?:"""(.*?)"""|"((?:[^"\\]|\\.)*)")', re.DOTALL)

SKIPPED = {  # a statement that is left out of the platform's scripts, and why
    r"create extension if not exists pgjwt\s[^;]*;": "pgjwt is on no server of the tests",
    r"GRANT pgsodium_keyholder to service_role;": "a role of the extension pgsodium, which no server of the tests has",
    r"ALTER FUNCTION pg_catalog\.lo_[^;]*;": "functions of PostgreSQL itself",
    r"\bconcurrently\b": "no two sessions here",
}


def find_repository(directory: Path, repository: str) -> Path:
    owner, name = repository.split("/")
    places = (directory / f"{owner}+{name}" / "repo", directory / owner / f"{name}.git", directory / name)
    place = next((place for place in places if place.exists()), None)
    if place is None:
        sys.exit(f"{directory} holds no {repository}: clone https://github.com/{repository} there")
    return place


def git(repository: Path, *arguments: str) -> str:
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def scripts(repository: Path, path: str) -> Iterator[tuple[str, str]]:
    """Yield the scripts in order of their numbers, which are not all of the same length: 00010-… is after 0009-…"""
    names = git(repository, "ls-tree", "-r", "--name-only", "HEAD", "--", path).split()
    for name in sorted(names, key=lambda name: (int(re.match(r"\d*", Path(name).name)[0] or 0), name)):  # type: ignore[index]
        yield name, git(repository, "show", f"HEAD:{name}")


def statements(name: str, script: str) -> Iterator[str]:
    """Yield the SQL of a script: the whole of it, or what a migration of Ecto executes, and says in its own words."""
    if not name.endswith(".ex"):
        yield script
        return
    yield ECTO.get(Path(name).name.partition("_")[0], "")
    for text, line in EXECUTE.findall(
        re.sub(r'@moduledoc """.*?"""', "", script.partition("def down")[0], flags=re.DOTALL)
    ):
        yield text or line.replace('\\"', '"')


def rendered(script: str, database: str) -> str:
    """Return a script as the platform runs it: without the way back, with its schema's and its database's name."""
    script = script.partition("-- migrate:down")[0]
    script = re.sub(r'\{\{\s*index \.Options "Namespace"\s*\}\}', "auth", script)
    script = re.sub(r"\bDATABASE postgres\b", f'DATABASE "{database}"', script, flags=re.IGNORECASE)
    for pattern in SKIPPED:
        script = re.sub(pattern, "", script, flags=re.IGNORECASE)
    return script


def prepare(connection: psycopg.Connection[Any]) -> None:
    """Make the two superusers that the platform's server begins with; it demotes postgres itself."""
    connection.execute("CREATE ROLE supabase_admin LOGIN SUPERUSER")
    connection.execute("ALTER ROLE postgres SUPERUSER")


def build_platform(database: Database, directory: Path) -> None:
    with database.administer() as connection:
        prepare(connection)
        connection.execute("SET storage.install_roles = 'false'")
        for step in STEPS:
            connection.execute(sql.SQL("SET SESSION AUTHORIZATION {}").format(sql.Identifier(step.role)))
            connection.execute(f"SET search_path = {step.search_path}".encode())
            for name, script in scripts(find_repository(directory, step.repository), step.path):
                try:
                    for statement in statements(name, script):
                        execute_script(connection, rendered(statement, database.name))
                except psycopg.Error as error:
                    sys.exit(f"{step.repository} {name}: {error}")
            connection.execute("RESET SESSION AUTHORIZATION")


def apply_preset(database: Database, script: str) -> None:
    with database.administer() as connection:
        execute_script(connection, script)


PLATFORM = "n.nspname IN ('auth', 'extensions', 'graphql_public', 'pgbouncer', 'public', 'realtime', 'storage')"
OWN = "NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = {0}::regclass AND d.objid = {1} AND d.deptype = 'e')"
GRANTS = """(
    SELECT string_agg(DISTINCT who || '=' || what, ' ' ORDER BY who || '=' || what) FROM (
        SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS who,
            privilege_type || CASE WHEN is_grantable THEN '*' ELSE '' END AS what
        FROM aclexplode({acl}) a WHERE a.grantee <> {owner}
    ) granted)"""


def grants(kind: str, acl: str, owner: str) -> str:
    """Return an expression for what an object grants to others than its owner."""
    return GRANTS.format(acl=f"coalesce({acl}, acldefault('{kind}', {owner}))", owner=owner)


# What a history can see: for each kind a query of names and of what is compared. Grants to oneself are left out.
QUERIES = {
    "role": """
        SELECT concat_ws(' ', rolname, attribute), has
        FROM pg_roles, LATERAL (VALUES (NULL, 'there'), ('SUPERUSER', nullif(rolsuper, false)::text),
            ('INHERIT', nullif(rolinherit, false)::text), ('CREATEROLE', nullif(rolcreaterole, false)::text),
            ('CREATEDB', nullif(rolcreatedb, false)::text), ('LOGIN', nullif(rolcanlogin, false)::text),
            ('REPLICATION', nullif(rolreplication, false)::text), ('BYPASSRLS', nullif(rolbypassrls, false)::text)
        ) AS attributes (attribute, has)
        WHERE oid <> 10 AND rolname !~ '^pg_' AND has IS NOT NULL""",
    "setting of role": """
        SELECT setrole::regrole || ' ' || split_part(setting, '=', 1), setting
        FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setrole <> 0""",
    "membership": """
        SELECT format('%s in %s', member::regrole, roleid::regrole), CASE WHEN bool_or(admin_option) THEN 'ADMIN' END
        FROM pg_auth_members WHERE roleid::regrole::text !~ '^pg_' OR member::regrole::text !~ '^pg_'
        GROUP BY member, roleid""",
    "database": f"""
        SELECT 'current', concat_ws(' ', datdba::regrole::text, {grants("d", "datacl", "datdba")})
        FROM pg_database WHERE datname = current_database()""",
    "schema": f"""
        SELECT nspname, concat_ws(' ', nspowner::regrole::text, {grants("n", "nspacl", "nspowner")})
        FROM pg_namespace n WHERE nspname !~ '^pg_(toast|temp|catalog)' AND nspname <> 'information_schema'""",
    "extension": """
        SELECT extname, concat_ws(' ', extowner::regrole::text, nspname)
        FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql'""",
    "default privileges": f"""
        SELECT concat_ws(' ', defaclrole::regrole::text, nspname, defaclobjtype),
            {GRANTS.format(acl="defaclacl", owner="defaclrole")}
        FROM pg_default_acl LEFT JOIN pg_namespace n ON n.oid = defaclnamespace""",
    "type": f"""
        SELECT t.oid::regtype::text,
            concat_ws(' ', typowner::regrole::text, string_agg(enumlabel, ', ' ORDER BY enumsortorder))
        FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace LEFT JOIN pg_enum ON enumtypid = t.oid
        WHERE {PLATFORM} AND typtype IN ('e', 'd', 'c', 'r') AND {OWN.format("'pg_type'", "t.oid")}
            AND typrelid NOT IN (SELECT oid FROM pg_class WHERE relkind <> 'c')
        GROUP BY t.oid""",
    "relation": f"""
        SELECT c.oid::regclass::text, concat_ws(' ', relkind, relowner::regrole::text,
            CASE WHEN relrowsecurity THEN 'RLS' END, CASE WHEN relforcerowsecurity THEN 'FORCED' END,
            {grants("r", "relacl", "relowner")})
        FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE {PLATFORM} AND relkind NOT IN ('i', 'I', 'c', 'S')""",
    "sequence": f"""
        SELECT c.oid::regclass::text, concat_ws(' ', relowner::regrole::text, {grants("s", "relacl", "relowner")})
        FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE {PLATFORM} AND relkind = 'S'""",
    "column": f"""
        SELECT format('%s.%s', attrelid::regclass, attname), concat_ws(' ',
            rank() OVER (PARTITION BY attrelid ORDER BY attnum), format_type(atttypid, atttypmod),
            CASE WHEN attnotnull THEN 'NOT NULL' END, nullif(attidentity, ''), nullif(attgenerated, ''),
            pg_get_expr(adbin, adrelid))
        FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE {PLATFORM} AND relkind IN ('r', 'p', 'v') AND attnum > 0 AND NOT attisdropped""",
    "key": f"""
        SELECT format('%s.%s', conrelid::regclass, conname), pg_get_constraintdef(o.oid)
        FROM pg_constraint o JOIN pg_namespace n ON n.oid = connamespace
        WHERE {PLATFORM} AND contype IN ('p', 'u', 'f', 'x')""",
    "check": f"""
        SELECT format('%s.%s', conrelid::regclass, conname), pg_get_constraintdef(o.oid)
        FROM pg_constraint o JOIN pg_namespace n ON n.oid = connamespace WHERE {PLATFORM} AND contype = 'c'""",
    "unique index": f"""
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
        FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_namespace n ON n.oid = relnamespace
        WHERE {PLATFORM} AND indisunique""",
    "index": f"""
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
        FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_namespace n ON n.oid = relnamespace
        WHERE {PLATFORM} AND NOT indisunique""",
    "policy": "SELECT format('%s.%s', polrelid::regclass, polname), pg_get_expr(polqual, polrelid) FROM pg_policy",
    "trigger": f"""
        SELECT format('%s.%s', tgrelid::regclass, tgname), pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
        WHERE {PLATFORM} AND NOT tgisinternal""",
    "event trigger": "SELECT evtname, evtevent || ' ' || evtfoid::regproc FROM pg_event_trigger",
    "routine": f"""
        SELECT format('%s(%s)', p.oid::regproc, pg_get_function_arguments(p.oid)), concat_ws(' ',
            prokind, pg_get_function_result(p.oid), provolatile, CASE WHEN prosecdef THEN 'SECURITY DEFINER' END,
            CASE WHEN proisstrict THEN 'STRICT' END, proparallel, array_to_string(proconfig, ','), proowner::regrole,
            CASE WHEN has_function_privilege('anon', p.oid, 'EXECUTE') THEN 'for everybody' END)
        FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
        WHERE {PLATFORM} AND {OWN.format("'pg_proc'", "p.oid")}""",
    "publication": """
        SELECT pubname, concat_ws(' ', pubowner::regrole::text, puballtables, pubinsert, pubupdate, pubdelete,
            pubtruncate, pubviaroot, (SELECT string_agg(prrelid::regclass::text, ',') FROM pg_publication_rel))
        FROM pg_publication""",
}

Facts = dict[str, str]


def facts(database: Database) -> Facts:
    with database.administer() as connection:
        connection.execute("SET search_path = ''")
        return {
            f"{kind} {name}": value or ""
            for kind, query in QUERIES.items()
            for name, value in connection.execute(query.encode())
        }


def differences(platform: Facts, made: Facts) -> dict[str, str]:
    """Return what differs, and how."""
    return {
        name: f"{platform.get(name, 'absent')!r} on the platform, {made.get(name, 'absent')!r} by the preset"
        for name in sorted(platform.keys() | made.keys())
        if platform.get(name) != made.get(name)
    }


ACCEPTED = (  # what differs, and why that is right
    (r"role \w+ LOGIN", "nobody logs in to a scratch server as the platform's services do"),
    (
        r"role (postgres|dashboard_user|supabase_\w+) (CREATEDB|REPLICATION)",
        "a history makes no databases, replicates nothing",
    ),
    (
        r"role (postgres|dashboard_user|supabase_\w+) CREATEROLE",
        "squash gives it to postgres where the scripts speak of roles; a history should not become another one",
    ),
    (r"role supabase_admin (SUPERUSER|BYPASSRLS)", "a preset makes no superuser"),
    (
        r"membership postgres in (anon|authenticated|service_role|pg_signal_backend)",
        "WITH ADMIN OPTION is newer than the mirror: supabase/postgres 20250605172253; a history ends no session",
    ),
    (r"setting of role (?!postgres).*", "a history runs in no session of the platform's services"),
    (r"default privileges supabase_admin .*", "a history makes nothing as supabase_admin, who is superuser there"),
    (
        r"event trigger .*|routine extensions\.\w+\(\)",
        "PostgREST is told, and extensions that are not here get grants: unseen",
    ),
    (r"routine pgbouncer\.get_auth\(.*", "it reads passwords"),
    (
        r"(extension|relation) (extensions\.)?pg_stat_statements(_info)?",
        "it belongs to the superuser who makes it, and all may read it",
    ),
    (r"check .*", "they look at rows that the platform writes"),
    (r"index .*", "a history sees no index that is not unique"),
    (
        r"(relation|column|key|unique index|sequence|trigger) realtime\.(pk_)?(subscription|schema_migrations).*"
        r"|type realtime\.\w+"
        r"|routine realtime\.(?!(topic|send|send_binary|broadcast_changes)\().*",
        "supabase/realtime keeps its clients in them",
    ),
)


def accepted(name: str) -> bool:
    return any(re.fullmatch(pattern, name) for pattern, _ in ACCEPTED)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--postgres", default="embedded", help="a major version, a bin directory, or embedded")
    parser.add_argument("--preset", type=Path, help="a file to compare in place of the packaged one")
    arguments = parser.parse_args()
    packaged = preset("supabase")
    assert packaged is not None  # noqa: S101
    script = arguments.preset.read_text(encoding="utf-8") if arguments.preset else packaged.script
    for repository in sorted({step.repository for step in STEPS}):
        print(
            repository, git(find_repository(arguments.directory, repository), "log", "-1", "--format=%h of %cs").strip()
        )
    with open_server(wish=wish_for([script], arguments.postgres)) as server:
        print(server.source)
        with server.database("platform") as platform, server.fresh().database("preset") as made:
            build_platform(platform, arguments.directory)
            apply_preset(made, script)
            seen, found = facts(platform), differences(facts(platform), facts(made))
    rest = {name: how for name, how in found.items() if not accepted(name)}
    idle = [pattern for pattern, _ in ACCEPTED if not any(re.fullmatch(pattern, name) for name in found)]
    for name, how in rest.items():
        print(f"{name}: {how}")
    for pattern in idle:
        print(f"accepted, and does not differ: {pattern}")
    print(f"{len(seen)} facts, {len(found) - len(rest)} accepted differences, {len(rest)} others")
    sys.exit(3 if rest or idle else 0)


if __name__ == "__main__":
    main()
