"""Arguments that may be database URLs: where one is misplaced, no message shows it."""

from __future__ import annotations

import os
from typing import Any

import click

from squash.errors import may_hold_password

_SOURCES = frozenset({"scratch", "left", "right", "target", "source", "sources"})
"""The parameters that take a database URL."""


class Command(click.Command):
    """A command that refuses a database URL in any other place than those for one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Raise UsageError for a misplaced URL."""
        rest = super().parse_args(ctx, args)
        for parameter in self.params:
            if parameter.name not in _SOURCES and _misplaced(ctx.params.get(parameter.name or "")):
                name = parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(ctx)
                raise click.UsageError(f"{name} takes no database URL", ctx)
        return rest


class Group(click.Group):
    """A group whose usage errors, also those of its commands, show no argument that may hold a password."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Raise a UsageError without the argument."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise _without_argument(error) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Raise a UsageError of a command without the argument."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise _without_argument(error) from None


def _misplaced(value: object) -> bool:
    if isinstance(value, tuple):
        return any(map(_misplaced, value))
    return isinstance(value, str | os.PathLike) and not is_place(text := os.fspath(value)) and may_hold_password(text)


def is_place(text: str) -> bool:
    """Return whether a text names a file or folder that is there; a text with `://` is never looked for."""
    if "://" in text or "\0" in text:
        return False
    try:
        return os.path.lexists(text)
    except ValueError:
        return False


def _without_argument(error: click.UsageError) -> click.UsageError:
    if not may_hold_password(error.format_message()):
        return error
    return click.UsageError(
        "an argument that may be a database URL, and is not shown, is not expected there", error.ctx
    )
