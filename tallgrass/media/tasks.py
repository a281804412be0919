"""Jobs: cutting videos, and the daily sweep."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from tallgrass.media import actions

_RETRIES = 3


@app.task(name="media.cut_video", pass_context=True, retry=RetryStrategy(max_attempts=_RETRIES, exponential_wait=5))
def cut_video(context: JobContext, video_id: int) -> None:
    try:
        actions.cut_video(video_id=video_id)
    except Exception:
        if context.job.attempts >= _RETRIES:
            actions.fail_video(video_id=video_id, code="interrupted")
        raise


@app.periodic(cron="17 20 * * *")
@app.task(name="media.sweep", queueing_lock="media.sweep")
def sweep(timestamp: int) -> None:
    actions.sweep_unattached()
    actions.sweep_strays()
