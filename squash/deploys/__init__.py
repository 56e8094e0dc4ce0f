"""Existing deploys: what each of them would make of a squash, and moving its ledger over and back.

`check_deploys` visits databases read-only and gives a verdict on each; `remedies` says what to do about it.
"""

from squash.deploys.advice import DeployRemedy, diagnose, remedy, with_provenance
from squash.deploys.catalogs import CatalogDiff, Catalogs, Stage
from squash.deploys.check import Checked, check_deploy, check_deploys
from squash.deploys.moving import Consent, Move, attempt, reconcile, rollback
from squash.deploys.plan import Plan, SquashReach, plan
from squash.deploys.read_access import Deploy, parse_deploy, read_deploy_line, try_deploy
from squash.deploys.target import DeployTarget, read_target

__all__ = [
    "CatalogDiff",
    "Catalogs",
    "Checked",
    "Consent",
    "Deploy",
    "DeployRemedy",
    "DeployTarget",
    "Move",
    "Plan",
    "SquashReach",
    "Stage",
    "attempt",
    "check_deploy",
    "check_deploys",
    "diagnose",
    "parse_deploy",
    "plan",
    "read_deploy_line",
    "read_target",
    "reconcile",
    "remedy",
    "rollback",
    "try_deploy",
    "with_provenance",
]
