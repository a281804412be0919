"""Indexes that are the beginning of another one: each cost every row that was written, and served nothing."""

import django.db.models.deletion
from django.db import migrations, models

DROPPED = (("promotions_freightrule_store_id_02616baf", "promotions_freightrule", "store_id"),)


class Migration(migrations.Migration):
    dependencies = [
        ("mall", "0005_product_state_is_known"),
        ("promotions", "0003_standing_is_heard"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f'DROP INDEX IF EXISTS "{name}"', f'CREATE INDEX "{name}" ON "{table}" ("{column}")')
                for name, table, column in DROPPED
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="freightrule",
                    name="store",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="mall.store",
                    ),
                ),
            ],
        )
    ]
