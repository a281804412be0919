import django.contrib.postgres.fields
from django.db import migrations, models

from tallgrass.platform.partitions import CreatePartitioned


class Migration(migrations.Migration):
    dependencies = [
        ("discovery", "0002_hot"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attention",
            fields=[
                ("thing_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("exposures", models.IntegerField(default=0)),
                ("clicks", models.IntegerField(default=0)),
                ("hides", models.IntegerField(default=0)),
                ("dwell_ms", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Pseudonym",
            fields=[
                ("person_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(unique=True)),
            ],
        ),
        CreatePartitioned(
            by="page_id",
            name="Behaviour",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "page_id", "thing_id", "kind", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("page_id", models.BigIntegerField()),
                ("thing_id", models.BigIntegerField()),
                ("kind", models.SmallIntegerField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("device", models.BigIntegerField(null=True)),
                ("value", models.IntegerField(default=0)),
                ("again", models.BooleanField(db_default=False, default=False)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("person_id__isnull", False)), fields=["person_id", "-page_id"], name="behaviour_of"),
                    models.Index(condition=models.Q(("device__isnull", False)), fields=["device", "-page_id"], name="behaviour_of_device"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", [1, 2, 3, 4, 5, 6])), name="behaviour_kind_is_known")
                ],
            },
        ),
        CreatePartitioned(
            by="id",
            name="Served",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("person_id", models.BigIntegerField(null=True)),
                ("device", models.BigIntegerField(null=True)),
                ("surface", models.CharField(max_length=20)),
                ("thing_ids", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("sources", django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=list, size=None)),
                ("features", models.BinaryField(default=b"")),
                ("ranker", models.CharField(default="", max_length=80)),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("person_id__isnull", False)), fields=["person_id", "-id"], name="served_to")],
            },
        ),
    ]
