"""Forwarding and copying."""

import pytest

from rehearsal.world import PIXEL, Impossible
from tests.imitation import Rig, buttons


def taking(rig: Rig, message: int, **more: object) -> dict[str, object]:
    """Parameters that carry a message of Mina's into the team's group."""
    return {"chat_id": rig.team.id, "from_chat_id": rig.mina.id, "message_id": message, **more}


async def test_a_forward_shows_who_wrote(rig: Rig) -> None:
    message = rig.world.says(rig.mina, rig.chat, "words")
    sent = await rig.result("forwardMessage", **taking(rig, message.id))
    assert sent["forward_origin"] == {"type": "user", "date": message.date, "sender_user": rig.mina.as_user()}
    assert rig.world.screen(rig.adil, rig.team).messages[-1].forwarded_from == "Mina Haddad"
    await rig.updates()


async def test_a_forward_of_somebody_who_hides_shows_a_name_only(rig: Rig) -> None:
    rig.mina.hides = True
    message = rig.world.says(rig.mina, rig.chat, "words")
    sent = await rig.result("forwardMessage", **taking(rig, message.id))
    assert sent["forward_origin"] == {"type": "hidden_user", "date": message.date, "sender_user_name": "Mina Haddad"}
    await rig.updates()


async def test_a_copy_shows_the_bot_and_keeps_caption_and_file_name(rig: Rig) -> None:
    message = rig.world.sends_file(
        rig.mina, rig.chat, "document", b"x", file_name="mina haddad.pdf", caption="from Mina"
    )
    answer = await rig.result("copyMessage", **taking(rig, message.id, reply_markup=buttons("Take")))
    assert answer.keys() == {"message_id"}
    shown = rig.world.screen(rig.adil, rig.team).messages[-1]
    assert (shown.text, shown.file_name, shown.forwarded_from) == ("from Mina", "mina haddad.pdf", None)
    assert shown.by == "Rehearsal"
    await rig.result("copyMessage", **taking(rig, message.id, caption=""))
    assert rig.world.screen(rig.adil, rig.team).messages[-1].text == ""
    await rig.updates()


async def test_protected_messages_are_not_forwarded(rig: Rig) -> None:
    mine = await rig.sent(rig.mina.id, protect_content=True)
    assert mine.as_message()["has_protected_content"] is True
    assert await rig.error("forwardMessage", **taking(rig, mine.id)) == "Bad Request: the message can't be forwarded"
    await rig.result("copyMessage", **taking(rig, mine.id))
    closed = rig.world.group("Closed", members=[rig.adil], protected=True)
    note = rig.world.says(rig.adil, closed, "note")
    error = await rig.error("forwardMessage", chat_id=rig.team.id, from_chat_id=closed.id, message_id=note.id)
    assert error == "Bad Request: the message can't be forwarded"
    with pytest.raises(Impossible, match="protected"):
        rig.world.forwards(rig.adil, note, rig.team)
    await rig.updates()


async def test_what_is_not_there_or_a_notice_is_not_carried(rig: Rig) -> None:
    assert await rig.error("forwardMessage", **taking(rig, 4711)) == "Bad Request: message to forward not found"
    assert await rig.error("copyMessage", **taking(rig, 4711)) == "Bad Request: message to copy not found"
    rig.world.joins(rig.omar, rig.team)
    notice = next(reversed(rig.team.messages))
    error = await rig.error("copyMessage", chat_id=rig.mina.id, from_chat_id=rig.team.id, message_id=notice)
    assert error == "Bad Request: the message can't be copied"
    await rig.updates()


async def test_several_are_carried_at_once_skipping_what_cannot(rig: Rig) -> None:
    one, two = (rig.world.says(rig.mina, rig.chat, text) for text in ("one", "two"))
    several = {"chat_id": rig.team.id, "from_chat_id": rig.mina.id}
    ids = [one.id, two.id, 4711]
    assert len(await rig.result("forwardMessages", **several, message_ids=ids)) == 2
    assert len(await rig.result("copyMessages", **several, message_ids=ids)) == 2
    assert await rig.error("copyMessages", **several, message_ids=[two.id, one.id]) == (
        "Bad Request: message identifiers must be in a strictly increasing order"
    )
    assert await rig.error("copyMessages", **several, message_ids=[4711]) == (
        "Bad Request: there are no messages to forward"
    )
    rig.world.joins(rig.omar, rig.team)
    notice = next(reversed(rig.team.messages))
    error = await rig.error("copyMessages", chat_id=rig.mina.id, from_chat_id=rig.team.id, message_ids=[notice])
    assert error == "Bad Request: messages can't be forwarded"
    await rig.updates()


async def test_copies_without_captions(rig: Rig) -> None:
    photo = rig.world.sends_file(rig.mina, rig.chat, "photo", PIXEL, caption="who")
    several = {"chat_id": rig.team.id, "from_chat_id": rig.mina.id, "message_ids": [photo.id]}
    await rig.result("copyMessages", **several, remove_caption=True)
    assert rig.world.screen(rig.adil, rig.team).messages[-1].text == ""
    await rig.updates()


async def test_people_forward_to_the_bot_with_the_origin(rig: Rig) -> None:
    hers = rig.world.says(rig.mina, rig.chat, "words")
    rig.world.starts(rig.adil)
    note = rig.world.says(rig.adil, rig.team, "note")
    rig.world.forwards(rig.adil, note, rig.world.private(rig.adil))
    rig.world.says(
        rig.mina, rig.chat, "forwarded", forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "A"}
    )
    waiting = await rig.updates()
    assert waiting[-2]["message"]["forward_origin"]["sender_user"]["id"] == rig.adil.id
    assert waiting[-1]["message"]["forward_origin"]["sender_user_name"] == "A"
    assert hers.extra == {}
