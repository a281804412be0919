from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("notes", "0014_goods")]

    operations = [
        migrations.AddField(model_name="notesale", name="given_back", field=models.BigIntegerField(db_default=0, default=0)),
        migrations.AlterField(model_name="notesale", name="returned", field=models.BooleanField(db_default=False, default=False)),
        AddIndexConcurrently(model_name="notesale", index=models.Index(fields=["note_id"], name="sales_of_note")),
        AddIndexConcurrently(model_name="notesale", index=models.Index(fields=["day"], name="sales_of_day")),
    ]
