"""The proof that a baseline stands for a history: every claim run on a server, by witnesses that share no code.

`checks` lists what is claimed, `evidence` is what is seen of the databases, `proving` compares, `applying` runs the
baseline, and `ledger` tries the scripts for Prisma's table.
"""

from squash.proof.checks import CHECKS, Check, CheckKind
from squash.proof.claim import Claim, Proof
from squash.proof.evidence import Evidence
from squash.proof.ledger import LedgerParts, LedgerScripts, try_ledger, write_parts, write_scripts
from squash.proof.proving import prove, prove_later, prove_source

__all__ = [
    "CHECKS",
    "Check",
    "CheckKind",
    "Claim",
    "Evidence",
    "LedgerParts",
    "LedgerScripts",
    "Proof",
    "prove",
    "prove_later",
    "prove_source",
    "try_ledger",
    "write_parts",
    "write_scripts",
]
