"""`squash compare`: two sources of a schema, object by object."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack

import click

from squash.cli import DIFFERENT
from squash.cli.arguments import Command
from squash.cli.options import (
    Scratch,
    output_options,
    plain,
    scratch_options,
    scratch_server,
    script_limit,
    size_option,
)
from squash.cli.terminal import say
from squash.compare import Comparison, Declared, Source, compare_sources, is_run, parse_source, scripts_of
from squash.deploys import Deploy
from squash.escaping import json_text, visible
from squash.postgres.schema.alter import Suggestion, alter
from squash.prisma.drift import Beyond
from squash.project import Project


@click.command(cls=Command)
@click.argument("left")
@click.argument("right")
@click.option(
    "--schema",
    callback=plain,
    default="public",
    show_default=True,
    metavar="NAME",
    help="Prisma's ?schema=, where a URL has none.",
)
@size_option
@scratch_options
@output_options
def compare(
    left: str, right: str, schema: str, scratch: str | None, postgres: str | None, form: str, verbose: bool, quiet: bool
) -> int:
    """Compare the schemas of LEFT and RIGHT: each a migrations directory, a .sql file, a datamodel or a database URL.

    A datamodel is a schema.prisma or a folder of .prisma files. Compared with one, only what a datamodel can say
    counts; the rest is listed apart, and with --verbose one by one. Databases are only read. Directories and files are
    run on a scratch server.
    """
    limit = script_limit()
    sources = (parse_source(left, schema, limit=limit), parse_source(right, schema, limit=limit))
    silent = quiet or form == "json"
    for source in sources:
        if isinstance(source, Declared):
            major, minor = source.datamodel.version
            say(f"{source.label}: as Prisma {major}.{minor} takes it", quiet=silent)
    with ExitStack() as stack:
        server = None
        if run := [source for source in sources if is_run(source)]:
            scripts = (script for source in run for script in scripts_of(source))
            server = stack.enter_context(scratch_server(Scratch(scratch, postgres), Project(run[0].path), scripts))
            say(f"{server.source}{server.box and f', {server.box}'}", quiet=silent)
        comparison = compare_sources(sources[0], sources[1], server)
    if form == "json":
        click.echo(json_text(_json(comparison)))
    elif not (quiet and comparison.identical):
        _show(comparison, *_labels(sources), verbose=verbose)
    return 0 if comparison.identical else DIFFERENT


def _json(comparison: Comparison) -> dict[str, object]:
    return {
        "identical": comparison.identical,
        "compared": comparison.compared,
        "differences": [
            {
                "kind": difference.kind,
                "object": difference.identity,
                "left": difference.left,
                "right": difference.right,
                "towards_left": [
                    {"statements": list(change.statements), "loses": change.loses, "by_hand": change.by_hand}
                    for change in alter(difference)
                ],
            }
            for difference in comparison.differences
        ],
        "catalog_differences": list(comparison.catalog),
        "not_compared": list(comparison.not_compared),
        "beyond_datamodel": [{"kind": b.kind, "object": b.identity, "reason": b.reason} for b in comparison.beyond],
        "warnings": list(comparison.warnings),
    }


def _labels(sources: tuple[Source, Source]) -> tuple[str, str]:
    left, right = (source.label or "." for source in sources)
    both = isinstance(sources[0], Deploy) and isinstance(sources[1], Deploy)
    return (f"the left {left}", f"the right {right}") if both else (left, right)


def _show(comparison: Comparison, left: str, right: str, *, verbose: bool) -> None:
    for difference in comparison.differences:
        click.echo(click.style(visible(difference.identity), bold=True))
        for label, definition, color in ((left, difference.left, "red"), (right, difference.right, "green")):
            sign = "-" if color == "red" else "+"
            if definition is None:
                click.echo(click.style(f"  {sign} not in {label}", fg=color))
            else:
                click.echo("\n".join(click.style(f"  {sign} {line}", fg=color) for line in definition.splitlines()))
        if verbose:
            _show_changes(alter(difference), left)
    for line in comparison.catalog:
        click.echo(f"catalog: {line}")
    for what in comparison.not_compared:
        click.echo(f"not compared: {what}")
    _show_beyond(comparison.beyond, verbose=verbose)
    for warning in comparison.warnings:
        click.echo(f"{click.style('warning', fg='yellow')}: {warning}")
    count = len(comparison.differences) + len(comparison.catalog)
    verdict = "identical" if comparison.identical else f"{count} difference{'' if count == 1 else 's'}"
    objects = f"{comparison.compared} object{'' if comparison.compared == 1 else 's'}"
    click.echo(f"{verdict}: {objects} compared")


def _show_changes(changes: tuple[Suggestion, ...], left: str) -> None:
    """Show the statements that make the right side like the left one."""
    for change in changes:
        cost = ", which loses something" if change.loses else ""
        click.echo(f"  towards {left}{cost or (' by hand' if change.by_hand else '')}:")
        for text in change.statements or (change.by_hand,):
            click.echo("\n".join(f"    {line}" for line in f"{text}{';' if change.statements else ''}".splitlines()))


def _show_beyond(beyond: tuple[Beyond, ...], *, verbose: bool) -> None:
    """Print what a datamodel cannot say: how many of each kind, or with --verbose each."""
    if verbose:
        for item in beyond:
            click.echo(f"beyond the datamodel: {visible(item.identity)} ({visible(item.reason)})")
    elif beyond:
        kinds = Counter(item.kind for item in beyond)
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        click.echo(f"beyond the datamodel, not counted: {counted}; --verbose lists them")
