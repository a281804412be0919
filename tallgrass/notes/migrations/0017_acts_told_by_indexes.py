"""Acts of one person are read from the index alone: they lie all over the table, and every page of the feed asks for hundreds."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("notes", "0016_beginnings_of_other_indexes"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="like", index=models.Index(fields=["person_id", "-id"], include=["note", "created_at"], name="likes_told")
        ),
        RemoveIndexConcurrently(model_name="like", name="likes_of"),
        AddIndexConcurrently(
            model_name="save", index=models.Index(fields=["person_id", "-id"], include=["note", "created_at"], name="saves_told")
        ),
        RemoveIndexConcurrently(model_name="save", name="saves_of"),
        AddIndexConcurrently(
            model_name="comment",
            index=models.Index(fields=["author_id", "-id"], include=["note", "created_at", "deleted_at"], name="comments_told"),
        ),
        RemoveIndexConcurrently(model_name="comment", name="comments_of"),
    ]
