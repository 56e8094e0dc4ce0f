"""What is to be proven, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from squash.data import Carried
from squash.postgres.schema import Members, RoleChoice, Schema
from squash.prisma.history import Migration
from squash.proof.checks import Check
from squash.proof.evidence import Evidence
from squash.proof.ledger import LedgerScripts


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be proven: `baseline` builds what the history built in the database of the `evidence`.

    `schema` was read there, and `carried` are its rows as far as the baseline has them; `scripts` is None for a history
    that is a baseline already; `members` are those that the extensions were made with. `roles` says what the baseline
    does about roles.
    """

    evidence: Evidence
    baseline: Migration
    schema: Schema
    carried: Carried
    scripts: LedgerScripts | None
    members: Members | None = None
    roles: RoleChoice = "write"


@dataclass(frozen=True, slots=True)
class Proof:
    """The checks that were run; it holds when none of them failed.

    `unread` names what of the catalogs the role on the scratch server may not read, and nothing compared; `outside`
    what the history changes of the database itself, which no schema holds.
    """

    checks: tuple[Check, ...]
    unread: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether no check failed."""
        return not any(check.failed for check in self.checks)
