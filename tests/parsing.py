"""How PostgreSQL's own parser (libpg_query, through postgast) reads statements, in the words of `squash.postgres.statements`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from squash.postgres.statements import tokens

# Not by import: mypy does not take the types that come with it.
postgast: Any = import_module("postgast")
pb: Any = import_module("postgast.pg_query_pb2")

# What ObjectType calls otherwise than SQL does.
_WORDS = {
    "MATVIEW": "MATERIALIZED VIEW",
    "TABCONSTRAINT": "CONSTRAINT",
    "DOMCONSTRAINT": "CONSTRAINT",
    "FDW": "FOREIGN DATA WRAPPER",
    "FOREIGN_SERVER": "SERVER",
    "STATISTIC_EXT": "STATISTICS",
    "OPCLASS": "OPERATOR CLASS",
    "OPFAMILY": "OPERATOR FAMILY",
    "TSCONFIGURATION": "TEXT SEARCH CONFIGURATION",
    "TSDICTIONARY": "TEXT SEARCH DICTIONARY",
    "TSPARSER": "TEXT SEARCH PARSER",
    "TSTEMPLATE": "TEXT SEARCH TEMPLATE",
    "LARGEOBJECT": "LARGE OBJECT",
    "EVENT_TRIGGER": "EVENT TRIGGER",
    "FOREIGN_TABLE": "FOREIGN TABLE",
    "ACCESS_METHOD": "ACCESS METHOD",
    "USER_MAPPING": "USER MAPPING",
}
_CREATES = {
    "create_stmt": "TABLE",
    "index_stmt": "INDEX",
    "view_stmt": "VIEW",
    "create_seq_stmt": "SEQUENCE",
    "rule_stmt": "RULE",
    "create_enum_stmt": "TYPE",
    "composite_type_stmt": "TYPE",
    "create_range_stmt": "TYPE",
    "create_domain_stmt": "DOMAIN",
    "create_trig_stmt": "TRIGGER",
    "create_policy_stmt": "POLICY",
    "create_schema_stmt": "SCHEMA",
    "create_cast_stmt": "CAST",
    "create_extension_stmt": "EXTENSION",
    "create_am_stmt": "ACCESS METHOD",
    "create_conversion_stmt": "CONVERSION",
    "create_event_trig_stmt": "EVENT TRIGGER",
    "create_fdw_stmt": "FOREIGN DATA WRAPPER",
    "create_plang_stmt": "LANGUAGE",
    "create_foreign_server_stmt": "SERVER",
    "create_foreign_table_stmt": "FOREIGN TABLE",
    "create_stats_stmt": "STATISTICS",
    "create_op_class_stmt": "OPERATOR CLASS",
    "create_op_family_stmt": "OPERATOR FAMILY",
    "create_transform_stmt": "TRANSFORM",
    "create_publication_stmt": "PUBLICATION",
    "create_subscription_stmt": "SUBSCRIPTION",
    "create_user_mapping_stmt": "USER MAPPING",
}
_ALTERS = {
    "alter_role_set_stmt": "ROLE",
    "alter_enum_stmt": "TYPE",
    "alter_type_stmt": "TYPE",
    "alter_domain_stmt": "DOMAIN",
    "alter_seq_stmt": "SEQUENCE",
    "alter_policy_stmt": "POLICY",
    "alter_fdw_stmt": "FOREIGN DATA WRAPPER",
    "alter_foreign_server_stmt": "SERVER",
    "alter_extension_stmt": "EXTENSION",
    "alter_extension_contents_stmt": "EXTENSION",
    "alter_stats_stmt": "STATISTICS",
    "alter_collation_stmt": "COLLATION",
    "alter_event_trig_stmt": "EVENT TRIGGER",
    "alter_operator_stmt": "OPERATOR",
    "alter_op_family_stmt": "OPERATOR FAMILY",
    "alter_publication_stmt": "PUBLICATION",
    "alter_subscription_stmt": "SUBSCRIPTION",
    "alter_tsconfiguration_stmt": "TEXT SEARCH CONFIGURATION",
    "alter_tsdictionary_stmt": "TEXT SEARCH DICTIONARY",
    "alter_user_mapping_stmt": "USER MAPPING",
    "alter_default_privileges_stmt": "DEFAULT PRIVILEGES",
}
_PLAIN = {
    "insert_stmt": "INSERT",
    "update_stmt": "UPDATE",
    "delete_stmt": "DELETE",
    "merge_stmt": "MERGE",
    "select_stmt": "SELECT",
    "do_stmt": "DO",
    "comment_stmt": "COMMENT",
    "refresh_mat_view_stmt": "REFRESH MATERIALIZED VIEW",
    "lock_stmt": "LOCK",
    "truncate_stmt": "TRUNCATE",
    "copy_stmt": "COPY",
    "call_stmt": "CALL",
    "sec_label_stmt": "SECURITY",
    "prepare_stmt": "PREPARE",
    "deallocate_stmt": "DEALLOCATE",
    "vacuum_stmt": "VACUUM",
}
_OTHERS = {
    "drop_subscription_stmt": "DROP SUBSCRIPTION",
    "create_role_stmt": "CREATE ROLE",
    "alter_system_stmt": "ALTER SYSTEM",
    "alter_database_set_stmt": "ALTER DATABASE",
    "constraints_set_stmt": "SET",
}
_OWNED = (pb.OBJECT_TRIGGER, pb.OBJECT_POLICY, pb.OBJECT_RULE)
_TRANSACTIONS = {
    "BEGIN": ("BEGIN",),
    "START": ("START",),
    "COMMIT": ("COMMIT", "END"),
    "ROLLBACK": ("ROLLBACK", "ABORT"),
}


class Parsed:
    """One statement: its text, its kinds (words that `summarize` may give), its node."""

    def __init__(self, text: str, node: Any, name: str) -> None:
        self.text = text
        self.node = node
        self.name = name

    @property
    def kinds(self) -> tuple[str, ...]:  # noqa: C901  (one answer a kind of node)
        """The words that the statement may begin with, by its node."""
        node, name = self.node, self.name
        if name in _CREATES:
            # CREATE LANGUAGE without a handler is a way to write CREATE EXTENSION.
            return (f"CREATE {_CREATES[name]}", *(("CREATE LANGUAGE",) if name == "create_extension_stmt" else ()))
        if name in _ALTERS:
            return (f"ALTER {_ALTERS[name]}",)
        if name in _PLAIN:
            return (_PLAIN[name],)
        if name == "define_stmt":
            return (f"CREATE {_object(node.kind)}",)
        if name == "create_table_as_stmt":
            return (f"CREATE {_object(node.objtype)}", *(("SELECT", "WITH") if node.is_select_into else ()))
        if name == "create_function_stmt":
            return ("CREATE PROCEDURE" if node.is_procedure else "CREATE FUNCTION",)
        if name == "drop_stmt":
            return (f"DROP {_object(node.remove_type)}",)
        if name in _OTHERS:
            return (_OTHERS[name],)
        if name == "rename_stmt":
            kind = _object(node.rename_type)
            if kind in ("COLUMN", "ATTRIBUTE"):
                kind = _object(node.relation_type)
            elif kind == "CONSTRAINT":
                kind = "DOMAIN" if node.rename_type == pb.OBJECT_DOMCONSTRAINT else "TABLE"
            return (f"ALTER {kind}",)
        if name in ("grant_stmt", "grant_role_stmt"):
            return ("GRANT" if node.is_grant else "REVOKE",)
        if name == "transaction_stmt":
            word = pb.TransactionStmtKind.Name(node.kind).removeprefix("TRANS_STMT_")
            return _TRANSACTIONS.get(word, (word.split("_")[0],))
        if name == "variable_set_stmt":
            return ("SET", "RESET")
        for field in ("objtype", "object_type"):
            if hasattr(node, field):
                return (f"ALTER {_object(getattr(node, field))}",)
        return (name,)

    @property
    def targets(self) -> tuple[str | None, ...]:  # noqa: C901  (one answer a kind of node)
        """What `summarize` may give as the name of what the statement is about; empty where that is not compared."""
        node, name = self.node, self.name
        if self.created:
            return (
                (".".join(filter(None, self.created)),) if name not in ("select_stmt", "create_table_as_stmt") else ()
            )
        if name in ("alter_table_stmt", "insert_stmt", "update_stmt", "delete_stmt", "refresh_mat_view_stmt"):
            return (_dotted(node.relation),)
        if name == "index_stmt":
            return (node.idxname or None,)
        if name == "rename_stmt" and node.HasField("relation"):
            return (_dotted(node.relation),) if node.rename_type not in _OWNED else ()
        if name in ("create_enum_stmt", "alter_enum_stmt"):
            return (".".join(part.string.sval for part in node.type_name),)
        if name == "drop_stmt" and node.remove_type in (
            pb.OBJECT_TABLE,
            pb.OBJECT_INDEX,
            pb.OBJECT_VIEW,
            pb.OBJECT_SEQUENCE,
        ):
            return (".".join(part.string.sval for part in node.objects[0].list.items),)
        if name == "create_trig_stmt":
            return (node.trigname,)
        if name == "create_policy_stmt":
            return (node.policy_name,)
        if name == "create_extension_stmt":
            return (node.extname,)
        if name == "create_function_stmt":
            return (".".join(part.string.sval for part in node.funcname),)
        return ()

    @property
    def tells_tables(self) -> bool:
        """Whether its node holds the tables as such. A composite type is held as one, COMMENT and DROP have names.

        The elements of CREATE SCHEMA are not read by us.
        """
        named = ("composite_type_stmt", "create_schema_stmt", "comment_stmt", "drop_stmt")
        return self.name not in named and self.kinds[0] != "ALTER TYPE"

    @property
    def needed(self) -> set[tuple[str, str]]:
        """The tables that it reads or writes, by schema and name, common table expressions left out."""
        made = {self.created} if self.created else set()
        given = {cte.ctename for cte in _messages(self.node, pb.CommonTableExpr)}
        found = {(one.schemaname, one.relname) for one in _messages(self.node, pb.RangeVar)}
        return {one for one in found if one[0] or one[1] not in given} - made

    @property
    def created(self) -> tuple[str, str] | None:
        """The table, view, index or sequence that it creates."""
        node, name = self.node, self.name
        if name == "select_stmt":
            into = next(_messages(node, pb.IntoClause), None)
            return (into.rel.schemaname, into.rel.relname) if into else None
        if name in ("create_stmt", "create_foreign_table_stmt", "view_stmt", "create_seq_stmt", "create_table_as_stmt"):
            inner = {"create_foreign_table_stmt": "base_stmt", "create_table_as_stmt": "into"}.get(name)
            field = {"view_stmt": "view", "create_seq_stmt": "sequence", "create_table_as_stmt": "rel"}.get(
                name, "relation"
            )
            one = getattr(getattr(node, inner) if inner else node, field)
            return (one.schemaname, one.relname)
        return None


def _dotted(relation: Any) -> str:
    return ".".join(filter(None, (relation.schemaname, relation.relname)))


def _object(kind: int) -> str:
    word: str = pb.ObjectType.Name(kind).removeprefix("OBJECT_")
    return _WORDS.get(word, word.replace("_", " "))


def _messages(node: Any, kind: type) -> Iterator[Any]:
    if isinstance(node, kind):
        yield node
    for field, value in node.ListFields():
        if field.message_type is not None:
            for one in value if field.is_repeated else (value,):
                yield from _messages(one, kind)


def parse(script: str) -> list[Parsed]:
    """Parse a script. Statements begin with their first token, as ours do."""
    encoded = script.encode()
    parsed = []
    for statement in postgast.parse(script).stmts:
        end = statement.stmt_location + statement.stmt_len if statement.stmt_len else len(encoded)
        raw = encoded[statement.stmt_location : end].decode()
        name = statement.stmt.WhichOneof("node")
        first = next(iter(tokens(raw)))
        parsed.append(Parsed(raw[first.start :], getattr(statement.stmt, name), name))
    return parsed
