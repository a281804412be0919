from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mall", "0003_brand_changes")]

    operations = [
        migrations.AddField(model_name="product", name="limited", field=models.BooleanField(db_default=False, default=False)),
        migrations.RemoveConstraint(model_name="product", name="product_state_is_known"),
        AddConstraintNotValid(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "on_sale", "withdrawn", "stopped", "withheld"])), name="product_state_is_known"
            ),
        ),
    ]
