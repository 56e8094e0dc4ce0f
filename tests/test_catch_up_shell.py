"""`catch-up.sql`: what a server answers is never read as psql's own text, in which `\\!` runs a command."""

import re

from squash.deploys.catchup import write_catch_up
from squash.history import Migration


def test_no_answer_of_the_server_is_copied_into_the_script_as_it_is() -> None:
    script = write_catch_up("1_a", (Migration("2_b", "SELECT 1;\n"),), {"2_b": "0" * 64}, "batch")
    bare = re.findall(r"(?m)^(?!--)(?!\s*\\if).*?(?<![:\w]):([a-z_]+)", script)
    assert bare == [], bare
    assert ':"squash_schema"."_prisma_migrations"' in script
