"""Indexes that are the beginning of another one: each cost every row that was written, and served nothing."""

import django.db.models.deletion
from django.db import migrations, models

DROPPED = (
    ("orders_aftersaleline_after_sale_id_a98e7370", "orders_aftersaleline", "after_sale_id"),
    ("orders_bankevent_charge_id_43fbe247", "orders_bankevent", "charge_id"),
    ("orders_customsdocument_order_id_d0c1df45", "orders_customsdocument", "order_id"),
    ("orders_orderline_order_id_17f8f3ef", "orders_orderline", "order_id"),
    ("orders_shipmentnews_shipment_id_b3efb8d1", "orders_shipmentnews", "shipment_id"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0003_gifts"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f'DROP INDEX IF EXISTS "{name}"', f'CREATE INDEX "{name}" ON "{table}" ("{column}")')
                for name, table, column in DROPPED
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="aftersaleline",
                    name="after_sale",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="orders.aftersale"
                    ),
                ),
                migrations.AlterField(
                    model_name="bankevent",
                    name="charge",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="events", to="orders.bankcharge"
                    ),
                ),
                migrations.AlterField(
                    model_name="customsdocument",
                    name="order",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="customs_documents", to="orders.order"
                    ),
                ),
                migrations.AlterField(
                    model_name="orderline",
                    name="order",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="orders.order"
                    ),
                ),
                migrations.AlterField(
                    model_name="shipmentnews",
                    name="shipment",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="news", to="orders.shipment"
                    ),
                ),
            ],
        )
    ]
