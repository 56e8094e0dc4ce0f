"""Rows that a history leaves behind in its tables: read, written into the baseline, and held against each other."""

from __future__ import annotations

from squash.data.carrying import LIMIT, Carried, DataChoice, carry, choose
from squash.data.origins import Origin, RowCounts, find_backfills
from squash.data.volatile import Volatile
from squash.data.witness import TableRows, read_rows
from squash.data.writing import RowsScript

__all__ = [
    "LIMIT", "Carried", "DataChoice", "Origin", "RowCounts", "RowsScript", "TableRows", "Volatile", "carry", "choose",
    "find_backfills", "read_rows",
]  # fmt: skip
