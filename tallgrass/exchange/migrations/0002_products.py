from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]
    operations = [
        migrations.RemoveConstraint(model_name="origin", name="origin_kind_is_known"),
        AddConstraintNotValid(
            model_name="origin",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["note", "person", "photo", "product"])), name="origin_kind_is_known"
            ),
        ),
    ]
