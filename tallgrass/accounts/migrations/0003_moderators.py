from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

_ROLES = ["member", "creator", "merchant", "moderator", "operator"]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_changes")]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="role",
            field=models.CharField(choices=[(role, role) for role in _ROLES], default="member", max_length=10),
        ),
        migrations.RemoveConstraint(model_name="person", name="role_is_known"),
        AddConstraintNotValid(
            model_name="person", constraint=models.CheckConstraint(condition=models.Q(("role__in", _ROLES)), name="role_is_known")
        ),
    ]
