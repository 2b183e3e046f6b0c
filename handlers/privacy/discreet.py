"""*Somebody else sees this phone*: set up, opened by a phrase, hidden again, ended."""

from dataclasses import replace

from telegram import Message

from handlers.privacy import gate, tries
from handlers.text.folding import fold
from handlers.turn import Turn
from handlers.who import private_chat
from handlers.who.sender import conversations
from rules import discreet, screens
from rules import gate as gate_rules
from rules.person import Person
from rules.refused import Refused
from rules.send import line
from storage import people, said
from storage.disk.tx import Tx


def phrase_of(text: str) -> str:
    """A phrase as it is compared: capitals, accents, signs and spaces do not matter."""
    return " ".join("".join(each if each.isalnum() else " " for each in fold(text)).split())


def may_be_phrase(tx: Tx, person: Person, text: str) -> bool:
    """Whether words are worked on as a phrase: where one was asked for, and always where they may open the past. Other
    words are told apart at once by their sign, so that no line is slower than in an empty chat."""
    count = len(phrase_of(text).split())
    if person.wanted in (discreet.SECRET, discreet.AGAIN):
        return discreet.FEWEST <= count <= discreet.MOST
    if not person.discreet or count != person.secret_words:
        return False
    return not person.secret_sign or person.secret_sign == _sign(tx, person, text)


def _sign(tx: Tx, person: Person, text: str) -> str:
    return tx.keys.tag("secret", f"{person.id}|{phrase_of(text)}")[:2].hex()


async def heard(turn: Turn, person: Person, message: Message) -> bool:
    """Whether the words were an answer to one of these questions, or the phrase: then they go no further."""
    text = message.text or ""
    if person.wanted == discreet.HOURS and (span := discreet.hours(text)):
        await hours(turn, person, "{}-{}".format(*span))
        return True
    if person.wanted in (discreet.SECRET, discreet.AGAIN):
        await private_chat.take_away(turn.scope, person, [message.message_id])
        if person.wanted == discreet.SECRET:
            await _first(turn, person, len(phrase_of(text).split()))
        else:
            await _again(turn, person, text)
        return True
    if not person.discreet or len(phrase_of(text).split()) != person.secret_words:
        return False
    right = turn.scope.proof is not None and turn.scope.proof == person.secret
    may = not gate_rules.locked(person, turn.now) or await tries.may(turn.scope, person)
    if not right:
        return False
    if not may:
        turn.scope.secret = True  # taken for words, and told as such; they go nowhere
        return False
    await private_chat.take_away(turn.scope, person, [message.message_id])
    await _open(turn, replace(person, secret_sign=_sign(turn.tx, person, text)))
    return True


async def begin(turn: Turn, person: Person, arg: str) -> None:
    """The button: what it does; where it is on and open, what can be changed."""
    if person.discreet and not gate_rules.locked(person, turn.now):
        await turn.scope.put(discreet.standing(person))
    else:
        await again(turn, person, "")


async def again(turn: Turn, person: Person, arg: str) -> None:
    """From the first question on."""
    await _save(turn, replace(person, wanted=discreet.HOURS))
    await turn.scope.put(discreet.intro(person))


async def hours(turn: Turn, person: Person, arg: str) -> None:
    """When a line may come. A stranger to the phrase is asked the same, and changes nothing."""
    span = discreet.hours(arg)
    if span is None and arg != "never":
        raise Refused("refused-unknown-button")
    kept = person.hours if gate_rules.locked(person, turn.now) else span
    await _save(turn, replace(person, hours=kept, wanted=discreet.SECRET))
    await turn.scope.put(discreet.asking(person, "phrase-new", "phrase-away"))


async def cover(turn: Turn, person: Person, arg: str) -> None:
    """At once: the past is shut, and what stands in the chat goes."""
    if not person.discreet or gate_rules.locked(person, turn.now):
        raise Refused("refused-unknown-button")
    numbers = [each.message for each in await said.all(turn.tx, person.id)]
    await private_chat.take_away(turn.scope, person, numbers)
    await _save(turn, discreet.shut(person))


async def off(turn: Turn, person: Person, arg: str) -> None:
    """Discreet mode ends; what waited comes."""
    if not person.discreet or gate_rules.locked(person, turn.now):
        raise Refused("refused-unknown-button")
    person = await _save(turn, discreet.ended(person))
    await turn.scope.put(screens.say(person, line("discreet-is-off")))
    if not person.paused:
        await gate.open_up(turn.scope, person)


async def _first(turn: Turn, person: Person, count: int) -> None:
    """The phrase, for the first time."""
    if turn.scope.proof is None:
        await turn.scope.put(discreet.asking(person, "phrase-words"))
        return
    await _save(turn, replace(person, trial=f"{count}:{turn.scope.proof}", wanted=discreet.AGAIN))
    await turn.scope.put(discreet.asking(person, "phrase-again"))


async def _again(turn: Turn, person: Person, text: str) -> None:
    """And once more, for nobody can look it up."""
    if turn.scope.proof is None or person.trial.partition(":")[2] != turn.scope.proof:
        await _save(turn, replace(person, trial="", wanted=discreet.SECRET))
        await turn.scope.put(discreet.asking(person, "phrase-other"))
        return
    if gate_rules.locked(person, turn.now):
        person = await _save(turn, replace(person, trial="", wanted=""))
    else:
        person = await _save(turn, replace(discreet.begun(person, turn.now), secret_sign=_sign(turn.tx, person, text)))
        for each in (await said.all(turn.tx, person.id))[-1:]:
            await private_chat.note(turn.scope, person, each.message, own=each.own)  # from now on it is swept
        await gate.shut(turn.scope, person)
    await turn.scope.put(discreet.on(person))


async def _open(turn: Turn, person: Person) -> None:
    """The phrase: the past, and what waited."""
    person = await _save(turn, discreet.opened(person, turn.now))
    await turn.scope.put(screens.conversations(person, await conversations(turn, person)))
    if person.decoy:  # somebody asked for words that take all this along
        person = await _save(turn, replace(person, decoy=False))
        await turn.scope.put(screens.say(person, line("carry-decoy")))
    if not person.paused:
        await gate.open_up(turn.scope, person)


async def _save(turn: Turn, person: Person) -> Person:
    await people.save(turn.tx, person)
    turn.scope.present = person
    return person
