import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            "StandingWorld",
            [
                ("name", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("seed", models.IntegerField()),
                ("lively", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
    ]
