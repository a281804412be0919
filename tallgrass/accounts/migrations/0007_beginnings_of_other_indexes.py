"""Indexes that are the beginning of another one: each cost every row that was written, and served nothing."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

DROPPED = (
    ("accounts_identity_person_id_064d3328", "accounts_identity", "person_id"),
    ("accounts_minorsday_person_id_4e8a515c", "accounts_minorsday", "person_id"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_identities"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f'DROP INDEX IF EXISTS "{name}"', f'CREATE INDEX "{name}" ON "{table}" ("{column}")')
                for name, table, column in DROPPED
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="identity",
                    name="person",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                migrations.AlterField(
                    model_name="minorsday",
                    name="person",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        )
    ]
