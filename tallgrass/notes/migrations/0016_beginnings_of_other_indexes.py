"""Indexes that are the beginning of another one: each cost every row that was written, and served nothing."""

import django.db.models.deletion
from django.db import migrations, models

DROPPED = (
    ("notes_mention_note_id_3b20ce85", "notes_mention", "note_id"),
    ("notes_notepicture_note_id_11234ae3", "notes_notepicture", "note_id"),
    ("notes_notetopic_note_id_e88826c0", "notes_notetopic", "note_id"),
    ("notes_notetopic_topic_id_01120df9", "notes_notetopic", "topic_id"),
    ("notes_noteversion_note_id_800d5bb6", "notes_noteversion", "note_id"),
    ("notes_sharevisit_share_id_525756fc", "notes_sharevisit", "share_id"),
    ("notes_themenote_theme_id_8613099e", "notes_themenote", "theme_id"),
    ("notes_themetopic_theme_id_be197cf8", "notes_themetopic", "theme_id"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("notes", "0015_sales"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f'DROP INDEX IF EXISTS "{name}"', f'CREATE INDEX "{name}" ON "{table}" ("{column}")')
                for name, table, column in DROPPED
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="mention",
                    name="note",
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="notes.note"),
                ),
                migrations.AlterField(
                    model_name="notepicture",
                    name="note",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="notes.note"
                    ),
                ),
                migrations.AlterField(
                    model_name="notetopic",
                    name="note",
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="notes.note"),
                ),
                migrations.AlterField(
                    model_name="notetopic",
                    name="topic",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="notes.topic"
                    ),
                ),
                migrations.AlterField(
                    model_name="noteversion",
                    name="note",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="notes.note"
                    ),
                ),
                migrations.AlterField(
                    model_name="sharevisit",
                    name="share",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="notes.share"
                    ),
                ),
                migrations.AlterField(
                    model_name="themenote",
                    name="theme",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="notes.theme"
                    ),
                ),
                migrations.AlterField(
                    model_name="themetopic",
                    name="theme",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="topics", to="notes.theme"
                    ),
                ),
            ],
        )
    ]
