"""Rows that a history leaves behind in its tables."""

from __future__ import annotations

from squash.data.carrying import LIMIT, Carried, DataChoice, carry
from squash.data.witness import TableRows, read_rows
from squash.data.writing import RowsScript, write_rows

__all__ = ["LIMIT", "Carried", "DataChoice", "RowsScript", "TableRows", "carry", "read_rows", "write_rows"]
