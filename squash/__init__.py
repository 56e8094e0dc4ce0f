"""Squash a Prisma Migrate history on PostgreSQL into one proven, idempotent baseline migration.

The names below are the library; they are imported when they are asked for. A squash in five lines:

```
history = read_history(Path("prisma/migrations"))
with open_server() as server:
    result = squash_history(Request(history), server)
assert result.proof.holds
print(result.baseline.script)
```
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC = {
    "Check": "proof",
    "Datamodel": "prisma.datamodel",
    "History": "prisma.history",
    "Migration": "prisma.history",
    "Project": "project",
    "Proof": "proof",
    "Repair": "repair",
    "Request": "run",
    "Schema": "postgres.schema",
    "SchemaObject": "postgres.schema",
    "Server": "postgres.server",
    "Squash": "run",
    "SquashError": "errors",
    "LEDGER": "prisma.ledger",
    "build_target": "repair",
    "connection_url": "prisma.urls",
    "find_target": "repair",
    "open_server": "postgres.server",
    "read_datamodel": "prisma.datamodel",
    "read_history": "prisma.history",
    "read_schema": "postgres.schema",
    "render_datamodel": "prisma.datamodel:render",
    "repair_history": "repair:repair",
    "replay_history": "prisma.replay:replay",
    "squash_history": "run:squash",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PUBLIC[name].partition(":")
    return getattr(import_module(f"squash.{module}"), attribute or name)
