"""A routine with the signature of another one, which does nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from squash.postgres.schema.names import quote
from squash.prelude.type_texts import written_type


@dataclass(frozen=True, slots=True)
class Stub:
    """The statement that makes a routine, and its name with the types of its arguments, as ALTER FUNCTION takes it."""

    statement: str
    signature: str


_UNWRITABLE = frozenset({"internal", "cstring", "language_handler", "fdw_handler", "index_am_handler"})
_VOLATILITY = {"i": "IMMUTABLE", "s": "STABLE", "v": "VOLATILE"}
_MODES = {"i": "", "b": "INOUT ", "o": "OUT ", "v": "VARIADIC "}


def write_routine(row: Mapping[str, Any]) -> Stub | None:
    """Return a stub of a routine in PL/pgSQL: it returns NULL, no rows, or the row of a trigger.

    None for an aggregate, a window function, and one with types that only C has.
    """
    types: list[str] = row["argument_types"]
    if row["kind"] not in ("f", "p") or not _UNWRITABLE.isdisjoint((*types, row["result"])):
        return None
    modes: list[str] = row["argument_modes"] or ["i"] * len(types)
    names: list[str] = row["argument_names"] or [""] * len(types)
    every = list(zip(modes, names, map(written_type, types), strict=True))
    inputs = [type_ for mode, _, type_ in every if mode in "ibv"]
    arguments = _arguments(every, first_default=len(inputs) - row["defaults"])
    name = f"{quote(row['schema'])}.{quote(row['name'])}"
    kind = "PROCEDURE" if row["kind"] == "p" else "FUNCTION"
    words = [f"CREATE {kind} {name}({arguments})"]
    columns = ", ".join(f"{quote(name)} {type_}" for mode, name, type_ in every if mode == "t")
    if kind == "FUNCTION":
        words.append(f"RETURNS {f'TABLE({columns})' if columns else _result(row['result'])}")
    words.append("LANGUAGE plpgsql")
    if kind == "FUNCTION":
        words.append(_VOLATILITY[row["volatility"]] + (" STRICT" if row["strict"] else ""))
    words.append(f"AS $$ BEGIN{_body(row, has_outputs=any(mode in 'ob' for mode in modes))} END $$")
    signature = f"{name}({', '.join(inputs)})"
    return Stub(" ".join(words), signature)


def _arguments(every: list[tuple[str, str, str]], *, first_default: int) -> str:
    written, number = [], 0
    for mode, name, type_ in every:
        if mode == "t":
            continue
        takes = mode in "ibv"
        default = " DEFAULT NULL" if takes and number >= first_default else ""
        number += takes
        written.append(f"{_MODES[mode]}{f'{quote(name)} ' if name else ''}{type_}{default}")
    return ", ".join(written)


def _result(result: str) -> str:
    several = result.startswith("SETOF ")
    return f"SETOF {written_type(result[6:])}" if several else written_type(result)


def _body(row: Mapping[str, Any], *, has_outputs: bool) -> str:
    if row["is_trigger"]:
        return " RETURN coalesce(NEW, OLD);"
    if row["kind"] == "p" or row["returns_nothing"] or (has_outputs and not row["returns_set"]):
        return ""
    return " RETURN;" if row["returns_set"] else " RETURN NULL;"
