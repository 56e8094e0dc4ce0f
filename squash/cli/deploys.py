"""`squash deploys`: existing databases, checked against a squash, and moved over to it and back."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from squash.cli import DIFFERENT, ERROR, OK
from squash.cli.arguments import Command, Group, is_place
from squash.cli.journal import did, lasting
from squash.cli.options import (
    Scratch,
    env_file_option,
    environment,
    git_knows,
    plain,
    scratch_options,
    scratch_server,
    script_limit,
    size_option,
)
from squash.cli.sink import unwrapped
from squash.cli.terminal import say, warn
from squash.deploys import (
    Catalogs,
    Checked,
    Consent,
    Deploy,
    DeployRemedy,
    DeployTarget,
    Move,
    Plan,
    attempt,
    check_deploys,
    diagnose,
    plan,
    read_deploy_line,
    read_target,
    try_deploy,
)
from squash.deploys import reconcile as move
from squash.deploys import rollback as move_back
from squash.deploys.advice import CATCH_UP, DRIFT
from squash.deploys.read_access import VISIT_BYTES
from squash.errors import may_hold_password
from squash.escaping import code, json_text, prose, shell_option, shell_path, visible
from squash.prisma.ledger import Verdict
from squash.prisma.provenance import cut_short
from squash.project import Project
from squash.rollout import HAZARD
from squash.tree import Earlier, write_tree

_COLORS = {Verdict.READY: "green", Verdict.RECONCILED: "green", Verdict.EMPTY: "green", Verdict.BEHIND: "yellow"}
_TARGETS = (Path("squash-out"), Path("prisma/migrations"))
_LISTED = 20


@click.group(cls=Group)
def deploys() -> None:
    """Check existing databases against a squash, and move their ledgers over to it and back."""


_RECEIVED, _MB = "squash.received", 1_000_000


def _keep_limit(context: click.Context, _parameter: click.Parameter, value: int) -> None:
    context.meta[_RECEIVED] = value


def target_options(command: click.decorators.FC) -> click.decorators.FC:
    """Add what tells a target from the deploys and where its scripts are."""
    for option in (
        size_option,
        click.option(
            "--max-received",
            type=click.IntRange(1),
            default=VISIT_BYTES // _MB,
            show_default=True,
            metavar="MB",
            expose_value=False,
            callback=_keep_limit,
            help="End the visit of a deploy that sends more; 1,000 tables of ten columns send 5 MB.",
        ),
        click.option("--no-git", is_flag=True, help="Do not ask git for scripts that the directory does not hold."),
        click.option(
            "--migrations",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="Where git held the squashed migrations [default: as proof.json says].",
        ),
        click.option(
            "--schema",
            callback=plain,
            default="public",
            show_default=True,
            metavar="NAME",
            help="Prisma's ?schema=, where a URL has none.",
        ),
        click.argument("sources", nargs=-1, metavar="[TARGET] URL..."),
    ):
        command = option(command)
    return command


def visiting_options(command: click.decorators.FC) -> click.decorators.FC:
    """Add what tells which deploys are visited, and how."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="Show only what is not ready, reconciled or empty."),
        partial(scratch_options, timeout="--script-timeout"),  # --timeout is that of a visit
        click.option(
            "--timeout",
            type=click.FloatRange(1),
            default=120,
            show_default=True,
            metavar="SECONDS",
            help="How long one deploy may take.",
        ),
        click.option("--jobs", type=click.IntRange(1), default=8, show_default=True, help="Visit that many at once."),
        click.option(
            "--from-file",
            "file",
            type=click.File(encoding="utf-8-sig", errors="surrogateescape"),
            metavar="FILE",
            help="Read more URLs from a file, one a line: URL, or NAME URL; - is stdin.",
        ),
        target_options,
    ):
        command = option(command)
    return command


