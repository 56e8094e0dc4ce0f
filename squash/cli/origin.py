"""What `squash run --repair` and `--from` squash in place of the history as it stands."""

from __future__ import annotations

from dataclasses import replace

import click

from squash.cli.options import script_limit
from squash.cli.repair import show_repair
from squash.errors import ReplayError
from squash.postgres.server import Server
from squash.project import Project
from squash.repair import RepairTarget, build_target, check_history, find_target, read_source, repair
from squash.run import RepairEdit, Request


def find_wanted(project: Project, source: str | None, *, repairs: bool) -> RepairTarget:
    """Return what the baseline is to hold: `source`, or with `repairs` and without it the project's datamodel."""
    if source is None and (beside := project.datamodel) is None:
        raise click.UsageError(f"no schema.prisma is to be found for {project.directory}: give a --target")
    wanted = find_target(source or str(beside), project, limit=script_limit())
    if wanted.kind == "history" and not repairs:
        raise click.UsageError("--from takes a database URL or a schema.prisma")
    return wanted


def with_source(request: Request, wanted: RepairTarget, server: Server) -> Request:
    """Return the request with the source of its schema."""
    source = read_source(wanted, server, request.schema, request.execution, request.history)
    return replace(request, source=source)


def with_repairs(request: Request, wanted: RepairTarget, server: Server) -> Request:
    """Return the request with the history repaired; raises ReplayError where it cannot be."""
    check_history(wanted, server, request.schema, request.execution, request.history)
    with build_target(wanted, server, request.schema, request.execution, request.history) as built:
        repaired = repair(request.history, built, server, execution=request.execution)
    if not repaired.holds:
        show_repair(repaired, wanted, quiet=False)
        raise ReplayError(
            f"the history cannot be repaired to give {wanted.label}",
            hint="squash repair shows the edits that help; --from takes the schema from elsewhere",
        )
    originals = {
        old.name: old.script
        for old, new in zip(request.history.migrations, repaired.repaired.migrations, strict=True)
        if old.script != new.script
    }

    def known() -> dict[str, tuple[str, ...]]:
        held = dict(request.known())
        return held | {name: (script, *held.get(name, ())) for name, script in originals.items()}

    mended = tuple(
        RepairEdit(repaired.history.migrations[edit.place[0]].name, change.what, change.why)
        for edit in repaired.edits
        for change in edit.changes
    )
    return replace(request, history=repaired.repaired, known=known, mended=mended)
