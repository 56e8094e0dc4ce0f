"""`squash lint`: health checks over a history without a database, for every pull request."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from squash.cli import DIFFERENT, OK
from squash.cli.options import MIGRATIONS
from squash.history import read_history
from squash.lint import Finding
from squash.lint import lint as check

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.command()
@MIGRATIONS
@click.option("--schema", default="public", show_default=True, metavar="NAME", help="Prisma's ?schema=.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def lint(migrations: Path, schema: str, form: str) -> int:
    """Look for what is wrong with MIGRATIONS, without a database.

    Exit code 3 when there is an error.
    """
    findings = check(read_history(migrations), schema)
    if form == "json":
        click.echo(json.dumps([asdict(finding) for finding in findings], indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(_line(finding))
        click.echo(_summary(findings), err=True)
    return DIFFERENT if any(finding.severity == "error" for finding in findings) else OK


def _line(finding: Finding) -> str:
    severity = click.style(finding.severity, fg=_COLOURS[finding.severity], bold=True)
    place = f"{finding.migration}/migration.sql:{finding.line}" if finding.migration else "history"
    return f"{place}: {severity}: {finding.message} [{finding.rule}]"


def _summary(findings: tuple[Finding, ...]) -> str:
    counts = Counter(finding.severity for finding in findings)
    words = [f"{counts[one]} {one}{'' if counts[one] == 1 else 's'}" for one in ("error", "warning", "note")]
    return ", ".join(words)
