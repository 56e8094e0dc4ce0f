"""Static reading of SQL scripts: where statements begin and end, what they are, what they create, drop and need.

Nothing here needs a server. Every statement is read from its tokens: that is quick, and where a grammar would give up
on what it does not know, kind and target are still told. PostgreSQL's own parser is the judge of it in the tests.
"""

from squash.postgres.statements.changes import Change
from squash.postgres.statements.effects import Effect, created_extensions, effects, reaches_a_publisher, uses_icu
from squash.postgres.statements.execution import outline, refuses_transaction
from squash.postgres.statements.lexing import Statement, Token, content, split, statements, tokens, without_variables
from squash.postgres.statements.masking import mask_passwords
from squash.postgres.statements.named_roles import named_roles
from squash.postgres.statements.parsing import changes, inner_statements
from squash.postgres.statements.reach import Reach, reaches_beyond, speaks_of_roles
from squash.postgres.statements.reader import Reader
from squash.postgres.statements.summary import summarize

__all__ = [
    "Change",
    "Effect",
    "Reach",
    "Reader",
    "Statement",
    "Token",
    "changes",
    "content",
    "created_extensions",
    "effects",
    "inner_statements",
    "mask_passwords",
    "named_roles",
    "outline",
    "reaches_a_publisher",
    "reaches_beyond",
    "refuses_transaction",
    "speaks_of_roles",
    "split",
    "statements",
    "summarize",
    "tokens",
    "uses_icu",
    "without_variables",
]
