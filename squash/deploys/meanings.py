"""What each verdict on a deploy means, and what to do, in short: the table that `squash explain deploys` shows."""

from __future__ import annotations

from typing import Final

from squash.prisma.ledger import Verdict

MEANINGS: Final[dict[Verdict, tuple[str, str]]] = {
    Verdict.READY: (
        "the whole squashed history is applied, every checksum is known, the catalog is identical",
        "deploy the new commit; reconcile when nothing deploys the old one any more",
    ),
    Verdict.RECONCILED: ("the baseline is recorded, the catalog is identical", "nothing"),
    Verdict.EMPTY: ("there is nothing", "`migrate deploy` builds it"),
    Verdict.RESTRICTED: (
        "it would be ready or empty, but its role lacks a right that the baseline needs there",
        "run the statement that is shown",
    ),
    Verdict.BEHIND: ("a beginning of the history is applied", "`catch-up.sql`, or deploy the old commit"),
    Verdict.UNMANAGED: (
        "no migration is recorded, but there are objects",
        "`--adopt`, if the catalog is identical",
    ),
    Verdict.DRIFTED: ("the catalog differs", "read `drift.sql`"),
    Verdict.OUT_OF_ORDER: ("the history is applied with a gap", "look whether the changes of the gap are there"),
    Verdict.AHEAD: ("a migration is applied that the history does not know", "bring it into the history"),
    Verdict.EDITED: (
        "a checksum is not accepted",
        "`--accept-edited`, if git has that script; the commit and the diff are shown",
    ),
    Verdict.FAILED: ("a row is neither finished nor rolled back", "`migrate resolve`"),
    Verdict.ELSEWHERE: ("the history is in another schema of the database", "add the `?schema=` that was forgotten"),
    Verdict.DAMAGED: (
        "the ledger is not what Prisma makes: a view, another type, NULL, an id twice",
        "run the statement that is shown",
    ),
    Verdict.UNREADABLE: (
        "the database was reached, but could not be read or judged to the end",
        "read the server's words; a fault of squash is called internal",
    ),
    Verdict.UNREACHABLE: (
        "no connection, no answer in time, too long an answer, or a URL that cannot be read",
        "check URL, password and network",
    ),
}
"""Of each verdict when it is given, and what to do."""
