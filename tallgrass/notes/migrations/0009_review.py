from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notes", "0008_changes")]

    operations = [
        migrations.AddField(model_name="note", name="announced", field=models.BooleanField(db_default=True, default=True)),
        migrations.AddField(model_name="note", name="limited", field=models.BooleanField(db_default=False, default=False)),
        migrations.RemoveConstraint(model_name="note", name="note_state_is_known"),
        AddConstraintNotValid(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "scheduled", "published", "withheld", "deleted"])), name="note_state_is_known"
            ),
        ),
    ]