@deploys.command()
@visiting_options
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("squash-deploys"),
    show_default=True,
    help="Where scripts for single deploys are written, when there are any.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def check(
    sources: tuple[str, ...],
    file: TextIO | None,
    schema: str,
    migrations: Path | None,
    no_git: bool,
    jobs: int,
    timeout: float,
    out: Path,
    form: str,
    scratch: str | None,
    postgres: str | None,
    quiet: bool,
) -> int:
    """Say of each deploy whether it accepts the squash, and what to do if not.

    TARGET is what `squash run` wrote [default: squash-out], or a migrations directory. Without a URL it is
    $DATABASE_URL. Deploys are only read. Exit code 0 when every one is ready, reconciled or empty, else 3.
    """
    folder, urls = _split(sources)
    deploys = _deploys(urls, file, schema)
    target = _read(folder, migrations, no_git=no_git)
    results: list[tuple[Checked, tuple[str, ...]]] = []
    files: dict[str, str] = {}
    silent = quiet or form != "text"
    with (
        _catalogs(target, Scratch(scratch, postgres), quiet=silent) as catalogs,
        _progress(len(deploys), quiet=silent) as done,
    ):
        for checked in check_deploys(target, deploys, catalogs, jobs=jobs, seconds=timeout, done=done):
            explained, what_to_do = diagnose(target, checked)
            results.append((explained, _written(what_to_do, files, out)))
    try:
        if files:
            with lasting(f"wrote {out}"):
                write_tree(out, files, Earlier(frozenset({"catch-up*.sql", "drift*.sql"})))
    finally:  # the verdicts are not lost because there is no place for a script
        if form == "json":
            click.echo(json_text([_json(*result) for result in results]))
        elif form == "markdown":
            click.echo("\n".join(_markdown(results)))
        else:
            click.echo("\n".join(_text(results, quiet=quiet)))
    return OK if all(checked.verdict.is_fine for checked, _ in results) else DIFFERENT


@click.command("plan", cls=Command)
@visiting_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def plan_command(
    sources: tuple[str, ...],
    file: TextIO | None,
    schema: str,
    migrations: Path | None,
    no_git: bool,
    jobs: int,
    timeout: float,
    form: str,
    scratch: str | None,
    postgres: str | None,
    quiet: bool,
) -> int:
    """Find the newest migration that every deploy has passed, to squash --through.

    TARGET is the migrations directory [default: prisma/migrations]. Says of each deploy what a squash of the whole
    history would need. Deploys are only read. Exit code 3 when there is no such migration.
    """
    folder, urls = _split(sources, _TARGETS[1:])
    deploys = _deploys(urls, file, schema)
    target = _read(folder, migrations, no_git=no_git)
    silent = quiet or form != "text"
    with (
        _catalogs(target, Scratch(scratch, postgres), quiet=silent) as catalogs,
        _progress(len(deploys), quiet=silent) as done,
    ):
        result = plan(target, tuple(check_deploys(target, deploys, catalogs, jobs=jobs, seconds=timeout, done=done)))
    if form == "json":
        click.echo(json_text(_plan_json(target, result)))
    else:
        click.echo("\n".join(_plan_text(target, result, quiet=quiet)))
    return OK if result.through else DIFFERENT


def _plan_json(target: DeployTarget, result: Plan) -> dict[str, object]:
    return {
        "through": result.through,
        "migrations": result.count,
        "of": len(target.present),
        "deploys": [
            {
                "deploy": reach.checked.deploy.label,
                "verdict": reach.checked.verdict,
                "migrations": reach.count,
                "obstacle": reach.obstacle,
                "needs": list(diagnose(target, reach.checked)[1].steps) if not reach.checked.verdict.is_fine else [],
            }
            for reach in result.reaches
        ],
    }


