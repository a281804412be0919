from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notifications", "0015_orders")]

    operations = [ValidateConstraint(model_name="notification", name="notification_kind_is_known")]
