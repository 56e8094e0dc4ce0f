"""What people see: progress on stderr, failures with their place, checks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from squash.cli.sink import unwrapped
from squash.escaping import visible
from squash.prisma.history import Migration
from squash.prisma.replay import Applied, Failure
from squash.proof import Check
from squash.run import Watcher

_PHASES = {
    "read": "reading the schema",
    "baseline": "writing the baseline",
    "proof": "proving",
    "later": "replaying the later migrations",
}


def say(text: str, *, quiet: bool = False) -> None:
    """Print a line of progress."""
    if not quiet:
        click.echo(text, err=True)


def warn(text: str) -> None:
    """Print a line that matters though nothing failed, whatever --quiet says."""
    click.echo(f"{click.style('warning', fg='yellow', bold=True)}: {text}", err=True)


def aside(text: str) -> str:
    """Return text that explains, dimmed."""
    return click.style(text, dim=True)


def ask(question: str) -> bool:
    """Ask for a yes, on a terminal; elsewhere nobody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty() and click.confirm(question, err=True)


@contextmanager
def watching(count: int, *, verbose: bool, quiet: bool) -> Iterator[Watcher]:
    """Show how a run goes: a bar on a terminal, plain lines elsewhere, a line a migration when verbose."""
    if quiet:
        yield Watcher(ask=ask)
    elif verbose or not sys.stderr.isatty() or os.environ.get("CI"):
        yield _plain(count, verbose=verbose)
    else:
        with _bar(count) as watcher:
            yield watcher


def _plain(count: int, *, verbose: bool) -> Watcher:
    def migration(number: int, _migration: Migration) -> None:
        if number == 0 and not verbose:
            say(f"replaying {count} migration{'' if count == 1 else 's'}")

    def applied(done: Applied) -> None:
        if verbose:
            say(f"{click.style('✓', fg='green')} {done.name} {aside(f'{done.seconds * 1000:.0f} ms')}")

    return Watcher(migration, applied, lambda phase: say(_PHASES[phase]), ask)


@contextmanager
def _bar(count: int) -> Iterator[Watcher]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(file=unwrapped(sys.stderr)), transient=True) as progress:
        task = progress.add_task("starting", total=count)

        def applied(_done: Applied) -> None:
            progress.advance(task)

        def interrupt(question: str) -> bool:
            progress.stop()  # it would write over the question
            try:
                return ask(question)
            finally:
                progress.start()

        yield Watcher(
            lambda _number, migration: progress.update(task, description=visible(migration.name)),
            applied,
            lambda phase: progress.update(task, description=_PHASES[phase]),
            interrupt,
        )


def show_failure(failure: Failure) -> None:
    """Show where a migration failed and what the server said."""
    place = f":{failure.line}" if failure.line else ""
    file = failure.file or f"{failure.migration}/migration.sql"
    say(f"\n  {click.style(f'{file}{place}', bold=True)}")
    if failure.excerpt:
        say("\n" + "\n".join(f"    {line}" for line in failure.excerpt.splitlines()) + "\n")
    sqlstate = f"SQLSTATE {failure.sqlstate}: " if failure.sqlstate else ""
    say(f"  {sqlstate}{failure.message}")
    for label, text in (("detail", failure.detail), ("hint", failure.server_hint), ("where", failure.context)):
        if text:
            say(f"  {label}: {text}")
    if failure.advice:
        say(f"\n  {failure.advice}")


def show_checks(checks: tuple[Check, ...]) -> list[str]:
    """Return the checks as lines, with what was compared, and the differences of failed ones under them."""
    width = max(len(check.name) for check in checks)
    lines = []
    for check in checks:
        if check.unchecked:
            lines.append(f"  - {check.name.ljust(width)}  not checked: {check.unchecked}")
            continue
        mark = click.style("✓", fg="green") if check.passed else click.style("✗", fg="red")
        number, _, unit = check.counted.partition(" ")
        lines.append(f"  {mark} {check.name.ljust(width)}  {number:>8} {unit}")
        lines += [f"      {line}" for line in check.differences]
    return lines
