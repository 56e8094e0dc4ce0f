"""The order in which a squash comes to an existing database: RUNBOOK.md and `squash deploys` both go by this table.

Deploy first: on a database that is up to date the baseline changes nothing, and a commit before the squash still finds
all of its migrations recorded, so that either commit can be deployed. Reconciling takes those records away. From then
on `migrate deploy` of the old commit would run the old migrations again; so nothing may deploy it any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from squash.prisma.ledger import LEDGER
from squash.run import Rollout

OLD_IS_GONE = "when nothing deploys the old commit any more, and not before"
HAZARD = (
    "from here on the old commit must not be deployed to this database any more: its `migrate deploy` would run the old"
    " migrations again"
)


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to each database: `deploy` is `prisma migrate deploy` of the new commit, `reconcile` moves the
    ledger. `when` is the condition for it, empty for none; `effect` says what it does to a database that is up to date.
    """

    action: Literal["deploy", "reconcile"]
    when: str
    effect: str


def rollout_steps(rollout: Rollout, baseline: str) -> tuple[Step, ...]:
    """Return the steps of a roll-out in their order; `baseline` is how its name is shown."""
    reconcile = Step(
        "reconcile", OLD_IS_GONE, f"One row of {baseline} stands for the old rows, which are kept in its `logs`."
    )
    match rollout:
        case "self-reconcile":
            effect = f"It applies {baseline}, which changes no object and no row but those of `{LEDGER}`."
            return (Step("deploy", OLD_IS_GONE, effect),)
        case "adopt-name":
            effect = (
                f"It says `No pending migrations to apply`: {baseline} is recorded there already, and Prisma does not"
                " compare scripts when it deploys. The old rows may stay."
            )
        case _:
            effect = (
                f"It applies {baseline}, which changes nothing. The old rows are still there, and the old commit can"
                " still be deployed."
            )
    return Step("deploy", "", effect), reconcile
