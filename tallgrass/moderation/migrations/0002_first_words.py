"""The words the place comes with. Operators change them in the console."""

import csv
from pathlib import Path

from django.db import migrations

from tallgrass.platform.ids import new_id


def add_first_words(apps, schema_editor):
    with (Path(__file__).parents[1] / "words.csv").open(encoding="utf-8", newline="") as file:
        words = [apps.get_model("moderation", "ListedWord")(id=new_id(), **row) for row in csv.DictReader(file)]
    apps.get_model("moderation", "ListedWord").objects.bulk_create(words)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial"), ("platform", "0001_initial")]
    operations = [migrations.RunPython(add_first_words, migrations.RunPython.noop)]
