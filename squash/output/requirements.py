"""What a new database must have, and its role be allowed to, before the baseline can build it."""

from __future__ import annotations

from squash.postgres.schema.kinds import KINDS
from squash.run import Squash

_NAMED = 3


def needs_of(squash: Squash) -> tuple[str, ...]:
    """Return what the baseline takes on a new database beyond CREATE in its schemas, one sentence each, as Markdown.

    On a database that has everything the baseline asks for none of it.
    """
    kinds = {item.kind for item in squash.schema.objects}
    superuser = dict.fromkeys(item.kind for item in squash.schema.objects if KINDS[item.kind].right == "superuser")
    needs = []
    if squash.preludes:
        needs.append("What the preludes make must be there first, as it is on their platform.")
    if "role" in kinds:
        needs.append("The role that deploys makes roles, and needs `CREATEROLE`; or make them beforehand.")
    if squash.roles and squash.role_choice != "write":
        needs.append("The roles of the history must be there first.")
    if any(role.login for role in squash.roles):
        needs.append("Set a password by hand for each role that logs in.")
    if "owner" in kinds:
        needs.append("The role that deploys gives objects to other roles, and must be a member of these.")
    if superuser:
        some = ", ".join(list(superuser)[:_NAMED]) + (" and more" if len(superuser) > _NAMED else "")
        needs.append(f"It takes a superuser for: {some}.")
    return tuple(needs)
