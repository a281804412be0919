"""What began on a wall is found by when it was seen there."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("orders", "0004_beginnings_of_other_indexes")]

    operations = [
        AddIndexConcurrently(
            "orderline",
            models.Index(condition=models.Q(("from_exposure__isnull", False)), fields=["from_exposure"], name="order_lines_from_exposure"),
        )
    ]
