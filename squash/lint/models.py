"""Rules about what `schema.prisma` and the history do not have in common."""

from __future__ import annotations

from collections.abc import Container, Iterator

from squash.lint.findings import LintFinding, LintRule
from squash.lint.scripted_catalog import Relation, ScriptedCatalog
from squash.prisma.datamodel import Datamodel, DeclaredTable
from squash.prisma.datamodel.declared import DeclaredName
from squash.prisma.ledger import LEDGER

NOT_MIGRATED = LintRule(
    "model-not-migrated",
    "error",
    "The datamodel has a model, field or enum that no migration makes",
    """\
Prisma's client believes schema.prisma. The datamodel has a table, column, enum or value that no migration makes. Only
databases that got it otherwise have it, by `db push` or by hand. A new environment lacks it, and the client fails
there.

What to do: let `prisma migrate dev` write the missing migration. If databases have the thing already, write IF NOT
EXISTS before the migration is deployed.""",
)
NO_MODEL = LintRule(
    "table-without-model",
    "warning",
    "The history leaves a table that no model names",
    """\
The next `prisma migrate dev` compares the datamodel with the result of the history. It writes a DROP TABLE for this
table. A table is safe if a model, a view or an implicit many-to-many relation stands for it.

What to do: add a model (with @@ignore if the client should not see it), or drop the table in a migration.""",
)

RULES = (NOT_MIGRATED, NO_MODEL)

_LISTED = 5


def check_models(datamodel: Datamodel, catalog: ScriptedCatalog, before: Container[str] = ()) -> Iterator[LintFinding]:
    """Compare a datamodel with the catalog at the end of a history; findings belong to no migration.

    What scripts of the names `before` have made needs no model.
    """
    for table in datamodel.tables:
        relation = _relation(catalog, table.name)
        if relation is None and not catalog.doubtful(table.name.name):
            what = f'the model {table.model}: no migration makes its table "{table.name.name}"'
            if not table.model:
                what = f'a many-to-many relation: no migration makes its table "{table.name.name}"'
            yield _found(NOT_MIGRATED, what)
        elif relation is not None and relation.known:
            yield from _columns(table, relation, catalog)
    yield from _enums(datamodel, catalog)
    yield from _tables(datamodel, catalog, before)


def _found(rule: LintRule, message: str) -> LintFinding:
    return LintFinding(rule.id, rule.severity, "", 0, message)


def _key(catalog: ScriptedCatalog, name: DeclaredName) -> tuple[str, str]:
    return (name.schema or catalog.default, name.name)


def _relation(catalog: ScriptedCatalog, name: DeclaredName) -> Relation | None:
    return catalog.relations.get(_key(catalog, name))


def _columns(table: DeclaredTable, relation: Relation, catalog: ScriptedCatalog) -> Iterator[LintFinding]:
    name = table.name.name
    missing = [
        column.name
        for column in table.columns
        if column.name not in relation.columns and not catalog.doubtful(column.name, name)
    ]
    if missing:
        listed = ", ".join(f'"{absent}"' for absent in missing[:_LISTED]) + (", …" if len(missing) > _LISTED else "")
        yield _found(NOT_MIGRATED, f'the model {table.model or name}: no migration makes {listed} of "{name}"')


def _enums(datamodel: Datamodel, catalog: ScriptedCatalog) -> Iterator[LintFinding]:
    for enum in datamodel.enums:
        name = enum.name.name
        made = catalog.types.get(_key(catalog, enum.name))
        if made is None:
            if not catalog.doubtful(name):
                yield _found(NOT_MIGRATED, f'the enum "{name}": no migration makes it')
        elif made.known:
            missing = [value for value in enum.values if value not in made.values and not catalog.doubtful(value, name)]
            if missing:
                listed = ", ".join(f"'{value}'" for value in missing)
                yield _found(NOT_MIGRATED, f'the enum "{name}": no migration makes its value {listed}')


def _tables(datamodel: Datamodel, catalog: ScriptedCatalog, before: Container[str]) -> Iterator[LintFinding]:
    """Look at tables in the schemas that the datamodel has; partitions and temporary tables are not Prisma's."""
    named = {
        _key(catalog, table_name)
        for table_name in (*(table.name for table in datamodel.tables), *datamodel.views, *datamodel.ignored)
    }
    schemas = set(datamodel.namespaces) or {catalog.default}
    for key, relation in catalog.relations.items():
        own = relation.role == "table" and relation.known and key[0] in schemas and key[1] != LEDGER
        if own and relation.by not in before and key not in named and not catalog.doubtful(key[1]):
            where = f", made by {relation.by}" if relation.by else ""
            yield _found(NO_MODEL, f'no model names the table "{key[1]}"{where}')
