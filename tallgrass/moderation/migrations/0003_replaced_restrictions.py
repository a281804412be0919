from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_first_words")]

    operations = [migrations.AddField(model_name="decision", name="replaced_id", field=models.BigIntegerField(null=True))]
