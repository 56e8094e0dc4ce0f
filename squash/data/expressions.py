"""Static reading of a history: the expressions that it computes values with, and for which column each was.

Only expressions that need nothing around them are of use here, such as `gen_random_uuid()`, `now() + interval '1 day'`,
or a function of the history's own with constants as arguments; columns and variables cannot be kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from squash.postgres.statements import split
from squash.prisma.history import Migration


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression in a script: its text in one spelling, and what it was for, as far as the script tells.

    `table` and `column` are without a schema. For a variable of PL/pgSQL, or a value that a query names, `column` is
    its name and `table` empty. `stored` says that it is a default, and not written for certain rows.
    """

    text: str
    table: str
    column: str
    stored: bool
    migration: str
    line: int

    def is_for(self, table: str, column: str) -> bool:
        """Return whether it was written for a column of a table."""
        return (self.table, self.column) == (table, column)


def find_expressions(migrations: Iterable[Migration]) -> tuple[Expression, ...]:
    """Return the expressions of a history, in the order of its scripts, those in bodies of routines among them.

    What sqlglot cannot read is passed over.
    """
    from squash.data.values import Reading, quiet  # sqlglot takes a while to load: only where a history leaves rows

    reading = Reading()
    with quiet():
        return tuple(
            Expression(*value, migration.name, statement.line)
            for migration in migrations
            for statement in split(migration.script)
            for value in reading.values(statement.text)
        )