def _plan_text(target: DeployTarget, result: Plan, *, quiet: bool) -> Iterator[str]:
    total = len(target.present)
    shown = [reach for reach in result.reaches if not (quiet and reach.checked.verdict.is_fine)]
    width = max((len(reach.checked.deploy.label) for reach in shown), default=0)
    for reach in shown:
        verdict = click.style(f"{reach.checked.verdict:<12}", fg=_COLORS.get(reach.checked.verdict, "red"), bold=True)
        label = reach.checked.deploy.label
        yield f"  {label:<{width}}  {verdict}  {reach.count:>4} of {total}  {reach.obstacle}".rstrip()
        if not reach.checked.verdict.is_fine:
            steps = diagnose(target, reach.checked)[1].steps
            unwritten = (step for step in steps if DRIFT not in step and CATCH_UP not in step)
            yield from (f"    → {step.removesuffix('; or:')}" for step in unwritten)
    yield ""
    if result.through is None:
        yield "no migration has been passed by every deploy"
    elif result.count == total:
        yield f"every deploy has passed the whole history: squash run {shell_path(target.folder)}"
    else:
        command = f"squash run {shell_path(target.folder)} {shell_option('--through', result.through)}"
        yield f"{result.count} of {total} migrations: {command}"


@deploys.command()
@target_options
@click.option("--apply", is_flag=True, help="Do it; without this it is only shown.")
@click.option("--accept-edited", is_flag=True, help="Also where git explains an edited script and the catalog agrees.")
@click.option("--adopt", is_flag=True, help="Also where no migration is recorded but the catalog is identical.")
@scratch_options
def reconcile(
    sources: tuple[str, ...],
    schema: str,
    migrations: Path | None,
    no_git: bool,
    apply: bool,
    accept_edited: bool,
    adopt: bool,
    scratch: str | None,
    postgres: str | None,
) -> int:
    """Move the ledger of a deploy that is ready to the baseline, as reconcile.sql does.

    It is checked first, catalog included, and once more under Prisma's lock. Exit code 3 when it is refused.
    """
    folder, urls = _split(sources)
    target = _read(folder, migrations, no_git=no_git)
    target.scripts()  # is there a baseline at all?
    consent = Consent(edited=accept_edited, adopt=adopt)
    deploys = _deploys(urls, None, schema)
    with _catalogs(target, Scratch(scratch, postgres), quiet=False) as catalogs:

        def move_one(deploy: Deploy) -> Move:
            return move(target, deploy, catalogs, consent, apply=apply)

        return move_all(deploys, move_one, apply=apply, warning=HAZARD)


@deploys.command()
@target_options
@click.option("--apply", is_flag=True, help="Do it; without this it is only shown.")
@env_file_option
def rollback(sources: tuple[str, ...], schema: str, migrations: Path | None, no_git: bool, apply: bool) -> int:
    """Restore the ledger rows that reconcile archived, as rollback.sql does."""
    folder, urls = _split(sources)
    target = _read(folder, migrations, no_git=no_git)
    deploys = _deploys(urls, None, schema)
    return move_all(deploys, lambda deploy: move_back(target, deploy, apply=apply), apply=apply)


def move_all(deploys: tuple[Deploy, ...], move_one: Callable[[Deploy], Move], *, apply: bool, warning: str = "") -> int:
    """Move one ledger after the other and say of each at once how it went: the next may take long, or be the last."""
    counts: Counter[str] = Counter()
    for deploy in deploys:
        done = attempt(deploy, partial(move_one, deploy))
        outcome = _outcome(done, apply=apply)
        if outcome == "moved":
            did(f"moved the ledger of {deploy.label}")
        _show_move(done)
        counts[outcome] += 1
    if len(deploys) > 1:
        click.echo(", ".join(f"{count:,} {outcome}" for outcome, count in counts.items()))
    if counts["moved"] and warning:
        click.echo(warning)
    if counts["to be moved"]:
        click.echo("nothing was changed: when the steps before it are done, pass --apply to do it")
    return ERROR if counts["failed"] else DIFFERENT if counts["refused"] else OK


