"""What administrators and restricted members may do, in the words of the Bot API."""

from collections.abc import Iterable

from rehearsal.world.people import Json

EVERYWHERE = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
IN_GROUPS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
IN_CHANNELS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
ALL = frozenset(EVERYWHERE + IN_GROUPS + IN_CHANNELS)

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
"""What everybody may do in a group, or a restricted member may not."""

BY_DEFAULT = frozenset(PERMISSIONS) - {"can_change_info", "can_pin_messages", "can_manage_topics"}
"""What members may do in a group that nobody has adjusted, as far as it matters here."""


def known(rights: Iterable[str]) -> frozenset[str]:
    """The rights named, and can_manage_chat, which every administrator has; a misspelt one is refused."""
    wanted = frozenset(rights)
    if wrong := wanted - ALL:
        raise ValueError(f"no such administrator rights: {', '.join(sorted(wrong))}")
    return wanted | {"can_manage_chat"}


def as_rights(rights: frozenset[str], *, channel: bool) -> Json:
    """The rights as the Bot API lists them: those that a channel or a group does not have are left out."""
    return {right: right in rights for right in EVERYWHERE + (IN_CHANNELS if channel else IN_GROUPS)}


def as_permissions(allowed: frozenset[str]) -> Json:
    """The Bot API's `ChatPermissions`."""
    return {permission: permission in allowed for permission in PERMISSIONS}
