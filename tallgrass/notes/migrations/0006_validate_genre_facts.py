from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notes", "0005_genre_facts_are_whole")]

    operations = [
        ValidateConstraint(model_name="evaluation", name="price_paid_is_whole"),
        ValidateConstraint(model_name="evaluation", name="thing_is_named_whole"),
        ValidateConstraint(model_name="placefacts", name="price_a_head_is_whole"),
        ValidateConstraint(model_name="placefacts", name="position_is_whole"),
    ]
