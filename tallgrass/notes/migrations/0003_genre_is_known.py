from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notes", "0002_genres")]

    operations = [ValidateConstraint(model_name="note", name="note_genre_is_known")]
