"""sendMessage, sendChatAction, and how every new message of the bot comes into being."""

from rehearsal.api.access import chat_of, check_may_send
from rehearsal.api.errors import bad
from rehearsal.api.markup import markup_of
from rehearsal.api.params import JSON, OUT, PLACE, SEND, TEXT, Call
from rehearsal.api.replies import Aim, aim_of
from rehearsal.api.table import method, one
from rehearsal.api.wording import text_of
from rehearsal.world import Chat, Json, Kind, Message

ACTIONS = frozenset(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker"
    " find_location record_video_note upload_video_note".split()
)


def post(
    call: Call, chat: Chat, body: Json, aim: Aim, *, album: str | None = None, markup: Json | None = None
) -> Message:
    """Put a message of the bot into the chat, with what every sending method can say about it."""
    message = call.world.post(
        chat,
        call.world.bot,
        body,
        thread=aim.thread,
        reply_to=aim.reply_to,
        extra=dict(aim.extra),
        markup=markup,
        protected=call.flag("protect_content"),
        silent=call.flag("disable_notification"),
        album=album,
        written_by=call.world.bot,
    )
    if chat.kind is Kind.CHANNEL:
        message.sender, message.sender_chat = None, chat
    call.world.changed()
    return message


@method(
    "sendMessage",
    SEND | {"text": TEXT, "parse_mode": OUT, "entities": JSON, "link_preview_options": JSON},
    weight=one,
)
def send_message(call: Call) -> Json:
    """Words into a chat."""
    chat = chat_of(call)
    body = text_of(call)
    check_may_send(call, chat, "text")
    return post(call, chat, body, aim_of(call, chat), markup=markup_of(call, chat)).as_message()


@method(
    "sendChatAction",
    PLACE | {"action": TEXT, "business_connection_id": OUT},
)
def send_chat_action(call: Call) -> bool:
    """Shows "typing…" where the bot may write; a topic that does not exist is not noticed, as in Telegram."""
    if call.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request", "Client.cpp process_send_chat_action_query")
    check_may_send(call, chat_of(call), "text")
    return True
