"""A case opens: a code, a key, a card, the words, and somebody is called."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.turn import Turn
from rules import card, carry, rota, screen
from rules.case import Case
from rules.category import category
from rules.config import Config, Team
from rules.draft import Waiting
from rules.person import Person, Step
from rules.send import Act, Line, Send, Urgency, line
from storage import cases, drafts, due, people

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of a code: nothing that is easily taken for something else when read aloud."""


async def send_draft(turn: Turn, person: Person) -> None:
    """The person taps *Send*: the draft's words become a case of their own."""
    waiting = await drafts.all(turn.tx, person.id)
    if not waiting:
        await turn.scope.put(screen.say(person, line("draft-empty")))
        return
    case = await begin(turn, person)
    wait = first_wait(turn, case)
    await turn.scope.put_all(announcement(turn, case, waiting, wait))
    await drafts.clear(turn.tx, person.id)
    await due.cancel(turn.tx, "draft", person.id)
    person = replace(
        person, step=Step.TALKING, talking_in=case.id, conversations=(*person.conversations, case.id), category=""
    )
    await people.save(turn.tx, person)
    await turn.scope.put(receipt(turn, person, case, wait))


async def begin(turn: Turn, person: Person) -> Case:
    """A new case for the person's words, with a code that no other case has."""
    chosen = category(person.category) or category("other")
    assert chosen is not None
    case = await cases.open(
        turn.tx,
        person,
        code=await _code(turn),
        team="team",
        category=chosen.id,
        urgency=chosen.urgency,
        number=len(person.conversations) + 1,
        now=turn.now,
    )
    case = replace(case, heard=turn.now)
    await cases.save(turn.tx, case)
    return case


def announcement(turn: Turn, case: Case, waiting: list[Waiting], wait: timedelta) -> list[Send]:
    """Card, words and the line on the desk; all wait equally long, so that nothing tells the minute."""
    at = turn.now + wait if wait else None
    sends = [card.card(case, ""), Send(card.topic(case), Act.PIN, of="card", case=case.id, urgency=case.urgency)]
    for one in waiting:
        sends += carry.inward(case, one.words, one.message)
    sends.append(card.alert(case, ringing(turn, case)))
    return [replace(send, not_before=at) for send in sends]


def first_wait(turn: Turn, case: Case) -> timedelta:
    """A random wait up to the configured one; none for what is pressing."""
    if case.urgency in (Urgency.DANGER, Urgency.URGENT):
        return timedelta()
    return timedelta(seconds=turn.scope.chance.randint(0, int(turn.config.first_words_wait.total_seconds())))


def ringing(turn: Turn, case: Case) -> tuple[int, ...]:
    """Telegram ids of who is on call for the case's team; everybody where there is no rota."""
    team = _team(turn, case)
    names = rota.on_call(team.rota, turn.config.timezone, turn.now)[:1] if team.rota else ()
    called = [member for name in names if (member := team.named(name))]
    return tuple(member.id for member in called or team.members if not member.observer)


def holder_name(config: Config, case: Case) -> str:
    """The listed name of who holds the case, for the team's eyes; empty where nobody does."""
    team = config.named(case.team) or config.team
    member = team.member(case.holder) if case.holder is not None else None
    return member.name if member else ""


def receipt(turn: Turn, person: Person, case: Case, wait: timedelta) -> Send:
    """What happens next and when, as far as it is known."""
    minutes = -(-int(turn.config.first_words_wait.total_seconds()) // 60)
    sent = line("sent-waiting", minutes=minutes, number=case.number) if wait else line("sent-title", number=case.number)
    lines = [sent, *_when(turn, case, _team(turn, case))]
    if case.urgency is Urgency.DANGER:
        lines += [line("danger-numbers"), line("=numbers")]
    lines.append(line("sent-more"))
    buttons = ((screen.button("now", str(case.number)),),) if wait else ()
    return screen.say(person, *lines, buttons=buttons)


def _when(turn: Turn, case: Case, team: Team) -> list[Line]:
    if team.rota is None or rota.in_cover(team.rota, turn.config.timezone, turn.now):
        return [line("sent-in-cover")]
    if case.urgency is Urgency.DANGER:
        return [line("sent-danger-out-of-cover")]
    opens = rota.next_cover(team.rota, turn.config.timezone, turn.now)
    return [line("sent-out-of-cover", time=_local(turn, opens))]


def _local(turn: Turn, at: datetime) -> Line:
    local = at.astimezone(turn.config.timezone)
    return line("at-day", day=line(f"day-{local.weekday()}"), time=f"{local:%H:%M}")


def _team(turn: Turn, case: Case) -> Team:
    return turn.config.named(case.team) or turn.config.team


async def _code(turn: Turn) -> str:
    while True:
        letters = "".join(turn.scope.chance.choice(LETTERS) for _ in range(6))
        code = f"{letters[:3]}-{letters[3:]}"
        if await cases.by_code(turn.tx, code) is None:
            return code
