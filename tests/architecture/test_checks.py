"""The checks of migrations find what they are for."""

import pytest

from tests.support.check_migrations import faults_in


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ('ALTER TABLE "notes_note" ADD COLUMN "a" integer NOT NULL;', "not-null"),
        ('ALTER TABLE "notes_note" ALTER COLUMN "a" SET NOT NULL;', "set-not-null"),
        ('ALTER TABLE "notes_note" ALTER COLUMN "a" TYPE bigint USING "a"::bigint;', "rewrite"),
        ('ALTER TABLE "notes_note" ADD COLUMN "a" uuid DEFAULT gen_random_uuid() NOT NULL;', "rewrite"),
        ('ALTER TABLE "notes_note" DROP COLUMN "a" CASCADE;', "drop"),
        ('DROP TABLE "notes_note" CASCADE;', "drop"),
        ('ALTER TABLE "notes_note" RENAME COLUMN "a" TO "b";', "rename"),
        ('CREATE INDEX "i" ON "notes_note" ("a");', "index-lock"),
        ('ALTER TABLE "notes_note" ADD CONSTRAINT "u" UNIQUE ("a");', "index-lock"),
        ('ALTER TABLE "notes_note" ADD CONSTRAINT "c" CHECK ("a" > 0);', "validate"),
        ('ALTER TABLE "notes_note" ADD CONSTRAINT "f" FOREIGN KEY ("a") REFERENCES "b" ("id");', "validate"),
        ("ALTER TABLE platform_event DISABLE TRIGGER event_log_is_append_only;", "trigger"),
    ],
)
def test_what_stops_a_running_place_is_found(sql, rule):
    assert rule in {name for name, _, _ in faults_in(sql)}


@pytest.mark.parametrize(
    "sql",
    [
        'ALTER TABLE "notes_note" ADD COLUMN "a" integer DEFAULT 0 NOT NULL;',
        'ALTER TABLE "notes_note" ADD COLUMN "a" integer NULL;',
        'CREATE INDEX CONCURRENTLY "i" ON "notes_note" ("a");',
        'ALTER TABLE "notes_note" ADD CONSTRAINT "c" CHECK ("a" > 0) NOT VALID;',
        'CREATE TABLE "notes_new" ("id" bigint NOT NULL); CREATE INDEX "i" ON "notes_new" ("id"); ALTER TABLE "notes_new" ADD CONSTRAINT "u" UNIQUE ("id");',
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM a; RETURN NEW; END $$;",
    ],
)
def test_what_does_not_is_let_pass(sql):
    assert faults_in(sql) == []
