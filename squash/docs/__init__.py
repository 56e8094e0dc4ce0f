"""The pages of the documentation, `<topic>.md`: README links to them, `squash explain` prints them.

A page begins with its topic as a heading; its first paragraph is one sentence, which stands for it in lists.
"""

from __future__ import annotations

from importlib.resources import files

from squash.errors import SquashError


def topics() -> dict[str, str]:
    """Return every topic with the sentence that stands for it, sorted by topic."""
    names = sorted(page.name.removesuffix(".md") for page in files(__name__).iterdir() if page.name.endswith(".md"))
    return {name: read_page(name).split("\n\n", 2)[1].strip() for name in names}


def read_page(topic: str) -> str:
    """Return the page of a topic as Markdown. Raises SquashError for a topic that has none."""
    page = files(__name__).joinpath(f"{topic}.md")
    if "/" in topic or not page.is_file():
        raise SquashError(f"there is no page {topic}", hint="squash explain lists the topics")
    return page.read_text(encoding="utf-8")
