"""The preset of a platform applies everywhere, and a history of that platform runs on it without superuser."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from squash.postgres.server import Database, Server, execute_script, open_server
from squash.presets import PRESETS, preset
from squash.prisma.history import History, Migration
from squash.prisma.replay import wish_for
from squash.run import Request, squash
from squash.surroundings import with_preludes

# What projects on Supabase do in their migrations, as the role postgres.
HISTORY = """
CREATE TABLE "Profile" (
    "id" UUID NOT NULL DEFAULT uuid_generate_v4(), "nick" TEXT, CONSTRAINT "Profile_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_id_fkey" FOREIGN KEY ("id") REFERENCES auth.users ("id") ON DELETE CASCADE;
ALTER TABLE "Profile" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own" ON "Profile" TO authenticated USING (auth.uid() = "id") WITH CHECK (auth.jwt() ->> 'aal' = 'aal1');
GRANT SELECT ("nick") ON "Profile" TO anon;
REVOKE ALL ON "Profile" FROM service_role;
CREATE FUNCTION public.handle_new_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO public."Profile" (id, nick) VALUES (NEW.id, NEW.raw_user_meta_data ->> 'nick');
    RETURN NEW;
END $$;
CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users
    FOR EACH ROW EXECUTE FUNCTION public.handle_new_user();
INSERT INTO storage.buckets (id, name, public) VALUES ('avatars', 'avatars', true) ON CONFLICT (id) DO NOTHING;
CREATE POLICY "own folder" ON storage.objects FOR INSERT TO authenticated
    WITH CHECK (bucket_id = 'avatars' AND (storage.foldername(name))[1] = (SELECT auth.uid())::text);
CREATE POLICY "own topic" ON realtime.messages FOR SELECT TO authenticated USING (realtime.topic() = auth.uid()::text);
ALTER PUBLICATION supabase_realtime ADD TABLE "Profile";
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA extensions;
CREATE ROLE app_reader;
GRANT anon TO app_reader;
"""
CLAIMS = '{"sub": "00000000-0000-0000-0000-000000000001", "role": "authenticated", "aal": "aal1"}'


@pytest.fixture(scope="module")
def platform(any_server: Server) -> Iterator[Server]:
    """A server of its own, since roles belong to all databases of one."""
    words = preset("supabase")
    assert words is not None
    major = "embedded" if any_server.source.startswith("embedded") else str(any_server.version // 10000)
    with open_server(wish=wish_for([words.script, HISTORY], major)) as opened:
        yield opened


@pytest.fixture
def project(platform: Server) -> Iterator[Database]:
    """A new project: the database belongs to postgres, who is no superuser, and the preset has run in it."""
    words = preset("supabase")
    assert words is not None
    with platform.database("project") as database:
        with database.administer() as superuser:
            execute_script(superuser, words.script)
        yield database


def connect_as_prisma(database: Database) -> psycopg.Connection[tuple[object, ...]]:
    """Return a connection as Prisma makes it to a URL without ?schema=: with the search_path that the role has."""
    return psycopg.connect(database.conninfo, autocommit=True)


def test_there_are_presets() -> None:
    assert PRESETS == ("supabase",)
    words = preset("supabase")
    assert words is not None
    assert (words.label, words.trusted) == ("supabase", True)
    head = words.script.partition("\nDO ")[0]
    assert all(f"github.com/supabase/{name} " in head for name in ("postgres", "auth", "storage", "realtime"))
    assert preset("neon") is None
    assert preset("../presets/supabase") is None


def test_a_history_runs_on_the_preset_without_superuser(project: Database) -> None:
    with connect_as_prisma(project) as history:
        query = "SELECT current_user::text, current_setting('is_superuser')"
        assert history.execute(query).fetchone() == ("postgres", "off")
        execute_script(history, HISTORY)
        execute_script(history, "DROP ROLE app_reader")
    with project.administer() as superuser:
        superuser.execute("INSERT INTO auth.users (id) SELECT (%s::jsonb ->> 'sub')::uuid", (CLAIMS,))
        superuser.execute("SELECT set_config('request.jwt.claims', %s, false)", (CLAIMS,))
        superuser.execute("SET ROLE authenticated")
        assert superuser.execute('SELECT count(*) FROM "Profile"').fetchone() == (1,)
        superuser.execute("SELECT set_config('request.jwt.claims', '', false)")
        assert superuser.execute('SELECT count(*) FROM "Profile"').fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            superuser.execute("INSERT INTO storage.objects (bucket_id, name) VALUES ('avatars', 'somebody/x.png')")


def test_a_second_project_finds_the_roles_and_privileges(platform: Server, project: Database) -> None:
    """The roles are there by now; what belongs to the database is made anew."""
    with connect_as_prisma(project) as history:
        history.execute('CREATE TABLE "Note" ("id" INTEGER)')
        for role, may in (("anon", True), ("service_role", True), ("pgbouncer", False)):
            query = "SELECT has_table_privilege(%s, '\"Note\"', 'SELECT')"
            assert history.execute(query, (role,)).fetchone() == (may,), role
        rights = history.execute(
            "SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert rights.fetchone() == (False, True, True)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            history.execute("SET ROLE supabase_admin")


def test_functions_of_policies_give_what_the_platform_gives(project: Database) -> None:
    with connect_as_prisma(project) as history:
        assert history.execute("SELECT auth.uid(), auth.role(), auth.email(), auth.jwt()").fetchone() == (None,) * 4
        history.execute("SELECT set_config('request.jwt.claims', %s, false)", (CLAIMS,))
        assert history.execute("SELECT auth.uid()::text, auth.role()").fetchone() == (CLAIMS[9:45], "authenticated")
        query = (
            "SELECT storage.foldername('a/b/c.tar.gz'), storage.filename('a/b/c.tar.gz'), storage.extension('c.tar.gz')"
        )
        assert history.execute(query).fetchone() == (["a", "b"], "c.tar.gz", "gz")
        history.execute("INSERT INTO storage.buckets (id, name) VALUES ('b', 'b')")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="Storage API"):
            history.execute("DELETE FROM storage.buckets")


def test_names_are_found_where_the_platform_lets_its_role_look() -> None:
    """Prisma sets no search_path where the URL has no `?schema=`: the one that Supabase gives the role holds."""
    script = (
        "CREATE TABLE t (id uuid DEFAULT uuid_generate_v4(), secret text DEFAULT encode(digest('x', 'md5'), 'hex'))"
    )
    history = History((Migration("1_m", script),), "postgresql", None)
    packaged = preset("supabase")
    assert packaged is not None
    with open_server(wish=wish_for([script, packaged.script], "embedded")) as server:
        result = squash(Request(history), with_preludes(server, [packaged]))
    assert result.proof.holds, [check for check in result.proof.checks if check.failed]
    assert "extensions.uuid_generate_v4()" in result.baseline.script
