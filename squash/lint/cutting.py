"""Which scripts Prisma cannot cut into statements, and so runs whole, in any version.

Since 7.4 Prisma's schema engine finds the statements of a script by parsing it with the crate sqlparser
(`split_script_into_statements`, prisma-engines #5767); where that fails the whole script is sent at once, as before
(#5847). What it does not parse was found by trying version 0.61 on every statement of the golden and the public
histories; kinds that it takes in some forms only are named by those forms.
"""

from __future__ import annotations

from squash.lint.findings import ReadStatement, Script

_FIRST = frozenset({"DO", "LOCK", "REFRESH", "SECURITY", "REINDEX", "CLUSTER"})
_CREATED = frozenset({
    *("PUBLICATION", "SUBSCRIPTION", "RULE", "STATISTICS", "AGGREGATE", "PROCEDURE", "CAST", "CONVERSION", "COLLATION"),
    *("EVENT", "FOREIGN", "LANGUAGE", "TEXT", "ACCESS", "TRANSFORM"),
})  # fmt: skip
_ALTERED = frozenset({
    *("SEQUENCE", "PUBLICATION", "SUBSCRIPTION", "FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE", "DOMAIN"),
    *("MATERIALIZED", "FOREIGN", "DEFAULT", "STATISTICS", "EVENT", "COLLATION", "SERVER", "LANGUAGE", "TRIGGER"),
    *("RULE", "TEXT", "DATABASE", "SYSTEM", "CONVERSION", "LARGE", "EXTENSION"),
})  # fmt: skip
_COMMENTED = frozenset({"FUNCTION", "TRIGGER", "CONSTRAINT", "POLICY", "INDEX", "SEQUENCE"})


def keeps_whole(script: Script) -> ReadStatement | None:
    """Return the first statement for which Prisma sends a script whole; None where it cuts it into statements."""
    return next((statement for statement in script.statements if _is_not_parsed(statement)), None)


def _is_not_parsed(statement: ReadStatement) -> bool:
    words = (*statement.words, "", "", "")
    first, second = words[:2]
    if first == "DROP":
        return (second, words[2]) == ("INDEX", "CONCURRENTLY")
    if first == "CREATE" and "TRIGGER" in words:  # with an argument for its function
        return statement.tokens[-2].kind == "literal"
    if first == "CREATE":
        return second in _CREATED or (second, words[2]) == ("USER", "MAPPING")
    if first == "ALTER":
        return second in _ALTERED or (second == "TABLE" and _adds_rare_constraint(statement))
    if first == "COMMENT":
        return words[2] in _COMMENTED
    return first in _FIRST


def _adds_rare_constraint(statement: ReadStatement) -> bool:
    """Whether it has an EXCLUDE constraint, or a key that takes over an index."""
    words = [token.keyword for token in statement.tokens]
    return "EXCLUDE" in words or any(
        words[at : at + 3] in (["KEY", "USING", "INDEX"], ["UNIQUE", "USING", "INDEX"]) for at in range(len(words))
    )
