"""Indexes that are the beginning of another one: each cost every row that was written, and served nothing."""

import django.db.models.deletion
from django.db import migrations, models

DROPPED = (
    ("letters_hiddenletter_letter_id_960cc3a5", "letters_hiddenletter", "letter_id"),
    ("letters_letter_conversation_id_c6c9db9d", "letters_letter", "conversation_id"),
    ("letters_participant_conversation_id_3c003ff6", "letters_participant", "conversation_id"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0002_withheld"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f'DROP INDEX IF EXISTS "{name}"', f'CREATE INDEX "{name}" ON "{table}" ("{column}")')
                for name, table, column in DROPPED
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="hiddenletter",
                    name="letter",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="letters.letter"
                    ),
                ),
                migrations.AlterField(
                    model_name="letter",
                    name="conversation",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="letters.conversation"
                    ),
                ),
                migrations.AlterField(
                    model_name="participant",
                    name="conversation",
                    field=models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="participants", to="letters.conversation"
                    ),
                ),
            ],
        )
    ]
