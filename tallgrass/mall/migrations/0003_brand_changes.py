from django.db import migrations

from tallgrass.platform.changes import tell_changes


class Migration(migrations.Migration):
    dependencies = [("mall", "0002_first_things")]
    operations = [tell_changes("mall_brand", "id", "brand", "insert", "update", "delete")]
