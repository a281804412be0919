from django.db import migrations

from tallgrass.platform.changes import tell_changes


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("platform", "0002_changes")]
    operations = [
        tell_changes("accounts_person", "id", "person", "update", "delete"),
        tell_changes("accounts_minorsmode", "person_id", "person", "insert", "delete"),
        tell_changes("accounts_apitoken", "hash", "token", "update", "delete"),
        tell_changes("accounts_session", "session_key", "session", "update", "delete"),
        tell_changes("accounts_follow", "person_id", "follows", "insert", "delete"),
        tell_changes("accounts_block", "person_id", "apart", "insert", "delete"),
        tell_changes("accounts_block", "other_id", "apart", "insert", "delete"),
        tell_changes("accounts_mute", "person_id", "apart", "insert", "delete"),
    ]
