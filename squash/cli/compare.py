"""`squash compare`: two sources of a schema, object by object."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import click

from squash.cli import DIFFERENT
from squash.cli.options import OFFLINE, STUBS, output_options, scratch_options
from squash.cli.terminal import say
from squash.compare import Comparison, Declared, compare_sources, parse_source, scratch_for
from squash.drift import Beyond


@click.command()
@click.argument("left")
@click.argument("right")
@click.option(
    "--schema", default="public", show_default=True, metavar="NAME", help="Prisma's ?schema=, where a URL has none."
)
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
    sources = (parse_source(left, schema), parse_source(right, schema))
    for source in sources:
        if isinstance(source, Declared):
            major, minor = source.datamodel.version
            say(f"{source.label}: as Prisma {major}.{minor} takes it", quiet=quiet or form == "json")
    with ExitStack() as stack:
        kept = click.get_current_context().meta
        server = scratch_for(stack, sources, scratch, postgres, kept[STUBS], offline=kept[OFFLINE])
        if server is not None:
            say(server.source, quiet=quiet or form == "json")
        found = compare_sources(sources[0], sources[1], server)
    if form == "json":
        click.echo(json.dumps(_json(found), indent=2, ensure_ascii=False))
    elif not (quiet and found.identical):
        _show(found, Path(left).name or left, Path(right).name or right, verbose=verbose)
    return 0 if found.identical else DIFFERENT


def _json(found: Comparison) -> dict[str, object]:
    return {
        "identical": found.identical,
        "compared": found.compared,
        "differences": [
            {"kind": d.kind, "object": d.identity, "left": d.left, "right": d.right} for d in found.differences
        ],
        "catalog_differences": list(found.catalog),
        "not_compared": list(found.not_compared),
        "beyond_datamodel": [{"kind": b.kind, "object": b.identity, "reason": b.reason} for b in found.beyond],
        "warnings": list(found.warnings),
    }


def _show(found: Comparison, left: str, right: str, *, verbose: bool) -> None:
    for difference in found.differences:
        click.echo(click.style(difference.identity, bold=True))
        for label, definition, color in ((left, difference.left, "red"), (right, difference.right, "green")):
            sign = "-" if color == "red" else "+"
            if definition is None:
                click.echo(click.style(f"  {sign} not in {label}", fg=color))
            else:
                click.echo("\n".join(click.style(f"  {sign} {line}", fg=color) for line in definition.splitlines()))
    for line in found.catalog:
        click.echo(f"catalog: {line}")
    for what in found.not_compared:
        click.echo(f"not compared: {what}")
    _show_beyond(found.beyond, verbose=verbose)
    for warning in found.warnings:
        click.echo(f"{click.style('warning', fg='yellow')}: {warning}")
    count = len(found.differences) + len(found.catalog)
    verdict = "identical" if found.identical else f"{count} difference{'' if count == 1 else 's'}"
    objects = f"{found.compared} object{'' if found.compared == 1 else 's'}"
    click.echo(f"{verdict}: {objects} compared")


def _show_beyond(beyond: tuple[Beyond, ...], *, verbose: bool) -> None:
    """Say what a datamodel cannot: how many of each kind, or with --verbose each."""
    if verbose:
        for item in beyond:
            click.echo(f"beyond the datamodel: {item.identity} ({item.reason})")
    elif beyond:
        kinds = Counter(item.kind for item in beyond)
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        click.echo(f"beyond the datamodel, not counted: {counted}; --verbose lists them")
