"""What objects hold, part by part: what other rooms ask of a definition without reading its text.

A detail with `render` gives the definition, so that a changed detail gives a changed definition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from squash.postgres.schema.names import identifiers, literal, quote


@dataclass(frozen=True, slots=True)
class Column:
    """A column as CREATE TABLE and ADD COLUMN write it: `"price" DECIMAL(10,2) NOT NULL DEFAULT 0`."""

    name: str
    type: str
    """As a baseline spells it, `TEXT[]` or `"Role"`; SERIAL and its kin where that is all there is to say."""
    collation: str = ""
    not_null: bool = False
    not_null_name: str = ""
    """The name of its NOT NULL constraint, where PostgreSQL (since 18) would choose another one."""
    no_inherit: bool = False
    default: str = ""
    generated: str = ""
    """The expression that it is generated from."""
    stored: str = ""
    """STORED or VIRTUAL for a generated column."""
    identity: str = ""
    """`GENERATED ALWAYS AS IDENTITY`, with the options of its sequence."""
    options: str = ""
    """OPTIONS (…) of a foreign table's column."""
    of_type: bool = False
    """Whether a typed table says it, which names no type."""

    @property
    def is_plain(self) -> bool:
        """Whether its type, default and NOT NULL say all: no sequence behind it, no expression, nothing foreign."""
        return not (self.identity or self.generated or self.options or self.of_type or self.type.endswith("SERIAL"))

    def render(self) -> str:
        """Write the column."""
        words = [quote(self.name), "WITH OPTIONS" if self.of_type else self.type + self.options]
        if self.collation:
            words.append(f"COLLATE {self.collation}")
        if self.not_null:
            words.append(f"{f'CONSTRAINT {quote(self.not_null_name)} ' if self.not_null_name else ''}NOT NULL")
        if self.no_inherit:
            words.append("NO INHERIT")
        if self.identity:
            words.append(self.identity)
        elif self.generated:
            words.append(f"GENERATED ALWAYS AS ({self.generated}) {self.stored}")
        elif self.default:
            words.append(f"DEFAULT {self.default}")
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint of a table or domain, in its definition or as a statement of its own.

    For example `CONSTRAINT "T_pkey" PRIMARY KEY ("id")`. `type` is that of pg_constraint: p, u, c, x, or n
    for NOT NULL, which may go without a name.
    """

    name: str
    type: str
    columns: tuple[str, ...]
    clause: str
    keys: str = ""
    """The columns of a key as the clause has them, in parentheses."""
    unchecked: bool = False
    """Whether it says NOT VALID: rows may be there that it would not let in."""

    def render(self) -> str:
        """Write the constraint."""
        return f"CONSTRAINT {quote(self.name)} {self.clause}" if self.name else self.clause


@dataclass(frozen=True, slots=True)
class TableDetail:
    """A table: what its definition holds, and the columns that it has from a parent or a type."""

    head: str
    """`CREATE UNLOGGED TABLE "T"`."""
    columns: tuple[Column, ...]
    constraints: tuple[Constraint, ...]
    tail: str = ""
    """What stands behind the closing parenthesis: ` PARTITION BY …`, ` WITH (…)`."""
    unlogged: bool = False
    inherited: tuple[Column, ...] = ()
    """Columns that the definition does not make, as it would write them."""
    of_type: bool = False

    @property
    def every_column(self) -> tuple[Column, ...]:
        """All columns that it has, those that its definition makes first."""
        return self.inherited if self.of_type else (*self.columns, *self.inherited)

    def column(self, name: str) -> Column | None:
        """Return a column of the definition by its name."""
        return next((column for column in self.columns if column.name == name), None)

    def without(self, absent: Collection[str]) -> TableDetail:
        """Return it without some columns, and without the constraints that name them."""
        return replace(
            self,
            columns=tuple(column for column in self.columns if column.name not in absent),
            constraints=tuple(k for k in self.constraints if not {*k.columns, *identifiers(k.clause)} & {*absent}),
        )

    def render(self) -> str:
        """Write CREATE TABLE as a baseline has it."""
        groups = [_lines(part.render() for part in parts) for parts in (self.columns, self.constraints) if parts]
        body = " (\n" + ",\n\n".join(groups) + "\n)" if groups else "" if self.of_type else " ()"
        return f"{self.head}{body}{self.tail}"


def _lines(parts: Iterable[str]) -> str:
    return ",\n".join(f"    {part}" for part in parts)


@dataclass(frozen=True, slots=True)
class AddedColumn:
    """A column that a table gets by a statement of its own."""

    table: str
    column: Column

    def render(self) -> str:
        """Write ADD COLUMN."""
        return f"ALTER TABLE {self.table} ADD COLUMN {self.column.render()}"


@dataclass(frozen=True, slots=True)
class DefaultDetail:
    """A default of a column as a statement of its own; None for one that is taken away."""

    column: str
    expression: str | None


@dataclass(frozen=True, slots=True)
class PartitionDetail:
    """How a table, by its identity, becomes a partition."""

    table: str


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key; `essentials` is its clause without MATCH FULL, DEFERRABLE, NOT VALID and NOT ENFORCED."""

    columns: tuple[str, ...]
    essentials: str
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class IndexKey:
    """A key of an index: a column or, where that is empty, an expression; and its order."""

    column: str
    operator_class: str
    descending: bool


