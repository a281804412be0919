from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("exchange", "0004_answers")]
    operations = [ValidateConstraint(model_name="origin", name="origin_kind_is_known")]
