import django.db.models.functions.datetime
from django.db import migrations, models

import tallgrass.platform.ids
import tallgrass.platform.models

SQL = """
CREATE SEQUENCE platform_node MINVALUE 0 MAXVALUE 1023 CYCLE;
CREATE UNLOGGED TABLE platform_rate (key text PRIMARY KEY, next timestamptz NOT NULL) WITH (fillfactor = 70);
CREATE UNLOGGED TABLE platform_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX platform_cache_expires ON platform_cache (expires);

CREATE FUNCTION platform_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER event_log_is_append_only BEFORE UPDATE OR DELETE ON platform_event
    FOR EACH ROW EXECUTE FUNCTION platform_refuse_change();
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON platform_audit
    FOR EACH ROW EXECUTE FUNCTION platform_refuse_change();
"""

UNDO = """
DROP TRIGGER audit_is_append_only ON platform_audit;
DROP TRIGGER event_log_is_append_only ON platform_event;
DROP FUNCTION platform_refuse_change();
DROP TABLE platform_cache;
DROP TABLE platform_rate;
DROP SEQUENCE platform_node;
"""


def big_id():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            "LoggedEvent",
            [
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("written_by", tallgrass.platform.models.TransactionIdField(db_default=tallgrass.platform.models.CurrentTransaction())),
                ("partition", models.SmallIntegerField()),
                ("kind", models.TextField()),
                ("body", models.JSONField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "platform_event",
                "indexes": [models.Index(fields=["partition", "written_by", "id"], name="event_in_log_order")],
            },
        ),
        migrations.CreateModel(
            "Cursor",
            [
                ("id", big_id()),
                ("subscriber", models.TextField()),
                ("partition", models.SmallIntegerField()),
                ("written_by", tallgrass.platform.models.TransactionIdField()),
                ("event_id", models.BigIntegerField()),
                ("moved_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "db_table": "platform_cursor",
                "constraints": [models.UniqueConstraint(fields=["subscriber", "partition"], name="one_cursor")],
            },
        ),
        migrations.CreateModel(
            "ParkedEvent",
            [
                ("id", big_id()),
                ("subscriber", models.TextField()),
                ("event_id", models.BigIntegerField()),
                ("kind", models.TextField()),
                ("error", models.TextField()),
                ("parked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "db_table": "platform_parked_event",
                "constraints": [models.UniqueConstraint(fields=["subscriber", "event_id"], name="parked_once")],
            },
        ),
        migrations.CreateModel(
            "IdempotencyKey",
            [
                ("id", big_id()),
                ("owner_id", models.BigIntegerField()),
                ("key", models.CharField(max_length=255)),
                ("fingerprint", models.BinaryField()),
                ("status", models.SmallIntegerField(null=True)),
                ("answer", models.BinaryField(null=True)),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "db_table": "platform_idempotency_key",
                "constraints": [models.UniqueConstraint(fields=["owner_id", "key"], name="one_answer_a_key")],
            },
        ),
        migrations.CreateModel(
            "JobFailure",
            [
                ("job_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("task", models.TextField()),
                ("error", models.TextField()),
                ("times", models.IntegerField(db_default=1)),
                ("failed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={"db_table": "platform_job_failure"},
        ),
        migrations.CreateModel(
            "AuditEntry",
            [
                ("id", models.BigIntegerField(default=tallgrass.platform.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ("actor_id", models.BigIntegerField()),
                ("act", models.TextField()),
                ("subject", models.TextField(blank=True)),
                ("detail", models.JSONField(default=dict)),
            ],
            options={"db_table": "platform_audit", "indexes": [models.Index(fields=["-id"], name="audit_newest")]},
        ),
        migrations.RunSQL(SQL, UNDO),
    ]
