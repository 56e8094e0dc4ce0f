"""What to do about a deploy: commands to be run, and scripts written for it, none of which is ever run by checking."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from squash.deploys.catchup import write_catch_up
from squash.deploys.check import Checked, not_done
from squash.deploys.drift import write_drift
from squash.deploys.target import DeployTarget
from squash.escaping import path_options, shell_option, shell_path, shell_word, visible
from squash.prisma.ledger import LEDGER, LedgerFinding, Verdict
from squash.prisma.provenance import ScriptVersion
from squash.rollout import OLD_IS_GONE, rollout_steps

CATCH_UP, DRIFT = "catch-up.sql", "drift.sql"


@dataclass(frozen=True, slots=True)
class DeployRemedy:
    """Steps in their order, each a sentence or a command; and scripts as (file name, text) that the steps speak of."""

    steps: tuple[str, ...]
    files: tuple[tuple[str, str], ...] = ()


def diagnose(target: DeployTarget, checked: Checked) -> tuple[Checked, DeployRemedy]:
    """Return a verdict with what git knows of it, and what to do; what fails in finding that out becomes the verdict.

    It is one deploy's: the others keep theirs.
    """
    try:
        explained = with_provenance(target, checked)
        return explained, remedy(target, explained)
    except Exception as error:
        failed = replace(checked, findings=(not_done("judged to the end", checked.deploy, error), *checked.findings))
        return failed, DeployRemedy(failed.findings[0].mends)


def with_provenance(target: DeployTarget, checked: Checked) -> Checked:
    """Add to the evidence what git knows: scripts of edited migrations, the commit that holds missing ones."""
    if checked.standing is None:
        return checked
    return replace(checked, findings=tuple(_explained(target, checked, finding) for finding in checked.findings))


def remedy(target: DeployTarget, checked: Checked) -> DeployRemedy:
    """Return what brings this deploy to the baseline; the gravest condition comes first."""
    steps: list[str] = []
    files: list[tuple[str, str]] = []
    for finding in checked.findings:
        if finding.verdict.is_fine and finding is not checked.findings[0]:
            continue
        own = _STEPS[finding.verdict](target, checked, finding)
        steps += own.steps
        files += own.files
    if checked.verdict not in _SETTLED:
        steps.append(f'then check it again: squash deploys check {shell_path(target.folder)} "$DATABASE_URL"')
    return DeployRemedy(tuple(dict.fromkeys(steps)), tuple(files))


_SETTLED = (Verdict.READY, Verdict.RECONCILED, Verdict.EMPTY, Verdict.UNMANAGED)


def known_edits(target: DeployTarget, checked: Checked) -> dict[str, ScriptVersion] | None:
    """Return the scripts that git holds for every edited row, by the row's checksum; None if it lacks any."""
    rows = checked.standing.edited if checked.standing else ()
    versions = {row.checksum: target.version(row.migration_name, row.checksum) for row in rows}
    known = {checksum: version for checksum, version in versions.items() if version is not None}
    return known if len(known) == len(versions) else None


def _explained(target: DeployTarget, checked: Checked, finding: LedgerFinding) -> LedgerFinding:
    if checked.standing is None:
        return finding
    if finding.verdict is Verdict.EDITED:
        lines = []
        for row in checked.standing.edited:
            version = target.version(row.migration_name, row.checksum)
            if version is None:
                lines.append(f"unsafe: git never held a script of {row.migration_name} of checksum {row.checksum}")
            else:
                lines += [f"commit {version.commit[:12]} brought that script of {row.migration_name}:"]
                lines += _diff(target, version)
        return replace(finding, evidence=(*finding.evidence, *lines))
    if finding.verdict in (Verdict.BEHIND, Verdict.OUT_OF_ORDER):
        holder = target.holder(finding.migrations[0])
        missing = tuple(f"missing: {name}" for name in finding.migrations)
        commits = (f"commit {holder[:12]} still holds them",) if holder else ()
        return replace(finding, evidence=(*finding.evidence, *missing, *commits))
    return finding


