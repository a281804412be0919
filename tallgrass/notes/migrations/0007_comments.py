"""Comments, who may write them, and how many there are."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import tallgrass.notes.models.comments
import tallgrass.platform.ids


class Migration(migrations.Migration):
    dependencies = [
        ("notes", "0006_validate_genre_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="note",
            name="commenters",
            field=models.CharField(db_default="everyone", default="everyone", max_length=10),
        ),
        migrations.AddField(
            model_name="note",
            name="pinned_comment_id",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="notecounts",
            name="comments",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigIntegerField(default=tallgrass.platform.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ("reply_to_id", models.BigIntegerField(blank=True, null=True)),
                ("addressee_id", models.BigIntegerField(blank=True, null=True)),
                ("author_id", models.BigIntegerField()),
                ("text", models.TextField(blank=True)),
                (
                    "picture_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "mentioned_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(blank=True, null=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("deleted_by_id", models.BigIntegerField(blank=True, null=True)),
                ("likes", models.IntegerField(db_default=0, default=0)),
                ("replies", models.IntegerField(db_default=0, default=0)),
                (
                    "heat",
                    models.GeneratedField(
                        db_persist=True,
                        expression=tallgrass.notes.models.comments.Heat(models.F("written_at")),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                ("note", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="notes.note")),
                (
                    "thread",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="notes.comment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommentLike",
            fields=[
                ("id", models.BigIntegerField(default=tallgrass.platform.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ("person_id", models.BigIntegerField()),
                (
                    "comment",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="notes.comment"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                models.F("note_id"),
                models.OrderBy(models.F("heat"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("thread__isnull", True)),
                name="comments_hot",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(models.F("note_id"), models.OrderBy(models.F("id"), descending=True), name="comments_new"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(condition=models.Q(("thread__isnull", False)), fields=["thread", "id"], name="replies_in_order"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["author_id", "-id"], name="comments_of"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(condition=models.Q(("deleted_at__isnull", False)), fields=["deleted_at"], name="comments_deleted"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("addressee_id__isnull", True), ("reply_to_id__isnull", True), ("thread__isnull", True)),
                    models.Q(("addressee_id__isnull", False), ("reply_to_id__isnull", False), ("thread__isnull", False)),
                    _connector="OR",
                ),
                name="a_reply_answers",
            ),
        ),
        migrations.AddIndex(
            model_name="commentlike",
            index=models.Index(fields=["person_id", "-id"], name="comment_likes_of"),
        ),
        migrations.AddConstraint(
            model_name="commentlike",
            constraint=models.UniqueConstraint(fields=("comment", "person_id"), name="comment_like_once"),
        ),
    ]
