"""*Somebody else sees this phone*: set up, opened by a phrase, hidden again, ended."""

import hmac
from dataclasses import replace

from telegram import Message

from handlers.privacy import gate, tries, veil
from handlers.text.folding import fold
from handlers.turn import Turn
from handlers.who import front, private_chat
from handlers.who.sender import conversations
from rules import screens
from rules.person import Person
from rules.privacy import discreet
from rules.privacy import gate as gate_rules
from rules.refused import Refused
from rules.send import line
from storage import begin_anew, people, said
from storage.disk.tx import Tx


def phrase_of(text: str) -> str:
    """A phrase as it is compared: capitals, accents, signs and spaces do not matter."""
    return " ".join("".join(each if each.isalnum() else " " for each in fold(text)).split())


def may_be_phrase(person: Person, text: str) -> bool:
    """Whether words are worked on slowly before their turn: only where the phrase was set when all were."""
    return bool(person.secret) and len(phrase_of(text).split()) == person.secret_words


def _sign(tx: Tx, text: str) -> str:
    """What a phrase comes to. It is found at once, so that no line takes longer than another: whoever has the key that
    it is made with can read all that the phrase opens."""
    return tx.keys.tag("secret", phrase_of(text)).hex()


async def unasked(turn: Turn, person: Person) -> Person:
    """The question for a phrase is over, whoever left it open."""
    if person.wanted not in (discreet.SECRET, discreet.AGAIN):
        return person
    return await _save(turn, discreet.unasked(person))


async def heard(turn: Turn, person: Person, message: Message) -> bool:
    """Whether the words were the phrase, or an answer to one of these questions: then they go no further."""
    text = message.text or ""
    if await opens(turn, person, message):
        return True
    if person.wanted == discreet.HOURS and (span := discreet.hours(text)):
        await hours(turn, person, "{}-{}".format(*span))
        return True
    if person.wanted not in (discreet.SECRET, discreet.AGAIN):
        return False
    await private_chat.take_away(turn.scope, person, [message.message_id])
    await (_first if person.wanted == discreet.SECRET else _again)(turn, person, text)
    return True


async def opens(turn: Turn, person: Person, message: Message) -> bool:
    """Whether the words were the phrase that opens a past: of whoever is met, or of somebody whom they hide."""
    text = message.text or message.caption or ""
    for each in (*await front.behind(turn.tx, person), person):
        if not each.discreet or len(phrase_of(text).split()) != each.secret_words:
            continue
        may = not gate_rules.locked(each, turn.now) or await tries.may(turn.scope, each)
        if not _right(turn, each, text):
            continue
        if not may:
            turn.scope.secret = True  # taken for words, and told as such; they go nowhere
            return False
        await _open(turn, replace(each, secret="", secret_sign=_sign(turn.tx, text)), message.message_id)
        return True
    return False


async def beneath(turn: Turn, person: Person, message: Message) -> bool:
    """Whether the phrase stands under a file. It opens nothing there, for the file goes on: but nobody reads it."""
    text = message.caption or ""
    whose = (*await front.behind(turn.tx, person), person)
    return any(each.discreet and each.secret_sign and _right(turn, each, text) for each in whose)


def _right(turn: Turn, person: Person, text: str) -> bool:
    if person.secret:
        return turn.scope.proof == person.secret
    return hmac.compare_digest(person.secret_sign, _sign(turn.tx, text))


async def begin(turn: Turn, person: Person, arg: str) -> None:
    """The button: what it does; where it is on and open, what can be changed."""
    if person.discreet:
        await turn.scope.put(discreet.standing(await _save(turn, replace(person, wanted=discreet.ON))))
    else:
        await again(turn, person, "")


async def again(turn: Turn, person: Person, arg: str) -> None:
    """From the first question on."""
    await _save(turn, replace(person, wanted=discreet.HOURS))
    await turn.scope.put(discreet.intro(person))


async def hours(turn: Turn, person: Person, arg: str) -> None:
    """When a line may come."""
    span = discreet.hours(arg)
    if span is None and arg != "never":
        raise Refused("refused-unknown-button")
    await _save(turn, discreet.asked(replace(person, hours=span), discreet.SECRET, turn.now))
    await turn.scope.put(discreet.asking(person, "phrase-new", "phrase-away"))


async def cover(turn: Turn, person: Person, arg: str) -> None:
    """At once: the past is shut, and what stands in the chat goes."""
    if not person.discreet:
        raise Refused("refused-unknown-button")
    numbers = [each.message for each in await said.all(turn.tx, person.id)]
    await private_chat.take_away(turn.scope, person, numbers)
    await _save(turn, discreet.shut(person))


async def more(turn: Turn, person: Person, arg: str) -> None:
    """What else helps in this mode."""
    if not person.discreet:
        raise Refused("refused-unknown-button")
    await turn.scope.put(discreet.more(await _save(turn, replace(person, wanted=discreet.ON))))


async def off(turn: Turn, person: Person, arg: str) -> None:
    """Discreet mode ends; what waited comes."""
    if not person.discreet:
        raise Refused("refused-unknown-button")
    person = await _save(turn, discreet.ended(await veil.lift(turn.scope, person)))
    await turn.scope.put(screens.say(person, line("discreet-is-off")))
    await _show(turn, person)


async def _first(turn: Turn, person: Person, text: str) -> None:
    """The phrase, for the first time."""
    count = len(phrase_of(text).split())
    if not discreet.FEWEST <= count <= discreet.MOST:
        await turn.scope.put(discreet.asking(person, "phrase-words"))
        return
    person = replace(person, trial=f"{count}:{_sign(turn.tx, text)}")
    await _save(turn, discreet.asked(person, discreet.AGAIN, turn.now))
    await turn.scope.put(discreet.asking(person, "phrase-again"))


async def _again(turn: Turn, person: Person, text: str) -> None:
    """And once more, for nobody can look it up."""
    if person.trial.partition(":")[2] != _sign(turn.tx, text):
        await _save(turn, discreet.asked(replace(person, trial=""), discreet.SECRET, turn.now))
        await turn.scope.put(discreet.asking(person, "phrase-other"))
        return
    person = await begin_anew.renew(turn.tx, discreet.begun(person, turn.now))  # no backup of before opens it
    turn.scope.present = person
    await private_chat.watch(turn.scope, person)
    await gate.shut(turn.scope, person)
    await turn.scope.put(discreet.on(person))


async def _open(turn: Turn, person: Person, phrase: int) -> None:
    """The phrase: the past, what was said in its place, and what waited."""
    asked = await front.below(turn.tx, person)
    person = discreet.opened(await veil.lift(turn.scope, person, again=True), turn.now)
    person = await _save(turn, person)
    await private_chat.take_away(turn.scope, person, [phrase])
    await turn.scope.put(screens.conversations(person, await conversations(turn, person)))
    if asked is not None and asked.carry:  # somebody asked for words that take all this along
        await turn.scope.put(screens.say(person, line("carry-decoy")))
    await _show(turn, person)


async def _show(turn: Turn, person: Person) -> None:
    """What waits, unless contact is paused; of a made-up person, what waits belongs to whom they hide."""
    if not person.paused and person.behind is None:
        await gate.open_up(turn.scope, person)


async def _save(turn: Turn, person: Person) -> Person:
    await people.save(turn.tx, person)
    turn.scope.present = person
    return person
