from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("mall", "0004_review")]

    operations = [ValidateConstraint(model_name="product", name="product_state_is_known")]
