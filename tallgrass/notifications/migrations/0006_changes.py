from django.db import migrations

from tallgrass.platform.changes import tell_changes


class Migration(migrations.Migration):
    dependencies = [("notifications", "0005_comments_known"), ("platform", "0002_changes")]
    operations = [tell_changes("notifications_notification", "person_id", "unseen", "insert", "update", "delete")]
