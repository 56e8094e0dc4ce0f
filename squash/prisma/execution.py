"""How Prisma runs a script: which of its statements Prisma's own parser reads.

Since 7.4 Prisma's schema engine finds the statements of a script by parsing it with the crate sqlparser
(`split_script_into_statements`, prisma-engines #5767); where that fails it sends the whole script at once, as before
(#5847). What version 0.61 reads is told here by how a statement begins, and by the forms at which the parser stops
though it knows the kind. In the tests that parser itself (PyPI `sqloxide`) is the judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from squash.postgres.statements import Token, outline

_BEGINNINGS = re.compile(
    r"""
    (?: ANALYZE | BEGIN | CALL | CLOSE | COMMIT | COPY | DEALLOCATE | DECLARE | DELETE | DISCARD | END | EXECUTE
      | EXPLAIN | FETCH | INSERT | LISTEN | LOAD | MERGE | NOTIFY | PREPARE | RELEASE | RESET | ROLLBACK | SAVEPOINT
      | SELECT | SHOW | START | TRUNCATE | UNLISTEN | UPDATE | VACUUM | VALUES | WITH | SET (?!\ CONSTRAINTS)
    )\b
  | CREATE\ (?:
        (?: OR\ REPLACE\ )? (?: (?:GLOBAL\ |LOCAL\ )? (?:TEMP|TEMPORARY)\ )? (?:TABLE|VIEW)
      | (?: OR\ REPLACE\ )? (?: DOMAIN | FUNCTION | MATERIALIZED\ VIEW | (?:CONSTRAINT\ )? TRIGGER )
      | (?:UNIQUE\ )? INDEX | (?: (?:TEMP|TEMPORARY)\ )? SEQUENCE
      | DATABASE | EXTENSION | OPERATOR | POLICY | ROLE | SCHEMA | SERVER | TYPE | USER (?!\ MAPPING)
    )\b
  | ALTER\ (?: INDEX | OPERATOR | POLICY | ROLE | SCHEMA | TABLE | TYPE | USER (?!\ MAPPING) | VIEW )\b
  | DROP\ (?:
        INDEX (?!\ CONCURRENTLY) | DATABASE | DOMAIN | EXTENSION | FUNCTION | MATERIALIZED | OPERATOR | POLICY
      | PROCEDURE | ROLE | SCHEMA | SEQUENCE | TABLE | TRIGGER | TYPE | USER (?!\ MAPPING) | VIEW
    )\b
  | COMMENT\ ON\ (?: COLUMN | DATABASE | EXTENSION | ROLE | SCHEMA | TABLE | USER )\b
  | (?:GRANT|REVOKE)\ (?:
        ALL | CONNECT | CREATE | DELETE | EXECUTE | INSERT | REFERENCES | SELECT | TEMP | TEMPORARY | TRIGGER | TRUNCATE
      | UPDATE | USAGE
    )\b
    """,
    re.VERBOSE,
)
# By beginning, the forms at which it stops. Names are written as ", strings as ', all other words in upper case.
_STOPS = {
    r"(?:CREATE|ALTER)\ (?:\S+\ ){0,3}? TABLE\b": r"""
        \ (?: EXCLUDE\ (?:USING|\() | \)\ VIRTUAL | NO\ INHERIT | NULLS\ NOT\ DISTINCT (?:\ [,)]|$) | \)\ INCLUDE\ \(
            | WITHOUT\ OVERLAPS | PERIOD\ " | SET\ (?:NULL|DEFAULT)\ \( )
    """,
    r"CREATE\ (?:\S+\ ){0,3}? TABLE\b": r"""
        \ (?: LIKE\ .*\ (?:INCLUDING|EXCLUDING) | COMPRESSION\ (?:DEFAULT|LZ4|PGLZ)
            | STORAGE\ (?:EXTERNAL|EXTENDED|MAIN|PLAIN) )\b
    """,
    r"ALTER\ TABLE\b": r"""
        \ (?: (?:KEY|UNIQUE)\ USING\ INDEX | (?:ATTACH|DETACH)\ PARTITION | INHERIT | CLUSTER\ ON | ALTER\ CONSTRAINT
            | DROP\ EXPRESSION | RESET\ \( | (?:NOT\ )?OF
            | SET\ (?: ACCESS | COMPRESSION | EXPRESSION | GENERATED | INCREMENT | LOGGED | SCHEMA | STATISTICS
                     | STORAGE | TABLESPACE | UNLOGGED | WITHOUT ) )(?!\w)
    """,
    r"CREATE\ (?:OR\ REPLACE\ )? FUNCTION\b": r"""
        \ (?: BEGIN\ ATOMIC | SETOF | LEAKPROOF | WINDOW | TRANSFORM | EXTERNAL | %\ TYPE )\b
    """,
    r"CREATE\ (?:\S+\ ){0,2}? TRIGGER\b": r"\ EXECUTE\ (?:FUNCTION|PROCEDURE)\ [^(]+\ \(\ [^)]",
    r"CREATE\ (?:UNIQUE\ )? INDEX\b": r"\ (?: ON\ ONLY | TABLESPACE )\b",
    r"CREATE\ (?:\S+\ ){0,4}? VIEW\b": r"\ WITH\ (?: NO\ DATA | DATA | CASCADED | LOCAL | CHECK\ OPTION )",
    r"CREATE\ EXTENSION\b": r"EXTENSION\ (?:IF\ NOT\ EXISTS\ )? \S+\ (?: SCHEMA | VERSION | CASCADE )\b",
    r"CREATE\ SCHEMA\b": r"\ CREATE\b",
    r"ALTER\ TYPE\b": r"^(?! .*\ (?: RENAME\ TO | (?:RENAME|ADD)\ VALUE )\b)",
    r"ALTER\ INDEX\b": r"^ALTER\ INDEX\ (?! (?!IF\b) \S+\ (?:\.\ \S+\ )? RENAME\b)",
    r"ALTER\ VIEW\b": r"^ALTER\ VIEW\ (?! \S+\ (?:\.\ \S+\ )? (?:AS\b|\() )",
    r"ALTER\ OPERATOR\b": r"^ALTER\ OPERATOR\ (?! (?:CLASS|FAMILY)\b )",
    r"GRANT\b|REVOKE\b": r"""
        \ MAINTAIN\b
      | \ ON\ (?: DOMAIN | FOREIGN | LANGUAGE | PARAMETER | ROUTINE | TABLESPACE | TYPE
                | ALL\ (?:PROCEDURES|ROUTINES) )\b
    """,
    r"COPY\b": r"\ FROM\ STDIN\b",
    r"VACUUM\b": r"^VACUUM\ (?: \( | ANALYZE\b )",
}
_STOPPING = [tuple(re.compile(text, re.VERBOSE) for text in pair) for pair in _STOPS.items()]
_WITH_STOPS = frozenset({"ALTER", "COPY", "CREATE", "GRANT", "REVOKE", "VACUUM"})


def prisma_reads(tokens: Sequence[Token]) -> bool:
    """Return whether Prisma's parser reads the statement with these tokens; a script is cut if it reads all."""
    if not tokens:  # a comment that does not end
        return False
    words = outline(tokens if tokens[0].keyword in _WITH_STOPS else tokens[:4])
    if not _BEGINNINGS.match(words):
        return False
    return not any(beginning.match(words) and form.search(words) for beginning, form in _STOPPING)
