"""What the place says of itself."""

from django.db import models
from django.db.models import Q

from tallgrass.platform.models import Row
from tallgrass.site.types import Stage


class Slogan(Row):
    """The words under the name, from a day on, until the next."""

    zh = models.CharField(max_length=40)
    en = models.CharField(max_length=80)
    stage = models.CharField(max_length=10)
    since = models.DateField(unique=True)
    set_by_id = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(stage__in=[stage.value for stage in Stage]), name="stage_is_known")]
