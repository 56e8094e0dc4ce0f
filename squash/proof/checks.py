"""The checks of the proof: one list of what each claims, of what it counts, and of the mutation that must break it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DIFFERENCES = 50
"""How many differences a check lists; the last line says how many more there are."""


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A check that a proof may have.

    `claim` says in a sentence what holds when it passes; `unit` is the singular of what it compares (`catalog row`).
    `mutation` is a key of MUTATIONS in tests/test_checks.py: what must make the check fail.
    """

    name: str
    claim: str
    unit: str
    mutation: str

    def check(self, compared: int, differences: Iterable[str] = (), where: str = "") -> Check:
        """Return what came of it: passed, if there are no differences."""
        listed = list(differences)
        if len(listed) > DIFFERENCES:
            listed[DIFFERENCES:] = [f"… and {len(listed) - DIFFERENCES} more"]
        return Check(self, compared, tuple(listed), where)

    def unchecked(self, reason: str) -> Check:
        """Return that it could not be checked, and why."""
        return Check(self, 0, unchecked=reason)


@dataclass(frozen=True, slots=True)
class Check:
    """What came of one check: how many things were compared, and the differences, one line each.

    `where` tells apart checks of one kind, such as those on several major versions of PostgreSQL. `unchecked` says why
    it could not be made: then it has neither passed nor failed.
    """

    kind: CheckKind
    compared: int
    differences: tuple[str, ...] = ()
    where: str = ""
    unchecked: str = ""

    @property
    def passed(self) -> bool:
        """Whether it was checked, and nothing differs."""
        return not self.differences and not self.unchecked

    @property
    def failed(self) -> bool:
        """Whether something differs."""
        return bool(self.differences)

    @property
    def name(self) -> str:
        """The name of its kind, and where."""
        return f"{self.kind.name} {self.where}".rstrip()

    @property
    def counted(self) -> str:
        """What was compared, in words: `18,237 catalog rows`."""
        return f"{self.compared:,} {self.unit}{'' if self.compared == 1 else 's'}"

    @property
    def unit(self) -> str:
        """The singular of what was compared."""
        return self.kind.unit


SOURCE = CheckKind(
    "baseline = source, object by object",
    "What was built from the definitions of a database is what was read there.",
    "object",
    "a source with one object more",
)
CATALOGS = CheckKind(
    "catalogs identical",
    "The baseline, run as one script beside Prisma's own table, gives every catalog row that the history gives, and no"
    " other.",
    "catalog row",
    "a longer column",
)
STEPPED_CATALOGS = CheckKind(
    "catalogs identical, statement by statement",
    "The same holds, Prisma's own table aside, when each of its statements is run alone, without a transaction, and"
    " twice, and where that table is not, as in Prisma's shadow database.",
    "catalog row",
    "a longer column",
)
DUMP = CheckKind(
    "pg_dump text identical",
    "pg_dump writes the same text for the history's database and the baseline's.",
    "line",
    "a longer column",
)
APPLIES = CheckKind(
    "baseline applies",
    "The baseline runs in a database that is empty but for Prisma's own table.",
    "script",
    "a reference to a table that is not there",
)
FRESH = CheckKind(
    "builds where the history never ran",
    "The baseline runs on a server on which the history has changed nothing: no role is left there that it made.",
    "database",
    "a baseline that makes no role",
)
ROLES = CheckKind(
    "roles and settings identical",
    "The baseline leaves the roles, memberships and settings of roles that the history leaves, passwords aside.",
    "row",
    "a role with another attribute",
)
AGAIN = CheckKind(
    "second application changes nothing",
    "Run again, the baseline writes nothing and takes no lock above ACCESS SHARE.",
    "object",
    "a function that is replaced",
)
FIXPOINT = CheckKind(
    "squash of the baseline is the baseline",
    "Squashed again, the baseline gives itself, byte for byte.",
    "object",
    "text that no object explains",
)
ROWS = CheckKind(
    "rows equal",
    "The tables hold the rows that the history leaves, values that each install makes for itself aside.",
    "row",
    "another value",
)
RESTARTS = CheckKind(
    "every statement can be run again",
    "The baseline, cut short after any statement and run again, gives the same tables and rows.",
    "statement",
    "a table that is made without a look",
)
LINKS = CheckKind(
    "generated values linked alike",
    "Rows that share a generated value in the history share one in the baseline, too.",
    "column pair",
    "a reference to a stranger",
)
SECRETS = CheckKind(
    "no generated value in two installs",
    "No value that an install makes for itself is in another install.",
    "value",
    "one value for all",
)
HARMLESS = CheckKind(
    "harmless on an up-to-date deploy",
    "On a database that has run the whole history the baseline writes nothing outside of Prisma's own table, and takes"
    " no lock above ACCESS SHARE.",
    "object",
    "an index that is made again",
)
DELETED = CheckKind(
    "deleted rows stay deleted",
    "Where somebody has deleted the rows that the baseline carries, it does not bring them back.",
    "row",
    "rows that come back",
)
LEDGERS = CheckKind(
    "guard, reconcile and rollback on simulated ledgers",
    "On every kind of ledger the guard, reconcile.sql and rollback.sql do what they promise, or refuse.",
    "ledger",
    "a guard that lets everything pass",
)
LATER_APPLY = CheckKind(
    "later migrations apply on the baseline",
    "The migrations that were kept run after the baseline.",
    "migration",
    "a later migration that fails there",
)
LATER = CheckKind(
    "baseline and later migrations give the whole history",
    "The baseline and the migrations that were kept give every catalog row of the whole history.",
    "catalog row",
    "a later migration that makes another table there",
)
LATER_ROWS = CheckKind(
    "as many rows after later migrations",
    "After them each table has as many rows as after the whole history.",
    "row",
    "a later migration that inserts a row less there",
)
ELSEWHERE = CheckKind(
    "the same proof on PostgreSQL",
    "All of this holds on another major version of PostgreSQL, too.",
    "comparison",
    "a longer column, on another server",
)

CHECKS = (
    SOURCE,
    CATALOGS,
    STEPPED_CATALOGS,
    DUMP,
    APPLIES,
    FRESH,
    ROLES,
    AGAIN,
    FIXPOINT,
    ROWS,
    RESTARTS,
    LINKS,
    SECRETS,
    HARMLESS,
    DELETED,
    LEDGERS,
    LATER_APPLY,
    LATER,
    LATER_ROWS,
    ELSEWHERE,
)
"""Every check that a proof may have, in the order in which it lists them."""
