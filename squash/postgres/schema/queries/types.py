"""Rows of types, of what works on them, and of text search."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class TypeRow:
    """An enum, domain or composite type."""

    oid: int
    schema: str
    name: str
    type: str
    relation: int
    visible: bool
    labels: list[str]
    base_type: str | None
    bare_type: str | None
    default_expression: str | None
    dimensions: int
    not_null: bool
    collation: str | None


@dataclass(slots=True, eq=False)
class BaseTypeRow:
    """A base type, or a shell."""

    oid: int
    schema: str
    name: str
    visible: bool
    is_defined: bool
    input: str
    output: str
    receive: str | None
    send: str | None
    typmod_in: str | None
    typmod_out: str | None
    analyze: str | None
    subscript: str | None
    functions: list[int]
    length: int
    by_value: bool
    alignment: str
    storage: str
    category: str
    is_preferred: bool
    delimiter: str
    element: str | None
    is_collatable: bool
    default_text: str | None


@dataclass(slots=True, eq=False)
class RangeRow:
    """A range type with its multirange type."""

    oid: int
    schema: str
    name: str
    visible: bool
    constructor: str
    multirange_oid: int
    multirange_schema: str
    multirange_name: str
    multirange_visible: bool
    multirange_constructor: str
    constructor_schema: str
    multirange_constructor_schema: str
    subtype: str
    subtype_opclass: str | None
    collation: str | None
    canonical_oid: int
    canonical: str | None
    subtype_diff: str | None


@dataclass(slots=True, eq=False)
class CastRow:
    """A cast."""

    oid: int
    source: str
    target: str
    function: str
    method: str
    context: str


@dataclass(slots=True, eq=False)
class CollationRow:
    """A collation."""

    oid: int
    schema: str
    name: str
    visible: bool
    provider: str
    is_deterministic: bool
    is_copy: bool
    lc_collate: str | None
    lc_ctype: str | None
    locale: str
    rules: str | None
    version: str | None


@dataclass(slots=True, eq=False)
class ConversionRow:
    """An encoding conversion."""

    oid: int
    schema: str
    name: str
    visible: bool
    source: str
    target: str
    function: str
    is_default: bool


@dataclass(slots=True, eq=False)
class OperatorRow:
    """An operator, or a shell of one."""

    oid: int
    name: str
    signature: str
    left_type: str | None
    right_type: str | None
    is_shell: bool
    is_announced: bool
    function: str | None
    commutator: str | None
    negator: str | None
    restrict: str | None
    join: str | None
    hashes: bool
    merges: bool


@dataclass(slots=True, eq=False)
class OperatorFamilyRow:
    """An operator family."""

    oid: int
    schema: str
    name: str
    visible: bool
    method: str
    is_own: bool


@dataclass(slots=True, eq=False)
class OperatorClassRow:
    """An operator class."""

    oid: int
    schema: str
    name: str
    visible: bool
    method: str
    family: int
    is_default: bool
    type: str
    key_type: str | None


@dataclass(slots=True, eq=False)
class OperatorMemberRow:
    """An operator or function of an operator class or family."""

    catalog: str
    oid: int
    family: int
    opclass: int | None
    word: str
    number: int
    left_type: str
    right_type: str
    signature: str
    sort_family: str | None


@dataclass(slots=True, eq=False)
class TextSearchRow:
    """A text search object of any kind."""

    what: str
    catalog: str
    oid: int
    schema: str
    name: str
    visible: bool
    options: list[str]


@dataclass(slots=True, eq=False)
class TextSearchMappingRow:
    """The dictionaries of a token type in a configuration."""

    configuration: int
    number: int
    token: str
    dictionaries: list[str]
    dictionary_oids: list[int]
