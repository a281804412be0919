from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KINDS = [
    "liked",
    "saved",
    "followed",
    "mentioned",
    "commented",
    "replied",
    "video_ready",
    "video_failed",
    "board_invite",
    "board_join",
    "board_left",
    "board_end",
    "board_grew",
    "answered",
    "answer_liked",
    "answer_best",
    "held",
    "restricted",
    "restored",
    "appeal_won",
    "appeal_lost",
    "report_up",
    "report_down",
    "trend",
]


class Migration(migrations.Migration):
    dependencies = [("notifications", "0010_review_known")]

    operations = [
        migrations.CreateModel(
            name="TrendReader",
            fields=[
                ("person_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("wants", models.BooleanField(default=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("told", ArrayField(base_field=models.TextField(), default=list, size=None)),
            ],
        ),
        migrations.RemoveConstraint(model_name="notification", name="notification_kind_is_known"),
        AddConstraintNotValid(
            model_name="notification",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="notification_kind_is_known"),
        ),
    ]
