"""Sequences: those of their own, and those that a table makes."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import known, literal, object_name, quote
from squash.postgres.schema.objects import Draft, ObjectName
from squash.postgres.schema.queries import SequenceRow
from squash.postgres.schema.tables import Table

_SEQUENCE_RANGE = {"smallint": 2**15 - 1, "integer": 2**31 - 1, "bigint": 2**63 - 1}


def read_sequences(catalog: Catalog, tables: dict[int, Table]) -> None:
    """Draft the sequences that no table makes; hand the others to their tables."""
    sequences = {row.oid: row for row in catalog.rows(SequenceRow)}
    for oid, sequence in sequences.items():
        if oid not in catalog.relations:
            continue
        name = catalog.relation_name(oid)
        identity = identity_of("sequence", name)
        owner = tables.get(sequence.owner) if sequence.owner else None
        # CREATE TABLE t (a SERIAL)
        if owner and _is_made_by(catalog, sequence, owner):
            owner.sequences[known(sequence.owner_column)] = sequence
            _add_differences(catalog, oid, sequence, owner)
            continue
        # CREATE UNLOGGED SEQUENCE q INCREMENT BY 2
        persistence = "UNLOGGED " if catalog.relations[oid].persistence == "u" else ""
        definition = " ".join([f"CREATE {persistence}SEQUENCE {name}", *sequence_options(sequence)])
        catalog.add(
            Draft(
                "sequence",
                identity,
                definition,
                (("pg_class", oid),),
                oid=f"{literal(name)}::regclass::oid",
            )
        )
        # ALTER SEQUENCE q OWNED BY t.a
        if owner:
            column = next(c for c in owner.columns if c.number == sequence.owner_column)
            catalog.add(
                Draft(
                    "sequence owner",
                    identity_of("sequence owner", name, aspect="owner"),
                    f"ALTER SEQUENCE {name} OWNED BY {owner.name}.{quote(column.name)}",
                    missing=f"NOT EXISTS (SELECT FROM pg_depend WHERE objid = {literal(name)}::regclass::oid"
                    " AND classid = 'pg_class'::regclass::oid AND deptype = 'a')",
                    relation=owner.identity,
                    needs=(identity, owner.identity),
                    name=_name(catalog, oid, "owner"),
                )
            )
        elif sequence.owner:
            catalog.unsupported.append(f"{identity}, owned by a column of something that is no table")


def _name(catalog: Catalog, oid: int, aspect: str) -> ObjectName:
    row = catalog.relations[oid]
    return ObjectName(row.schema, row.name, catalog.relation_name(oid), aspect=aspect)


def _add_differences(catalog: Catalog, oid: int, sequence: SequenceRow, table: Table) -> None:
    """Draft type and persistence of an identity column's sequence where they are not as the table makes them."""
    column = next(c for c in table.columns if c.number == sequence.owner_column)
    # ALTER SEQUENCE t_a_seq AS INTEGER MINVALUE 1 MAXVALUE 9
    if sequence.type != column.type:  # LIKE, and a column that was given another type, leave it as it was
        name = catalog.relation_name(oid)
        catalog.add(
            Draft(
                "sequence owner",
                identity_of("sequence owner", name, aspect="type"),
                f"ALTER SEQUENCE {name} AS {sequence.type.upper()}"
                f" MINVALUE {sequence.minimum} MAXVALUE {sequence.maximum}",
                missing=f"(SELECT seqtypid FROM pg_sequence WHERE seqrelid = {literal(name)}::regclass::oid)"
                f" <> '{sequence.type}'::regtype::oid",
                relation=table.identity,
                needs=(table.identity,),
                name=_name(catalog, oid, "type"),
            )
        )
    wanted = catalog.relations[oid].persistence
    # ALTER SEQUENCE t_a_seq SET UNLOGGED
    if wanted != table.row.persistence:
        name = catalog.relation_name(oid)
        word = "UNLOGGED" if wanted == "u" else "LOGGED"
        catalog.add(
            Draft(
                "sequence owner",
                identity_of("sequence owner", name, aspect="persistence"),
                f"ALTER SEQUENCE {name} SET {word}",
                missing=f"(SELECT relpersistence <> '{wanted}' FROM pg_class"
                f" WHERE oid = {literal(name)}::regclass::oid)",
                relation=table.identity,
                needs=(table.identity,),
                name=_name(catalog, oid, "persistence"),
            )
        )


def _is_made_by(catalog: Catalog, sequence: SequenceRow, table: Table) -> bool:
    """Return whether CREATE TABLE makes this sequence: an identity column, or SERIAL where every default comes out."""
    # a INTEGER GENERATED ALWAYS AS IDENTITY
    if sequence.ownership == "i":
        return True
    # a SERIAL, and not a INTEGER DEFAULT nextval('q')
    column = next(c for c in table.columns if c.number == sequence.owner_column)
    relation = catalog.relations[sequence.oid]
    return (
        column.type in _SEQUENCE_RANGE
        and column.type == sequence.type
        and column.not_null
        and relation.schema == table.row.schema
        and relation.persistence == table.row.persistence
        and relation.name == object_name(table.row.name, column.name, "seq")
        and column.default_expression == f"nextval({_printed_regclass(catalog, sequence.oid)}::regclass)"
        and all(option.startswith("AS ") for option in sequence_options(sequence))
        and not column.inherited
        and not table.is_child
        and not table.row.of_type
    )


def _printed_regclass(catalog: Catalog, oid: int) -> str:
    """Return the literal that regclass output makes of a sequence of the user: quoted only where needed."""
    row = catalog.relations[oid]

    def printed(name: str) -> str:
        plain = name[:1].isascii() and name.isascii() and name == name.lower()
        plain = plain and name.replace("_", "a").isalnum() and not name[:1].isdigit()
        return name if plain else quote(name)

    qualified = row.schema == catalog.namer.schema and row.visible
    return literal(printed(row.name) if qualified else f"{printed(row.schema)}.{printed(row.name)}")


def sequence_options(row: SequenceRow) -> list[str]:
    """Return the clauses of CREATE SEQUENCE that differ from what it takes by itself; `AS` comes first if at all."""
    top = _SEQUENCE_RANGE[row.type]
    down = row.increment < 0
    minimum, maximum = (-top - 1, -1) if down else (1, top)
    options = [] if row.type == "bigint" else [f"AS {row.type.upper()}"]
    if row.increment != 1:
        options.append(f"INCREMENT BY {row.increment}")
    if row.minimum != minimum:
        options.append(f"MINVALUE {row.minimum}")
    if row.maximum != maximum:
        options.append(f"MAXVALUE {row.maximum}")
    if row.start != (row.maximum if down else row.minimum):
        options.append(f"START WITH {row.start}")
    if row.cache != 1:
        options.append(f"CACHE {row.cache}")
    if row.cycles:
        options.append("CYCLE")
    return options
