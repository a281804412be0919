"""The words the place comes with. Operators change them in the console."""

from django.db import migrations

from tallgrass.moderation.first_words import add_first_words


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial"), ("platform", "0001_initial")]
    operations = [
        migrations.RunPython(lambda apps, _: add_first_words(apps.get_model("moderation", "ListedWord")), migrations.RunPython.noop)
    ]
