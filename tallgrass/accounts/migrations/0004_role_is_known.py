from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_moderators")]

    operations = [ValidateConstraint(model_name="person", name="role_is_known")]
