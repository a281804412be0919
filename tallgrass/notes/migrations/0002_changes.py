from django.db import migrations

from tallgrass.platform.changes import tell_changes


class Migration(migrations.Migration):
    dependencies = [("notes", "0001_initial"), ("platform", "0002_changes")]
    operations = [tell_changes("notes_note", "id", "note", "update", "delete")]
