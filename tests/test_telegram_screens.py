"""What people see."""

from telegram import BotCommandScopeAllPrivateChats, BotCommandScopeChat, BotCommandScopeChatAdministrators

from rehearsal.world import GENERAL, PIXEL
from tests.imitation import Rig, buttons, entity


async def test_a_screen_shows_messages_in_order_as_they_are_now(rig: Rig) -> None:
    one = await rig.sent(
        rig.mina.id, "one", entities=[entity("bold", 0, 3)], reply_markup=buttons(("Yes", "No"), "Later")
    )
    two = await rig.sent(rig.mina.id, "two", protect_content=True, disable_notification=True)
    await rig.sent(rig.mina.id, "three", reply_parameters={"message_id": one.id})
    await rig.bot.edit_message_text("2", rig.mina.id, two.id)
    await rig.bot.set_message_reaction(rig.mina.id, two.id, "👍")
    start, first, second, third = rig.world.screen(rig.mina, rig.chat).messages
    assert (start.text, start.mine, start.by) == ("/start", True, "Mina Haddad")
    assert first.buttons == (("Yes", "No"), ("Later",))
    assert first.entities == (entity("bold", 0, 3),)
    assert (second.text, second.edited, second.protected, second.silent) == ("2", True, True, True)
    assert second.reactions == ("👍",)
    assert (third.reply, third.reply_to) == ("one", one)
    assert third.by == "Rehearsal"


async def test_a_screen_shows_one_topic_or_general_or_everything(rig: Rig) -> None:
    topic = rig.world.opens_topic(rig.adil, rig.team, "A case")
    rig.world.says(rig.adil, rig.team, "inside", thread=topic)
    rig.world.says(rig.adil, rig.team, "outside")

    def words(thread: object = None) -> list[str]:
        assert thread is None or isinstance(thread, int)
        return [shown.text for shown in rig.world.screen(rig.bea, rig.team, thread).messages]

    assert words(topic.id) == ["Adil created the topic “A case”", "inside"]
    assert words(GENERAL) == ["outside"]
    assert words() == ["Adil created the topic “A case”", "inside", "outside"]
    await rig.updates()


async def test_a_message_in_a_topic_shows_no_reply_to_its_first_message(rig: Rig) -> None:
    topic = await rig.bot.create_forum_topic(rig.team.id, "A case")
    await rig.sent(rig.team.id, "card", message_thread_id=topic.message_thread_id)
    assert rig.world.screen(rig.adil, rig.team).messages[-1].reply is None
    await rig.updates()


async def test_a_screen_finds_words_and_buttons(rig: Rig) -> None:
    await rig.sent(rig.mina.id, "Who reads this?", reply_markup=buttons("I understand"))
    screen = rig.world.screen(rig.mina, rig.chat)
    assert [shown.text for shown in screen.saying("READS")] == ["Who reads this?"]
    assert screen.with_button("I understand") == screen.saying("reads")
    assert screen.with_button("Send") == []


async def test_the_menu_offers_the_narrowest_commands_in_the_persons_language(rig: Rig) -> None:
    bot, world = rig.bot, rig.world
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("help", "مساعدة")], language_code="ar", scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([("take", "Take")], scope=BotCommandScopeChat(rig.team.id))
    await bot.set_my_commands([("swap", "Swap")], scope=BotCommandScopeChatAdministrators(rig.team.id))
    world.starts(rig.bea)
    assert world.menu(rig.mina, rig.chat)[0]["description"] == "مساعدة"
    assert world.menu(rig.bea, world.private(rig.bea))[0]["description"] == "Help"
    assert world.menu(rig.bea, rig.team)[0]["command"] == "take"
    assert world.menu(rig.adil, rig.team)[0]["command"] == "swap"
    await bot.set_my_description("Call 911")
    assert world.description(rig.mina) == "Call 911"
    await rig.updates()


async def test_a_screen_names_files_and_notices(rig: Rig) -> None:
    await rig.bot.send_photo(rig.team.id, PIXEL, caption="see")
    await rig.bot.send_document(rig.team.id, b"x", filename="guide.pdf")
    message = await rig.sent(rig.team.id, "card")
    await rig.bot.pin_chat_message(rig.team.id, message.id)
    rig.world.joins(rig.omar, rig.team)
    rig.world.leaves(rig.omar, rig.team)
    photo, document, _, pin, joined, left = rig.world.screen(rig.adil, rig.team).messages
    assert (photo.kind, photo.text) == ("photo", "see")
    assert (document.kind, document.file_name) == ("document", "guide.pdf")
    assert [shown.text for shown in (pin, joined, left)] == [
        "Rehearsal pinned “card”",
        "Omar joined the group",
        "Omar left the group",
    ]
    assert {shown.kind for shown in (pin, joined, left)} == {"service"}
    await rig.updates()
