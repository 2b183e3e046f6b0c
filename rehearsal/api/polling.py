"""getUpdates and what belongs to it."""

from rehearsal.api.errors import Refusal, Unimitated
from rehearsal.api.params import FLAG, JSON, NUMBER, OUT, TEXT, Call
from rehearsal.api.table import method
from rehearsal.world import Json

LONGEST = 50
"""Seconds that getUpdates waits at most, whatever was asked."""

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@method("getUpdates", {"offset": NUMBER, "limit": NUMBER, "timeout": NUMBER, "allowed_updates": JSON})
async def get_updates(call: Call) -> list[Json]:
    """The oldest unconfirmed updates, waiting for one if there is none; a second poller that has to wait ends the
    first one's wait with 409."""
    queue = call.world.queue
    allowed = call.json("allowed_updates")
    if isinstance(allowed, list):
        queue.allow(str(kind).lower() for kind in allowed)
    offset = call.number("offset")
    limit = min(max(call.number("limit", 100), 1), 100)
    timeout = min(max(call.number("timeout"), 0), LONGEST)
    updates = queue.get(offset, limit)
    call.world.changed()
    if updates or timeout == 0:
        return updates
    if not await queue.arrival(timeout):
        raise Refusal(409, CONFLICT)  # Client.cpp abort_long_poll
    return queue.get(max(offset, 0), limit)


@method("deleteWebhook", {"drop_pending_updates": FLAG})
def delete_webhook(call: Call) -> bool:
    """There never is a webhook here; waiting updates can be dropped."""
    if call.flag("drop_pending_updates"):
        call.world.queue.clear()
        call.world.changed()
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    """No webhook; how many updates wait."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": len(call.world.queue)}


@method(
    "setWebhook",
    {
        "url": TEXT,
        "certificate": OUT,
        "ip_address": OUT,
        "max_connections": NUMBER,
        "allowed_updates": JSON,
        "drop_pending_updates": FLAG,
        "secret_token": TEXT,
    },
)
def set_webhook(call: Call) -> bool:
    """Only the empty address, which removes a webhook."""
    if call.text("url"):
        raise Unimitated("webhooks")
    return delete_webhook(call)


@method("close")
def close(_call: Call) -> bool:
    """The bot may move to another server; nothing changes here."""
    return True


@method("logOut")
def log_out(_call: Call) -> bool:
    """As close."""
    return True