def _outcome(done: Move, *, apply: bool) -> str:
    if done.failure is not None:
        return "failed"
    if done.refusal:
        return "refused"
    if not done.script:
        return "with nothing to do"
    return "moved" if apply else "to be moved"


def _show_move(done: Move) -> None:
    label = click.style(done.deploy.label, bold=True)
    if done.failure is not None:
        hint = f" ({done.failure.hint})" if done.failure.hint else ""
        click.echo(f"{label}: {click.style('failed', fg='red', bold=True)}, {done.failure.message}{hint}")
    elif done.refusal:
        refused = click.style("refused", fg="red", bold=True)
        click.echo(f"{label}: {refused}, {done.refusal} (squash deploys check says what to do)")
    else:
        click.echo(f"{label}: {'; '.join(done.words)}")


def _read(folder: Path, migrations: Path | None, *, no_git: bool) -> DeployTarget:
    target = read_target(folder, migrations=migrations, git=not no_git, limit=script_limit())
    if target.asks_git and git_knows(target.project, no_git=no_git) and (words := cut_short(target.project.tracked)):
        warn(words)
    return target


def _split(sources: tuple[str, ...], usual: tuple[Path, ...] = _TARGETS) -> tuple[Path, tuple[str, ...]]:
    """Return TARGET and the URLs that follow it."""
    if sources and not _is_url(sources[0]):
        for number, source in enumerate(sources[1:], 2):
            if not _is_url(source):
                raise click.UsageError(f"argument {number} is not a database URL: only the first may be a directory")
        return Path(sources[0]), sources[1:]
    for folder in usual:
        if folder.is_dir():
            return folder, sources
    raise click.UsageError(f"there is no {usual[0]} here: name it")


def _is_url(text: str) -> bool:
    return may_hold_password(text) and not is_place(text)


_LONGEST_LINE = 100_000


def _next_line(file: TextIO) -> str:
    """Return the next line of a file of deploys, an empty text at its end; UsageError for what is no line."""
    line = file.readline(_LONGEST_LINE)
    if len(line) == _LONGEST_LINE:
        raise click.UsageError(f"{file.name} has a line of {_LONGEST_LINE:,} characters: it is no list of URLs")
    return line


def _deploys(urls: tuple[str, ...], file: TextIO | None, schema: str) -> tuple[Deploy, ...]:
    """Read the URLs; one that cannot be read is a deploy that cannot be reached, called by its place."""
    deploys = [try_deploy(url, schema, f"URL {number}") for number, url in enumerate(urls, 1)]
    for number, line in enumerate(iter(partial(_next_line, file), "") if file else (), 1):
        if deploy := read_deploy_line(line, schema, f"{file.name if file else ''}:{number}"):
            deploys.append(deploy)
    if not deploys and file is not None:
        raise click.UsageError(f"{file.name} names no database")
    if not deploys:
        if not (url := environment().get("DATABASE_URL")):
            raise click.UsageError("no database: give a URL, or set DATABASE_URL")
        deploys = [try_deploy(url, schema, "DATABASE_URL")]
    limit = click.get_current_context().meta[_RECEIVED] * _MB
    return tuple(replace(deploy, limit=limit) for deploy in deploys)


@contextmanager
def _catalogs(target: DeployTarget, scratch: Scratch, *, quiet: bool) -> Iterator[Catalogs]:
    scripts = [migration.script for migration in (*target.present, *target.later)]
    scripts += [target.baseline.script] if target.baseline else []
    with scratch_server(scratch, Project(target.folder), scripts, quiet=quiet) as server:
        yield Catalogs(target, server)


@contextmanager
def _progress(count: int, *, quiet: bool) -> Iterator[Callable[[Checked], None]]:
    if quiet or count < 2:
        yield lambda _checked: None
    elif not sys.stderr.isatty() or os.environ.get("CI"):
        say(f"checking {count} deploys")
        yield lambda _checked: None
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
        with Progress(*columns, console=Console(file=unwrapped(sys.stderr)), transient=True) as progress:
            task = progress.add_task("checking", total=count)
            yield lambda checked: progress.update(task, advance=1, description=visible(checked.deploy.label))


