"""Jobs of discovery."""

from procrastinate.contrib.django import app

from tallgrass.discovery.actions import rank_channels


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="discovery.rank", pass_context=False)
def rank(timestamp: int) -> None:
    """Every minute: time cools what nobody touched."""
    rank_channels()
