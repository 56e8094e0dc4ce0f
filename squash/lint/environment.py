"""Rules about statements that reach beyond the database, or that hold only in one environment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from squash.lint.findings import LintFinding, LintRule, ReadStatement, Script
from squash.postgres.statements import inner_statements, named_roles, reaches_beyond
from squash.postgres.statements.builtin import CONTRIB

CLUSTER = LintRule(
    "cluster-wide",
    "warning",
    "A statement changes the server, not the database",
    """\
Roles, tablespaces, databases, parameters of the server and subscriptions belong to the whole server. The shadow
database and every scratch database share the server with others. There such a statement fails for lack of rights, or
because the thing is there already. Or it changes what others use. A baseline does not hold it.

What to do: set up the server elsewhere (Terraform, the platform's console), and look before you create.""",
)
EXTENSION = LintRule(
    "rare-extension",
    "warning",
    "An extension is created that does not come with PostgreSQL",
    """\
An extension outside PostgreSQL's own distribution (its contrib modules) must be installed on each server first. The
history replays only on servers that have the extension. Managed platforms offer different ones.

What to do: make sure that every environment has it, and also the server of Prisma's shadow database.""",
)
OWNER = LintRule(
    "role-from-outside",
    "warning",
    "A statement names a role that the history does not create",
    """\
OWNER TO, GRANT, REVOKE, CREATE POLICY … TO and SET ROLE fail where the role does not exist. A developer's machine, CI
and a shadow database often lack it.

What to do: leave owners and grants to the platform, or look for the role in pg_roles first (a DO block).""",
)
SCHEMA = LintRule(
    "hard-coded-schema",
    "note",
    "A statement names the connection's own schema",
    """\
"public"."User" is always in the schema public. "User" is in the schema of the connection (?schema=). A history that
mixes both builds half of its objects elsewhere when it is run with another ?schema=.

Where several schemas are used on purpose (@@schema) all names are written out. Then turn this rule off.""",
)
DATABASE = LintRule(
    "hard-coded-database",
    "warning",
    "A statement names a database",
    """\
The database has another name in each environment, and always in Prisma's shadow database. ALTER DATABASE, GRANT … ON
DATABASE and COMMENT ON DATABASE with a name fail there, or change another database.

What to do: use a DO block with format('…%I…', current_database()).""",
)

RULES = (CLUSTER, EXTENSION, OWNER, SCHEMA, DATABASE)


def check_environment(scripts: Sequence[Script], schema: str, before: Sequence[Script] = ()) -> Iterator[LintFinding]:
    """Yield the statements of a history that depend on the environment; `schema` is the connection's own.

    The roles that the scripts `before` it make or name are there.
    """
    roles = {role for script in before for statement in script.statements for role in _roles_of(statement)}
    for script in scripts:
        named: list[tuple[int, str]] = []
        for statement in script.statements:
            yield from _cluster(script, statement, roles)
            yield from _extensions(script, statement)
            yield from _foreign_roles(script, statement, roles)
            if own := next((change for change in statement.changes if change.schema == schema), None):
                named.append((statement.line(own.start), own.name))
        if named:
            message = f'"{named[0][1]}" is named with its schema, "{schema}"'
            if len(named) > 1:
                message += f", as in {len(named) - 1} more statement{'s' if len(named) > 2 else ''} of this migration"
            yield LintFinding(SCHEMA.id, SCHEMA.severity, script.name, named[0][0], message)


def _found(rule: LintRule, script: Script, statement: ReadStatement, message: str) -> LintFinding:
    return LintFinding(rule.id, rule.severity, script.name, statement.line(), message)


def _cluster(script: Script, statement: ReadStatement, roles: set[str]) -> Iterator[LintFinding]:
    reach = reaches_beyond(statement.tokens)
    if reach is None:
        return
    # CREATE ROLE app
    if reach.makes_role and reach.name:
        roles.add(reach.name)
    if reach.what == "REASSIGN OWNED":
        yield _found(CLUSTER, script, statement, "REASSIGN OWNED changes what a role owns, also outside of the history")
    # ALTER SYSTEM SET …; GRANT admin TO app
    elif reach.kind == "server":
        yield _found(CLUSTER, script, statement, f"{reach.what} changes the server, not the database")
    # ALTER DATABASE app SET …; COMMENT ON DATABASE app IS '…'
    elif reach.kind == "database":
        what = f'{reach.what} "{reach.name}"' if reach.what == "ALTER DATABASE" else reach.what
        message = f"{what} names a database, which has another name elsewhere"
        yield _found(DATABASE, script, statement, message)


def _extensions(script: Script, statement: ReadStatement) -> Iterator[LintFinding]:
    for change in statement.changes:
        # CREATE EXTENSION postgis
        if (change.action, change.kind) == ("create", "extension") and change.name not in CONTRIB:
            message = (
                f'the extension "{change.name}" does not come with PostgreSQL: each server has to have it installed'
            )
            yield _found(EXTENSION, script, statement, message)


def _roles_of(statement: ReadStatement) -> Iterator[str]:
    every = [statement.tokens]
    # DO $$ … CREATE ROLE app; …
    if statement.words[:1] == ("DO",):
        every += [inner.tokens for inner in inner_statements(statement.tokens)]
    for words in every:
        yield from named_roles(words)
        reach = reaches_beyond(words)
        if reach is not None and reach.makes_role and reach.name:
            yield reach.name


def _foreign_roles(script: Script, statement: ReadStatement, roles: set[str]) -> Iterator[LintFinding]:
    for name in dict.fromkeys(named_roles(statement.tokens)):
        if name not in roles:
            yield _found(OWNER, script, statement, f'the role "{name}" is not created by the history')