def _diff(target: DeployTarget, version: ScriptVersion) -> Iterator[str]:
    present = target.old.get(version.migration)
    if present is None:
        yield "  the present script is not at hand"
        return
    before, after = (text.replace("\r\n", "\n").splitlines() for text in (version.script, present.script))
    for line in difflib.unified_diff(before, after, "as it ran", "in the history", lineterm="", n=1):
        yield f"  {line}"


def _unreachable(_target: DeployTarget, _checked: Checked, _finding: LedgerFinding) -> DeployRemedy:
    check = "check the URL, the password and the network; if it is busy, try again"
    return DeployRemedy((f"{check}, or raise --timeout, or --max-received for a database of many thousand tables",))


def _as_found(_target: DeployTarget, _checked: Checked, finding: LedgerFinding) -> DeployRemedy:
    return DeployRemedy(finding.mends)


def _failed(target: DeployTarget, _checked: Checked, finding: LedgerFinding) -> DeployRemedy:
    steps = [
        f"{target.prisma} migrate resolve {shell_option('--rolled-back', name)}, and deploy again when the cause is"
        " mended: whatever a baseline has done, it goes on from there"
        if name == target.expected.baseline
        else f"mend what {visible(name)} left behind, then: {target.prisma} migrate resolve"
        f" {shell_option('--rolled-back', name)} (or {shell_option('--applied', name)}, if its changes are complete)"
        for name in finding.migrations
    ]
    return DeployRemedy(tuple(steps))


def _edited(target: DeployTarget, checked: Checked, _finding: LedgerFinding) -> DeployRemedy:
    if known_edits(target, checked) is None:
        return DeployRemedy(
            (
                "find what the unknown script did, make the database agree with the history's script, and set the"
                f' checksum in "{LEDGER}" to the history\'s',
            )
        )
    if checked.is_identical:
        # before the new commit is deployed: the guard of the baseline does not accept these rows
        command = f'squash deploys reconcile {shell_path(target.folder)} "$DATABASE_URL" --accept-edited --apply'
        return DeployRemedy((f"the catalog is identical all the same; {OLD_IS_GONE}: {command}", _deploy_new(target)))
    return DeployRemedy(("bring over what the diff of the scripts shows, as far as the catalog differs",))


def _ahead(target: DeployTarget, _checked: Checked, finding: LedgerFinding) -> DeployRemedy:
    names = ", ".join(map(visible, finding.migrations))
    return DeployRemedy(
        (
            f"bring {names} into the history and squash it again; or, if the changes are undone, delete the rows from"
            f' "{LEDGER}"',
        )
    )


def _out_of_order(target: DeployTarget, checked: Checked, finding: LedgerFinding) -> DeployRemedy:
    name = finding.migrations[0]
    return DeployRemedy(
        (
            f"look whether the changes of {visible(name)} are there: if so, {target.prisma} migrate resolve"
            f" {shell_option('--applied', name)}; if not, {target.prisma} migrate deploy with the old history runs"
            " what is missing, after what came later",
        )
    )


def _drifted(target: DeployTarget, checked: Checked, _finding: LedgerFinding) -> DeployRemedy:
    contrast = checked.contrast
    if contrast is None or not contrast.differences:
        return DeployRemedy(("give --migrations, so that the catalog can be compared",))
    return DeployRemedy(
        (f"read {DRIFT}, which suggests SQL towards the history, and run what is right in it",),
        ((DRIFT, write_drift(contrast)),),
    )


