"""Rows that a history leaves behind in its tables: read, written into the baseline, and held against each other."""

from __future__ import annotations

from squash.data.before import NOTHING_BEFORE, RowsBefore, read_rows_before
from squash.data.carrying import INCLUDE, LIMIT, Carried, DataChoice, carry, choose
from squash.data.origins import Origin, RowCounts, find_backfills
from squash.data.volatile import Volatile
from squash.data.witness import NOTHING_GENERATED, Generated, TableRows, read_generated, read_rows
from squash.data.writing import NO_ROWS, RowsScript

__all__ = [
    "INCLUDE",
    "LIMIT",
    "NOTHING_BEFORE",
    "NOTHING_GENERATED",
    "NO_ROWS",
    "Carried",
    "DataChoice",
    "Generated",
    "Origin",
    "RowCounts",
    "RowsBefore",
    "RowsScript",
    "TableRows",
    "Volatile",
    "carry",
    "choose",
    "find_backfills",
    "read_generated",
    "read_rows",
    "read_rows_before",
]
