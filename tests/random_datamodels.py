"""Random datamodels that Prisma takes: models with fields of every type, keys, indexes, and relations of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

NATIVE = {
    "String": ("Text", "VarChar(40)", "VarChar", "Char(8)", "Uuid", "Inet", "Xml", "Bit(4)", "VarBit(9)"),
    "Boolean": ("Boolean",),
    "Int": ("Integer", "SmallInt", "Oid"),
    "BigInt": ("BigInt",),
    "Float": ("DoublePrecision", "Real"),
    "Decimal": ("Decimal(12, 3)", "Decimal", "Money"),
    "DateTime": ("Timestamp(6)", "Timestamptz(3)", "Timestamptz", "Date", "Time(0)", "Timetz"),
    "Json": ("Json", "JsonB"),
    "Bytes": ("ByteA",),
}
CONSTANTS = {
    "String": ('"x"', '"it\'s"', '"\\"\\\\"', "uuid()", "cuid()", 'dbgenerated("now()::text")'),
    "Boolean": ("true", "false"),
    "Int": ("0", "-3", "autoincrement()"),
    "BigInt": ("9007199254740993", "autoincrement()"),
    "Float": ("1.5", "-0.001", "100"),
    "Decimal": ("0.10", "12"),
    "DateTime": ("now()", '"2020-01-31T10:20:30.400Z"'),
    "Json": ('"{}"', '"[1, \\"a\\"]"'),
    "Bytes": ('"aGk="',),
}
INDEXED = ("String", "Int", "BigInt", "DateTime", "Boolean")
WORDS = ("User", "order_item", "Account", "LogEntry", "x", "Very" * 12, "Setting", "Team")
ACTIONS = ("Cascade", "Restrict", "NoAction", "SetNull")


def random_datamodel(seed: int) -> str:
    """Return the text of a datamodel, the same for the same seed."""
    return _Writer(Random(seed)).text()


class _Writer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.models = [f"{word}{number}" for number, word in enumerate(random.sample(WORDS, random.randint(2, 6)))]
        self.enums = {f"Enum{n}": [f"V{v}" for v in range(random.randint(1, 4))] for n in range(random.randint(0, 3))}
        self.lines: dict[str, list[str]] = {model: [] for model in self.models}
        self.keys: dict[str, tuple[tuple[str, str], ...]] = {}
        self.names = 0
        self.ignored = {model for model in self.models if random.random() < 0.1}  # without relations

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def name(self, stem: str) -> str:
        self.names += 1
        return f"{stem}{self.names}"

    def mapped(self) -> str:
        return f' @map("{self.name("col ")}")' if self.chance(0.2) else ""

    def text(self) -> str:
        for model in self.models:
            self.key(model)
            self.fields(model)
        for _ in range(self.random.randint(1, 2 * len(self.models))):
            self.relation(self.random.choice(self.models), self.random.choice(self.models))
        blocks = ['datasource db {\n  provider = "postgresql"\n}']
        for enum, values in self.enums.items():
            blocks.append(f"enum {enum} {{\n" + "".join(f"  {value}{self.mapped()}\n" for value in values) + "}")
        blocks += [f"model {model} {{\n  " + "\n  ".join(lines) + "\n}" for model, lines in self.lines.items()]
        self.random.shuffle(blocks)
        return "\n\n".join(blocks) + "\n"

    def key(self, model: str) -> None:
        kinds = [self.random.choice(("Int", "BigInt", "String")) for _ in range(self.random.choice((1, 1, 1, 2)))]
        fields = tuple((self.name("id"), kind) for kind in kinds)
        single = len(fields) == 1
        for name, kind in fields:
            attribute = "" if not single else self.random.choice((" @id", f' @id(map: "{self.name("pk ")}")'))
            default = " @default(autoincrement())" if kind != "String" and self.chance(0.4) else ""
            self.lines[model].append(f"{name} {kind}{attribute}{default}{self.mapped()}")
        if not single:
            self.lines[model].append(f"@@id([{', '.join(name for name, _ in fields)}])")
        self.keys[model] = fields

    def fields(self, model: str) -> None:
        for _ in range(self.random.randint(0, 7)):
            self.lines[model].append(" ".join(self.field(model)))
        if self.chance(0.3):
            self.lines[model].append(f'@@map("{self.name("a table ")}")')
        if model in self.ignored:
            self.lines[model].append("@@ignore")

    def field(self, model: str) -> Iterator[str]:
        name = self.name("f")
        yield name
        if self.enums and self.chance(0.2):
            enum = self.random.choice(list(self.enums))
            arity = self.random.choice(("", "?", "[]"))
            yield enum + arity
            value = self.random.choice(self.enums[enum])
            if self.chance(0.4):
                yield f"@default([{value}])" if arity == "[]" else f"@default({value})"
            return
        kind = self.random.choice(list(NATIVE))
        arity = self.random.choice(("", "", "?", "[]"))
        yield kind + arity
        default = self.random.choice(CONSTANTS[kind]) if self.chance(0.4) else ""
        if default == "autoincrement()" and arity:
            default = ""
        if default and arity == "[]":
            default = "" if "(" in default else f"[{default}]"
        if default:
            yield f"@default({default})"
        elif self.chance(0.5):
            yield f"@db.{self.random.choice(NATIVE[kind])}"
        elif kind in INDEXED and arity != "[]":
            self.index(model, name, kind)
        yield self.mapped()

    def index(self, model: str, field: str, kind: str) -> None:
        if not self.chance(0.4):
            return
        key = self.random.choice((field, f"{field}(sort: Desc)", f"{field}(sort: Asc)"))
        first = self.keys[model][0][0]
        keys = self.random.choice((key, f"{key}, {first}", f"{first}, {key}"))
        options = self.random.choice(("", "", f', map: "{self.name("idx ")}"'))
        if self.chance(0.3):
            self.lines[model].append(f"@@unique([{keys}]{options})")
        else:
            method = self.random.choice(("", "", ", type: BTree", ", type: Brin" if kind != "Boolean" else ""))
            keys = keys if "Brin" not in method else field
            self.lines[model].append(f"@@index([{keys}]{method}{options})")

    def relation(self, one: str, other: str) -> None:
        if {one, other} & self.ignored:
            return
        name = self.name("Relation ") if self.chance(0.8) else self.name("r")
        kind = self.random.choice(("many", "optional", "required", "one"))
        if kind == "many":
            if len(self.keys[one]) > 1 or len(self.keys[other]) > 1:
                return
            self.lines[one].append(f'{self.name("m")} {other}[] @relation("{name}")')
            self.lines[other].append(f'{self.name("m")} {one}[] @relation("{name}")')
            return
        fields = [(self.name("fk"), kind_) for _, kind_ in self.keys[other]]
        optional = kind != "required"
        self.lines[one] += [f"{field} {type_}{'?' if optional else ''}{self.mapped()}" for field, type_ in fields]
        listed, referenced = (", ".join(n for n, _ in pairs) for pairs in (fields, self.keys[other]))
        actions = [a for a in ACTIONS if optional or a != "SetNull"]
        options = "".join(
            f", {event}: {self.random.choice(actions)}" for event in ("onDelete", "onUpdate") if self.chance(0.3)
        )
        options += f', map: "{self.name("fk ")}"' if self.chance(0.2) else ""
        mark = "?" if optional else ""
        self.lines[one].append(
            f'{self.name("r")} {other}{mark} @relation("{name}", fields: [{listed}], references: [{referenced}]{options})'
        )
        if kind == "one":
            self.lines[one].append(f"@@unique([{listed}])")
        self.lines[other].append(f'{self.name("b")} {one}{"?" if kind == "one" else "[]"} @relation("{name}")')
