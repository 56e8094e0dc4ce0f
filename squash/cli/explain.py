"""`squash explain`: the pages of the documentation and of lint's rules, on the command line."""

from __future__ import annotations

import difflib
import re
import sys
import textwrap

import click

from squash.cli.arguments import Command
from squash.cli.sink import unwrapped
from squash.docs import read_page, topics

_WIDTH = 100
_GENERATED = re.compile(r"^<!-- .* -->\n\n?", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([\w-]+\.md(?:#[\w-]+)?\)")


@click.command(cls=Command)
@click.argument("topic", required=False)
def explain(topic: str | None) -> None:
    """Show the page of TOPIC: a part of squash, or the id of a lint rule.

    Without TOPIC all topics are listed.
    """
    if topic is None:
        _list()
        return
    text = page_of(topic)
    if text is None:
        raise click.UsageError(f"there is no topic {topic}: {_nearest(topic)}")
    show(text)


def page_of(topic: str) -> str | None:
    """Return a page as Markdown: of a topic or of a rule; None where there is neither."""
    from squash.lint import RULES

    if topic in RULES:
        rule = RULES[topic]
        return f"# {rule.id}\n\n{rule.title} ({rule.severity}).\n\n{rule.help}\n"
    return read_page(topic) if topic in topics() else None


def show(page: str) -> None:
    """Print a page: laid out on a terminal, as the text that it is everywhere else."""
    text = _LINK.sub(r"\1", _GENERATED.sub("", page))
    stream = unwrapped(sys.stdout)
    if not stream.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(file=stream)  # rich itself honours NO_COLOR and TERM=dumb
    console.print(Markdown(text, hyperlinks=False), width=min(console.width, _WIDTH))


def _list() -> None:
    from squash.lint import RULES

    listed = topics()
    width = max(map(len, listed)) + 2
    for name, sentence in listed.items():
        click.echo(f"{name.ljust(width)}{sentence}")
    rules = f"The rules of `squash lint` are topics, too: {', '.join(RULES)}."
    click.echo("\n" + textwrap.fill(rules, _WIDTH, break_on_hyphens=False))


def _nearest(topic: str) -> str:
    from squash.lint import RULES

    near = difflib.get_close_matches(topic, [*topics(), *RULES], n=3, cutoff=0.5)
    return f"did you mean {' or '.join(near)}?" if near else "squash explain lists them"