def _behind(target: DeployTarget, checked: Checked, finding: LedgerFinding) -> DeployRemedy:
    if checked.standing is None or checked.standing.has_gap:
        return DeployRemedy(())
    holder = target.holder(finding.migrations[0])
    steps = [f"git worktree add ../old {holder}, and there: {target.prisma} migrate deploy"] if holder else []
    if any(name not in target.old for name in finding.migrations):
        return DeployRemedy((*steps, "the missing scripts are not at hand: give --migrations, in a whole clone"))
    checksums = {m.name: m.checksums[0] for m in target.expected.squashed}
    last = checked.standing.applied[-1] if checked.standing.applied else None
    script = write_catch_up(last, [target.old[name] for name in finding.migrations], checksums, target.execution)
    command = f'psql "$DATABASE_URL" -f {CATCH_UP}'
    if checked.deploy.schema != "public":
        options = shell_word(path_options(checked.deploy.schema))
        command = f"PGOPTIONS={options} {command} (without Prisma's ?schema= in the URL)"
    return DeployRemedy((*(f"{step}; or:" for step in steps), command), ((CATCH_UP, script),))


def _unmanaged(target: DeployTarget, checked: Checked, _finding: LedgerFinding) -> DeployRemedy:
    if not checked.is_identical:
        return DeployRemedy(())
    folder, before = (shell_path(target.folder), "") if target.baseline else ("squash-out", "squash the history, then ")
    adopt = f'{before}adopt it: squash deploys reconcile {folder} "$DATABASE_URL" --adopt --apply'
    return DeployRemedy((adopt, _deploy_new(target)))  # without a ledger Prisma deploys nothing (P3005)


def _ready(target: DeployTarget, checked: Checked, _finding: LedgerFinding) -> DeployRemedy:
    if target.baseline is None:
        return DeployRemedy(("nothing: the history can be squashed",))
    reconcile = f'squash deploys reconcile {shell_path(target.folder)} "$DATABASE_URL" --apply'
    if checked.standing is not None and checked.standing.recorded:  # the new commit has been deployed
        return DeployRemedy((f"{OLD_IS_GONE}: {reconcile}",))
    commands = {"deploy": _deploy_new(target), "reconcile": reconcile}
    steps = rollout_steps(target.rollout, visible(target.expected.baseline))
    return DeployRemedy(tuple((f"{step.when}: " if step.when else "") + commands[step.action] for step in steps))


def _deploy_new(target: DeployTarget) -> str:
    return f"on the new commit: {target.prisma} migrate deploy"


def _restricted(target: DeployTarget, checked: Checked, finding: LedgerFinding) -> DeployRemedy:
    is_ready = any(other.verdict is Verdict.READY for other in checked.findings)
    if not is_ready or target.baseline is None or target.rollout != "script":
        return DeployRemedy(finding.mends)
    reconcile = f'squash deploys reconcile {shell_path(target.folder)} "$DATABASE_URL" --apply'
    instead = f"or let the baseline not run here at all: {OLD_IS_GONE}, before the new commit: {reconcile}"
    return DeployRemedy((*finding.mends, instead))


def _nothing(target: DeployTarget, _checked: Checked, finding: LedgerFinding) -> DeployRemedy:
    if finding.verdict is Verdict.EMPTY:
        return DeployRemedy((f"{target.prisma} migrate deploy builds it",))
    return DeployRemedy(("nothing",))


_STEPS = {
    Verdict.UNREACHABLE: _unreachable,
    Verdict.UNREADABLE: _as_found,
    Verdict.DAMAGED: _as_found,
    Verdict.ELSEWHERE: _as_found,
    Verdict.FAILED: _failed,
    Verdict.EDITED: _edited,
    Verdict.AHEAD: _ahead,
    Verdict.OUT_OF_ORDER: _out_of_order,
    Verdict.DRIFTED: _drifted,
    Verdict.BEHIND: _behind,
    Verdict.UNMANAGED: _unmanaged,
    Verdict.RESTRICTED: _restricted,
    Verdict.READY: _ready,
    Verdict.RECONCILED: _nothing,
    Verdict.EMPTY: _nothing,
}
