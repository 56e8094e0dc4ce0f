"""A table as rows of several catalogs, and its storage parameters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import literal
from squash.postgres.schema.objects import Address
from squash.postgres.schema.queries import ColumnRow, ConstraintRow, ForeignTableRow, RelationRow, SequenceRow


@dataclass(slots=True, eq=False)
class Table:
    """A table as rows of several catalogs, to be written with all of its parts inline or with some left for later."""

    row: RelationRow
    name: str
    columns: list[ColumnRow]
    constraints: list[ConstraintRow]
    sequences: dict[int, SequenceRow]
    """Sequences that the table makes itself (serial, identity), by column number."""
    parents: list[Table]
    foreign: ForeignTableRow | None
    """What makes it a foreign table: its server and options."""
    delayed: dict[int, tuple[str, ...]]
    """Indexes of constraints that must come after the foreign keys named."""
    later: set[Address] = field(default_factory=set)
    """Constraints and defaults that are statements of their own, since they close a cycle."""
    children: list[Table] = field(default_factory=list)
    attached: list[Table] = field(default_factory=list)
    """Those of its parents that it was given by ALTER TABLE … INHERIT."""
    late: list[str] = field(default_factory=list)
    """Columns, the last ones, that it was given when it had children, or along with its parents."""

    @property
    def identity(self) -> str:
        """The identity of its schema object."""
        return identity_of("table", self.name)

    @property
    def is_child(self) -> bool:
        """Whether its definition says INHERITS: some columns, or checks, come from a parent only."""
        checks = (k for k in self.constraints if k.type == "c")
        inherited = not all(column.is_local for column in self.columns) or not all(k.is_local for k in checks)
        return bool(self.parents) and not self.row.is_partition and inherited

    @property
    def created_from(self) -> list[Table]:
        """The parents that its definition names, in their order."""
        return [parent for parent in self.parents if parent not in self.attached] if self.is_child else []

    def column(self, name: str) -> ColumnRow | None:
        """Return a column by name."""
        return next((column for column in self.columns if column.name == name), None)


def with_clause(options: Iterable[str]) -> str:
    """Write pg_class.reloptions as a WITH clause, in the order in which the catalog keeps them; nothing for none."""
    written = ", ".join(storage_parameter(option) for option in options)
    return f" WITH ({written})" if written else ""


def storage_parameter(option: str) -> str:
    """Write `fillfactor=70` of pg_class.reloptions as the grammar takes it."""
    name, _, value = option.partition("=")
    plain = value in ("true", "false", "on", "off") or value.replace(".", "", 1).lstrip("-").isdigit()
    return f"{name} = {value if plain else literal(value)}"
