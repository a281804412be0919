import django.contrib.postgres.fields
import django.db.models.functions.datetime
from django.db import migrations, models

import tallgrass.platform.ids
from tallgrass.platform.changes import tell_changes


class Migration(migrations.Migration):
    dependencies = [
        ("discovery", "0003_behaviour"),
    ]

    operations = [
        migrations.AddField(
            model_name="served",
            name="because",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), db_default=[], default=list, size=None),
        ),
        migrations.CreateModel(
            name="Dial",
            fields=[
                ("id", models.BigIntegerField(default=tallgrass.platform.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ("name", models.CharField(max_length=20)),
                ("value", models.FloatField()),
                ("by_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=300)),
            ],
            options={
                "indexes": [models.Index(fields=["name", "-id"], name="dial_newest")],
            },
        ),
        migrations.CreateModel(
            name="FeedChoice",
            fields=[
                ("person_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("mode", models.CharField(default="personal", max_length=10)),
                ("reset_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("mode__in", ["personal", "following", "plain"])), name="feed_mode_is_known")
                ],
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                ("id", models.BigIntegerField(default=tallgrass.platform.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ("person_id", models.BigIntegerField(blank=True, null=True)),
                ("device", models.BigIntegerField(blank=True, null=True)),
                ("thing_id", models.BigIntegerField()),
                ("author_id", models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("person_id__isnull", False)), fields=["person_id", "-id"], name="refusals_of"),
                    models.Index(condition=models.Q(("device__isnull", False)), fields=["device", "-id"], name="refusals_of_device"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person_id", "thing_id"), name="refused_once"),
                    models.UniqueConstraint(fields=("device", "thing_id"), name="refused_once_by_device"),
                ],
            },
        ),
        tell_changes("discovery_feedchoice", "person_id", "feed_choice", "insert", "update", "delete"),
        tell_changes("discovery_refusal", "person_id", "refused", "insert", "update", "delete"),
    ]