def _written(remedy: DeployRemedy, files: dict[str, str], out: Path) -> tuple[str, ...]:
    """Take the scripts of a remedy into `files`, the same text once, and let the steps speak of them by their path."""
    steps = remedy.steps
    for name, text in remedy.files:
        path = next((path for path, known in files.items() if known == text), None)
        if path is None:
            stem, _, suffix = name.partition(".")
            number = sum(known.startswith(stem) for known in files) + 1
            path = name if number == 1 else f"{stem}-{number}.{suffix}"
            files[path] = text
        steps = tuple(step.replace(name, shell_path(out / path)) for step in steps)
    return steps


def _json(checked: Checked, steps: tuple[str, ...]) -> dict[str, object]:
    contrast = checked.contrast
    return {
        "deploy": checked.deploy.label,
        "verdict": checked.verdict,
        "server_version": checked.server_version,
        "identical": checked.is_identical,
        "findings": [
            {"verdict": f.verdict, "migrations": list(f.migrations), "evidence": list(f.evidence)}
            for f in checked.findings
        ],
        "differences": [
            {"kind": d.kind, "object": d.identity, "history": d.left, "deploy": d.right}
            for d in (contrast.differences if contrast else ())
        ],
        "not_compared": list(contrast.not_compared) if contrast else [],
        "remedy": list(steps),
    }


def _text(results: list[tuple[Checked, tuple[str, ...]]], *, quiet: bool) -> Iterator[str]:
    shown = [result for result in results if not (quiet and result[0].verdict.is_fine)]
    width = max((len(checked.deploy.label) for checked, _ in shown), default=0)
    for checked, _ in shown:
        verdict = click.style(f"{checked.verdict:<12}", fg=_COLORS.get(checked.verdict, "red"), bold=True)
        yield f"  {checked.deploy.label:<{width}}  {verdict}  {_summary(checked)}"
    for checked, steps in shown:
        if checked.verdict.is_fine and len(results) > 1:
            continue
        yield ""
        yield click.style(f"{checked.deploy.label}: {checked.verdict}", bold=True)
        yield from (f"  {line}" for line in _details(checked))
        yield from (f"  → {step}" for step in steps)
    if shown:
        yield ""
    counts = Counter(checked.verdict for checked, _ in results)
    yield ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in reversed(Verdict) if counts[verdict])


def _summary(checked: Checked) -> str:
    first = checked.findings[0]
    others = [finding.verdict for finding in checked.findings[1:] if finding.verdict is not Verdict.READY]
    return visible(first.evidence[0]) + (f"; also {', '.join(others)}" if others else "")


def _details(checked: Checked) -> Iterator[str]:
    for finding in checked.findings:
        lines = tuple(map(visible, finding.evidence[:_LISTED]))
        yield from (f"{finding.verdict}: {line}" if number == 0 else f"  {line}" for number, line in enumerate(lines))
        if len(finding.evidence) > _LISTED:
            yield f"  … and {len(finding.evidence) - _LISTED} more"


def _markdown(results: list[tuple[Checked, tuple[str, ...]]]) -> Iterator[str]:
    yield "| deploy | verdict | evidence |"
    yield "|---|---|---|"
    for checked, _ in results:
        yield f"| {code(checked.deploy.label)} | {checked.verdict} | {prose(_summary(checked))} |"
    for checked, steps in results:
        if not checked.verdict.is_fine:
            yield f"\n### {code(checked.deploy.label)}: {checked.verdict}\n"
            yield from (f"- {prose(line)}" for line in _details(checked))
            yield "\nWhat to do:\n"
            yield from (f"1. {prose(step)}" for step in steps)
