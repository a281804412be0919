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
    "review_due",
    "o_new",
    "o_picked",
    "o_packed",
    "o_exported",
    "o_customs",
    "o_cleared",
    "o_shipped",
    "o_delivered",
    "o_received",
    "o_refunded",
    "after_sale",
]


class Migration(migrations.Migration):
    dependencies = [("notifications", "0014_reviews_due_known")]

    operations = [
        migrations.RemoveConstraint(model_name="notification", name="notification_kind_is_known"),
        AddConstraintNotValid(
            model_name="notification",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="notification_kind_is_known"),
        ),
    ]
