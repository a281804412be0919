"""Job shells: each calls one action."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tallgrass.accounts.actions import messages


@app.task(name="accounts.deliver_message", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def deliver_message(message_id: int) -> None:
    """Again after 4, 16, 64, 256 and 1,024 seconds when the provider fails."""
    messages.deliver_message(message_id=message_id)