@dataclass(frozen=True, slots=True)
class IndexDetail:
    """An index."""

    relation: str
    """The written name of what it is on, and `on`, the kind of that."""
    on: str
    unique: bool
    method: str
    """` USING GIN `; empty for a B-tree."""
    keys: tuple[IndexKey, ...]
    included: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class EnumDetail:
    """An enum with its labels, in their order."""

    head: str
    """`CREATE TYPE "Role" AS ENUM`."""
    labels: tuple[str, ...]

    def render(self) -> str:
        """Write CREATE TYPE."""
        return f"{self.head} ({', '.join(map(literal, self.labels))})"


@dataclass(frozen=True, slots=True)
class DomainDetail:
    """A domain: its definition in clauses, of which `not_null` may name a constraint."""

    clauses: tuple[str, ...]
    not_null: int
    """Which of the clauses says NOT NULL; -1 for none."""

    def render(self) -> str:
        """Write CREATE DOMAIN."""
        return ("\n    " if len(self.clauses) > 2 else " ").join(self.clauses)


@dataclass(frozen=True, slots=True)
class ExtensionDetail:
    """An extension; schema and version where they are not those that it would get by itself."""

    name: str
    schema: str = ""
    version: str = ""

    def render(self) -> str:
        """Write CREATE EXTENSION."""
        words = (("SCHEMA", self.schema), ("VERSION", self.version))
        clauses = " ".join(f"{word} {quote(value)}" for word, value in words if value)
        return f"CREATE EXTENSION {quote(self.name)}{f' WITH {clauses}' if clauses else ''}"


@dataclass(frozen=True, slots=True)
class GrantDetail:
    """GRANT or REVOKE, of default privileges too: the privileges, and the statement around them."""

    before: str
    privileges: tuple[str, ...]
    after: str

    def render(self) -> str:
        """Write the statement."""
        return f"{self.before}{', '.join(self.privileges)}{self.after}"


@dataclass(frozen=True, slots=True)
class RoleDetail:
    """A role that a history makes: the statements that make it as it is, its password aside."""

    name: str
    statements: tuple[str, ...]
    login: bool

    @property
    def missing(self) -> str:
        """The condition that it is not there."""
        return f"NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {literal(self.name)})"

    def render(self) -> str:
        """Write the statements that make it."""
        return ";\n        ".join(self.statements)

    def block(self) -> str:
        """Write the block that makes it where it is missing, and changes nothing where it is there."""
        return (
            f"BEGIN\n    IF {self.missing} THEN\n        {self.render()};\n    END IF;\n"
            "EXCEPTION WHEN duplicate_object OR unique_violation THEN\n"
            "    NULL; -- a deploy of another database on this server has just made it\nEND\n"
        )


@dataclass(frozen=True, slots=True)
class RequiredRoles:
    """Roles that somebody else is to make before the baseline runs."""

    names: tuple[str, ...]

    def block(self) -> str:
        """Write the block that stops where one of them is missing, and names it."""
        names = ", ".join(map(literal, self.names))
        return (
            "DECLARE\n    missing TEXT := (\n"
            "        SELECT pg_catalog.string_agg(pg_catalog.quote_ident(wanted), ', ')\n"
            f"        FROM pg_catalog.unnest(ARRAY[{names}]) AS wanted\n"
            "        WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted)\n    );\n"
            "BEGIN\n    IF missing IS NOT NULL THEN\n"
            "        RAISE EXCEPTION 'the baseline needs roles that are not there: %', missing\n"
            "            USING HINT = 'make them with CREATE ROLE, and deploy again; nothing was changed';\n"
            "    END IF;\nEND\n"
        )


Detail = (
    TableDetail
    | AddedColumn
    | DefaultDetail
    | PartitionDetail
    | Constraint
    | ForeignKey
    | IndexDetail
    | EnumDetail
    | DomainDetail
    | ExtensionDetail
    | GrantDetail
    | RoleDetail
    | RequiredRoles
)
