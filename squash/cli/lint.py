"""`squash lint`: health checks over a history without a database, for every pull request."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from squash.cli import DIFFERENT, OK
from squash.cli.arguments import Command
from squash.cli.explain import page_of, show
from squash.cli.options import (
    choose_execution,
    git_knows,
    plain,
    prelude_option,
    preludes_of,
    script_limit,
    size_option,
)
from squash.cli.sink import write_commands
from squash.cli.terminal import aside, say, warn
from squash.escaping import json_text, visible
from squash.files import real_path
from squash.lint import RULES, LintFinding, Merged, Severity
from squash.lint import lint as check
from squash.lint.configuration import Configuration, read_configuration
from squash.lint.formats import as_json, github, place, sarif
from squash.prisma.datamodel import Datamodel, read_datamodel
from squash.prisma.history import History, read_history
from squash.prisma.provenance import Tracked, cut_short, default_branch, merge_base, merged_edits, scripts_at
from squash.project import Project

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def _explain(context: click.Context, _parameter: click.Parameter, rule: str | None) -> None:
    if rule is None or context.resilient_parsing:
        return
    page = page_of(rule) if rule in RULES else None
    if page is None:
        raise click.BadParameter(f"there is no rule {rule}: squash lint --rules lists them", param_hint="--explain")
    show(page)
    context.exit()


def _list_rules(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    width = max(map(len, RULES))
    for rule in RULES.values():
        click.echo(f"{rule.id.ljust(width)}  {rule.severity.ljust(7)}  {rule.title}")
    context.exit()


@click.command(cls=Command)
@click.argument("migrations", type=click.Path(path_type=Path))
@click.option(
    "--since",
    callback=plain,
    metavar="GITREF",
    help="Show only what is in migrations that are new or changed since then.",
)
@click.option(
    "--datamodel",
    type=click.Path(path_type=Path),
    help="The schema.prisma, or its folder [default: beside MIGRATIONS].",
)
@click.option("--no-git", is_flag=True, help="Leave out the rules that compare with the default branch.")
@click.option("--strict", is_flag=True, help="Exit code 3 for warnings, too.")
@click.option("--schema", callback=plain, metavar="NAME", help="Prisma's ?schema=.  [default: public]")
@click.option(
    "--execution",
    type=click.Choice(["auto", "batch", "split"]),
    default="auto",
    show_default=True,
    help="Prisma runs scripts whole (up to 7.3) or statement by statement (since 7.4, if it can cut them).",
)
@prelude_option
@size_option
@click.option(
    "--explain", metavar="RULE", callback=_explain, expose_value=False, is_eager=True, help="Show a rule's page."
)
@click.option("--rules", is_flag=True, callback=_list_rules, expose_value=False, is_eager=True, help="List the rules.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True
)
@click.option("-v", "--verbose", is_flag=True, help="Show notes, too, in text.")
@click.option("-q", "--quiet", is_flag=True, help="Show errors only, in text.")
def lint(
    migrations: Path,
    since: str | None,
    datamodel: Path | None,
    no_git: bool,
    strict: bool,
    schema: str | None,
    execution: str,
    form: str,
    verbose: bool,
    quiet: bool,
) -> int:
    """Look for what is wrong with MIGRATIONS, without a database.

    Exit code 3 when there is an error. Rules are turned off, and single findings ignored, in [tool.squash.lint] of
    pyproject.toml or [lint] of squash.toml.
    """
    project = Project(migrations, limit=script_limit())
    history = read_history(migrations, in_any_order=True, limit=script_limit())
    configuration = read_configuration(migrations, RULES)
    silent = quiet or form != "text"
    asks_git = git_knows(project, no_git=no_git, quiet=silent)
    if asks_git and (words := cut_short(project.tracked)):
        warn(words)
    findings = check(
        history,
        schema=schema or configuration.schema or "public",
        mode=choose_execution(execution, project)[0],
        merged=_merged(project.tracked, configuration, quiet=silent) if asks_git else None,
        datamodel=_datamodel(project, datamodel, configuration),
        preludes=preludes_of(project),
    )
    _warn_of_idle(configuration, findings, history)
    findings = tuple(finding for finding in findings if not configuration.silences(finding))
    if since is not None:
        new = _new(project.tracked, history, since)
        findings = tuple(finding for finding in findings if finding.migration in new or not finding.migration)
    _show(findings, migrations, form, verbose=verbose, quiet=quiet)
    grave: tuple[Severity, ...] = ("error", "warning") if strict else ("error",)
    return DIFFERENT if any(finding.severity in grave for finding in findings) else OK


def _merged(tracked: Tracked, configuration: Configuration, *, quiet: bool) -> Merged | None:
    """Return what git knows of the default branch; None where it has none, or when nobody asks."""
    if {"edited-after-merge", "out-of-order"} <= configuration.off:
        return None
    branch = configuration.branch or default_branch(tracked)
    if branch is None:
        say(f"{aside('note')}: git has no default branch here to compare with, such as origin/main", quiet=quiet)
        return None
    now = scripts_at(tracked, branch)
    base = merge_base(tracked, branch)
    return Merged(branch, now, scripts_at(tracked, base), merged_edits(tracked, branch))


def _datamodel(project: Project, given: Path | None, configuration: Configuration) -> Datamodel | None:
    if {"model-not-migrated", "table-without-model"} <= configuration.off:
        return None
    path = given or configuration.datamodel or project.datamodel
    return read_datamodel(path) if path else None


def _new(tracked: Tracked, history: History, since: str) -> set[str]:
    """Return the migrations that are not, or not so, in the commit where HEAD and `since` went apart."""
    before: Mapping[str, str] = scripts_at(tracked, merge_base(tracked, since))
    return {migration.name for migration in history.migrations if before.get(migration.name) != migration.script}


def _warn_of_idle(configuration: Configuration, findings: tuple[LintFinding, ...], history: History) -> None:
    names = {migration.name for migration in history.migrations}
    raised = {(finding.migration, finding.rule) for finding in findings}
    for ignore in configuration.ignores:
        if ignore.migration not in names:
            warn(f"{configuration.source}: there is no migration {ignore.migration} to ignore anything in")
        for rule in ignore.rules:
            if ignore.migration in names and (ignore.migration, rule) not in raised:
                warn(f"{configuration.source}: nothing of {rule} is left to ignore in {ignore.migration}")


def _show(findings: tuple[LintFinding, ...], migrations: Path, form: str, *, verbose: bool, quiet: bool) -> None:
    directory = _from_here(migrations)
    if form == "json":
        click.echo(json_text(as_json(findings, directory)))
    elif form == "sarif":
        click.echo(json_text(sarif(findings, RULES, directory)))
    elif form == "github":
        for finding in findings:
            write_commands(github(finding, directory))
    else:
        shown = ("error",) if quiet else ("error", "warning", "note") if verbose else ("error", "warning")
        for finding in findings:
            if finding.severity in shown:
                click.echo(_line(finding, directory))
        if not quiet:
            click.echo(_summary(findings, verbose=verbose), err=True)


def _from_here(migrations: Path) -> str:
    """Return the path relative to the working directory, as CI's annotations need it, if it lies below that."""
    here, there = real_path(Path.cwd()), real_path(migrations)
    return there.relative_to(here).as_posix() if there.is_relative_to(here) else Path(os.fspath(migrations)).as_posix()


def _line(finding: LintFinding, directory: str) -> str:
    severity = click.style(finding.severity, fg=_COLOURS[finding.severity], bold=True)
    where = place(finding, directory) + (f":{finding.line}" if finding.line else "")
    return f"{where}: {severity}: {visible(finding.message)} {aside(f'[{finding.rule}]')}"


def _summary(findings: tuple[LintFinding, ...], *, verbose: bool) -> str:
    counts = Counter(finding.severity for finding in findings)
    words = [
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in ("error", "warning", "note")
    ]
    hidden = " (-v shows notes)" if counts["note"] and not verbose else ""
    return ", ".join(words) + hidden
