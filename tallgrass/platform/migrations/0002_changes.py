from django.db import migrations

from tallgrass.platform.changes import FUNCTION


class Migration(migrations.Migration):
    dependencies = [("platform", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION platform_tell_change()")]
