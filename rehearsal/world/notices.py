"""What the apps write for a service message."""

from rehearsal.world.chats import Message


def notice(message: Message, by: str) -> str:
    """One line such as "Adil pinned «…»"."""
    body = message.body
    for field, words in _PLAIN.items():
        if field in body:
            return words.format(by=by)
    if "new_chat_members" in body:
        return f"{', '.join(user['first_name'] for user in body['new_chat_members'])} joined the group"
    if "left_chat_member" in body:
        return f"{body['left_chat_member']['first_name']} left the group"
    if "new_chat_title" in body:
        return f"{by} changed the group name to “{body['new_chat_title']}”"
    if "pinned_message" in body:
        pinned = body["pinned_message"]
        words = pinned.get("text") or pinned.get("caption") or "a message"
        return f"{by} pinned “{words.splitlines()[0][:40]}”"
    if "forum_topic_created" in body:
        return f"{by} created the topic “{body['forum_topic_created']['name']}”"
    if "forum_topic_edited" in body:
        name = body["forum_topic_edited"].get("name")
        return f"{by} changed the topic name to “{name}”" if name else f"{by} changed the topic icon"
    return next(iter(body))


_PLAIN = {
    "migrate_to_chat_id": "This group was upgraded to a supergroup",
    "migrate_from_chat_id": "{by} upgraded the group",
    "forum_topic_closed": "{by} closed the topic",
    "forum_topic_reopened": "{by} reopened the topic",
    "general_forum_topic_hidden": "{by} hid the topic",
    "general_forum_topic_unhidden": "{by} unhid the topic",
    "group_chat_created": "{by} created the group",
    "delete_chat_photo": "{by} removed the group photo",
    "new_chat_photo": "{by} changed the group photo",
    "write_access_allowed": "The bot may write to you now",
}
