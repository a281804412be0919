"""`python -m tests.support.check_migrations`: models and migrations agree, and no migration stops a running place.

A first migration of an app may do anything, since nobody has its tables yet. Every later one is read as SQL and must not: add a
NOT NULL column without a default, rewrite a table, drop or rename what the running code still names, build an index or validate
a constraint under a lock that stops writers. A migration that must do one of these, and says why it may, lists the rule in
`allowed_rules = {"drop": "why"}` on its class.

Asks a PostgreSQL of its own, in a folder that goes.
"""

import os
import re
import sys
from dataclasses import dataclass

from tests.support.scratch import scratch_home


@dataclass(frozen=True)
class Rule:
    """A statement no later migration may hold, and what to do instead."""

    name: str
    pattern: re.Pattern[str]
    instead: str


def _rule(name: str, pattern: str, instead: str) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE | re.DOTALL), instead)


RULES = [
    _rule(
        "not-null",
        r"ADD COLUMN (?!.*\bDEFAULT\b)(?!.*GENERATED).*NOT NULL",
        "give the column a database default (db_default), or let it be null",
    ),
    _rule("set-not-null", r"ALTER COLUMN .* SET NOT NULL", "add a CHECK … NOT VALID, validate it later, then set NOT NULL"),
    _rule(
        "rewrite",
        r"ALTER COLUMN .* TYPE (?!text\b|varchar\(\d+\) USING .*::varchar\b.*$)",
        "add a column of the new type and fill it in portions",
    ),
    _rule(
        "rewrite",
        r"ADD COLUMN .*DEFAULT (?:random|gen_random_uuid|clock_timestamp|nextval)\b",
        "a volatile default rewrites the table: fill it in portions",
    ),
    _rule("rewrite", r"\b(?:VACUUM FULL|CLUSTER)\b|SET (?:LOGGED|UNLOGGED)\b", "this rewrites the table under an exclusive lock"),
    _rule("drop", r"DROP (?:COLUMN|TABLE)\b", "stop using it in one release, drop it in the next"),
    _rule("rename", r"RENAME (?:COLUMN|TO)\b", "add the new name, write both, drop the old in the next release"),
    _rule("index-lock", r"CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)", "AddIndexConcurrently in a migration with atomic = False"),
    _rule(
        "index-lock",
        r"ADD CONSTRAINT .* UNIQUE\b(?! USING INDEX)",
        "build the unique index concurrently, then ADD CONSTRAINT … USING INDEX",
    ),
    _rule(
        "validate",
        r"ADD CONSTRAINT .* (?:CHECK|FOREIGN KEY)\b(?!.*NOT VALID)",
        "ADD CONSTRAINT … NOT VALID, and VALIDATE CONSTRAINT in the next migration",
    ),
    _rule("trigger", r"DISABLE TRIGGER\b", "an append-only table stays so while it is changed"),
]


def faults_in(sql: str) -> list[tuple[str, str, str]]:
    """Rule, statement and remedy of everything in `sql` that would stop a running place. New tables of the same text are free."""
    statements = [" ".join(statement.split()) for statement in _split(sql)]
    new_tables = {
        found[1] for statement in statements if (found := re.match(r'CREATE (?:UNLOGGED )?TABLE "?(\w+)"?', statement, re.IGNORECASE))
    }
    faults = []
    for statement in statements:
        touched = re.search(r'(?:ALTER TABLE|INDEX .*? ON) (?:ONLY )?"?(\w+)"?', statement, re.IGNORECASE)
        if touched and touched[1] in new_tables:
            continue
        faults += [(rule.name, statement, rule.instead) for rule in RULES if rule.pattern.search(statement)]
    return faults


def _split(sql: str) -> list[str]:
    """Statements without comments; a function body between $$ stays whole."""
    text = re.sub(r"^\s*--.*$", "", sql, flags=re.MULTILINE)
    parts = re.split(r"(\$\$.*?\$\$)", text, flags=re.DOTALL)
    joined = "".join(part if part.startswith("$$") else part.replace(";", ";\x00") for part in parts)
    return [statement for statement in (part.strip() for part in joined.split("\x00")) if statement]


def check() -> list[str]:
    """Everything wrong, in words. Django must stand and the database answer."""
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    problems = []
    try:
        call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)
    except SystemExit:
        problems.append("models have changes that no migration makes (see above): tallgrass makemigrations")
    call_command("migrate", verbosity=0, interactive=False)
    loader = MigrationLoader(connection)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("tallgrass.")}
    for (app, name), migration in sorted(loader.graph.nodes.items()):
        if app not in ours or migration.initial:
            continue
        sql = "\n".join(loader.collect_sql([(migration, False)]))
        allowed = getattr(migration, "allowed_rules", {})
        problems += [
            f"{app}.{name}: [{rule}] {statement}\n    instead: {instead}"
            for rule, statement, instead in faults_in(sql)
            if rule not in allowed
        ]
    return problems


def main() -> int:
    os.environ |= {"TALLGRASS_MODE": "development", "DJANGO_SETTINGS_MODULE": "tallgrass.config.settings"}
    with scratch_home():
        import django
        from django.db import connections

        django.setup()
        problems = check()
        connections.close_all()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
