import django.contrib.postgres.fields
from django.db import migrations, models

from tallgrass.platform.partitions import CreatePartitioned


class Migration(migrations.Migration):
    dependencies = [
        ("discovery", "0006_teams"),
    ]

    operations = [
        CreatePartitioned(
            by="page_id",
            name="Draw",
            fields=[
                ("page_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("person_id", models.BigIntegerField(null=True)),
                ("place", models.SmallIntegerField()),
                ("thing_ids", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("chances", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=None)),
                ("shown", models.SmallIntegerField()),
                ("scores", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=None)),
                ("heats", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=None)),
                ("features", models.BinaryField()),
                ("goals", models.BinaryField()),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("person_id__isnull", False)), fields=["person_id"], name="drawn_for")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chances__len", models.F("thing_ids__len")),
                            ("shown__gte", 0),
                            ("shown__lt", models.F("thing_ids__len")),
                        ),
                        name="drawn_among_its_things",
                    )
                ],
            },
        ),
    ]
