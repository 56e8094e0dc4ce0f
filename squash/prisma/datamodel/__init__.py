"""`schema.prisma`, one file or a folder: what it declares, and the DDL that Prisma's engine makes of it for PostgreSQL.

`read_datamodel` reads and checks it, `render` writes the script, which `postgres.server.execute_script` can run on an
empty database. `Datamodel.tables` and `.enums` are the static view: every name that the datamodel gives the database.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from squash.errors import DatamodelError
from squash.files import DATAMODEL, project_of, read_file
from squash.prisma.datamodel.config import PrismaConfig, read_config
from squash.prisma.datamodel.declared import (
    Datamodel,
    DeclaredColumn,
    DeclaredForeignKey,
    DeclaredName,
    DeclaredTable,
    Enum,
    Extension,
    Index,
    Key,
    PrimaryKey,
)
from squash.prisma.datamodel.location import CURRENT, datamodel_files, find_datamodel, is_datamodel
from squash.prisma.datamodel.render import add_foreign_key, column_definition, create_index, create_table, render
from squash.prisma.datamodel.resolve import resolve
from squash.prisma.datamodel.syntax import Position, parse
from squash.prisma.replay.prisma import Version, find_version

__all__ = [
    "Datamodel",
    "DeclaredColumn",
    "DeclaredForeignKey",
    "DeclaredName",
    "DeclaredTable",
    "Enum",
    "Extension",
    "Index",
    "Key",
    "Position",
    "PrimaryKey",
    "add_foreign_key",
    "column_definition",
    "create_index",
    "create_table",
    "find_datamodel",
    "is_datamodel",
    "parse_datamodel",
    "read_datamodel",
    "render",
]


def read_datamodel(path: Path, *, version: Version | None = None) -> Datamodel:
    """Read a `schema.prisma`, a folder of `.prisma` files, or what the `prisma.config.ts` in a folder names.

    `version` is that of Prisma to render for, major and minor; without it the nearest package.json says which, or else
    it is the current one. Tables and enums that the nearest `prisma.config.ts` calls external are left out, as Prisma
    does. Raises DatamodelError, with file, line and column, for what Prisma would not take, and for
    any other provider than postgresql; InputError for a file that is not to be read.
    """
    files = datamodel_files(path)
    top = project_of(path)
    texts = [(file, _read(file, top)) for file in files]
    if version is None:
        detected = find_version(path if path.is_dir() else path.parent)
        version = detected[0] if detected else CURRENT
    blocks = tuple(block for file, text in texts for block in parse(text, str(file)))
    return _without_external(resolve(blocks, files, version), read_config(files[0]))


def _without_external(datamodel: Datamodel, config: PrismaConfig | None) -> Datamodel:
    """Return a datamodel without what is external, which others may refer to: such tables are as ignored ones."""
    if config is None or not (config.tables or config.enums):
        return datamodel

    def is_among(name: DeclaredName, names: tuple[str, ...]) -> bool:
        return f"{name.schema or 'public'}.{name.name}" in names or name.name in names

    outside = tuple(table.name for table in datamodel.tables if is_among(table.name, config.tables))
    return replace(
        datamodel,
        tables=tuple(table for table in datamodel.tables if table.name not in outside),
        enums=tuple(enum for enum in datamodel.enums if not is_among(enum.name, config.enums)),
        ignored=(*datamodel.ignored, *outside),
    )


def parse_datamodel(text: str, file: str = "schema.prisma", *, version: Version = CURRENT) -> Datamodel:
    """Read the text of one file, as `read_datamodel` does."""
    return resolve(parse(text, file), (Path(file),), version)


def _read(file: Path, top: Path) -> str:
    content = read_file(file, limit=DATAMODEL, within=top)
    if content is None:
        raise DatamodelError(f"{file} is not there", hint="name the schema.prisma, or the folder of its parts")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise DatamodelError(f"{file} is not UTF-8: byte {error.start}") from error
