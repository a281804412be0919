from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notes", "0009_review")]

    operations = [ValidateConstraint(model_name="note", name="note_state_is_known")]
