from django.db import migrations

from tallgrass.platform.changes import tell_changes


class Migration(migrations.Migration):
    dependencies = [("notes", "0007_comments"), ("platform", "0002_changes")]
    operations = [tell_changes("notes_note", "id", "note", "insert", "update", "delete")]
