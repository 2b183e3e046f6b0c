"""`/summary`, `/mine`, `/case CODE`: what is open, what is mine, and where it is."""

from handlers.turn import Turn
from handlers.who import heard_of
from handlers.who.roster import holder_name
from rules.case import Case, State
from rules.config import Member, Team
from rules.heard_of import told_of
from rules.refused import Refused
from rules.send import Act, Line, Send, Words, line
from rules.team import card
from rules.team.summary import Overview, age, overview, since
from storage import cases, threads


async def summary(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """What is open, the longest wait first."""
    seen = overview([each async for each in heard_of.open_cases(turn.scope, team.name)], team.name)
    title = line("summary-title", waiting=seen.waiting, taken=seen.taken, answered=seen.answered)
    return [_table(turn, team, title, seen)]


async def mine(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """What the member holds."""
    seen = overview([each async for each in heard_of.open_cases(turn.scope, team.name)], team.name, member.id)
    return [_table(turn, team, line("holds-title", name=member.name, count=seen.taken + seen.answered), seen)]


async def case(turn: Turn, team: Team, member: Member, arg: str) -> list[Send]:
    """The way to a case; where Telegram has no links into the group, its card once more."""
    letters = "".join(char for char in arg.upper() if char.isalnum())
    case = await cases.by_code(turn.tx, f"{letters[:3]}-{letters[3:]}")
    if case is None or case.team != team.name or case.state is State.GONE or not told_of(case, turn.now):
        raise Refused("refused-gone")
    link = await way(turn, case)
    if link is None:
        pin = Send(card.topic(case), Act.PIN, of="card", case=case.id, urgency=case.urgency)
        return [card.card(case, holder_name(turn.config, case)), pin]
    said = line("case-link", code=case.code, state=line(f"state-{case.state}"), link=link)
    return [Send(card.desk(team.name), lines=(said,))]


async def way(turn: Turn, case: Case) -> str | None:
    """Telegram's address of the case's topic, or of its card; only supergroups have such."""
    topic = await threads.topic(turn.tx, case.id)
    entry = await threads.named(turn.tx, case.id, "card") if topic is None else None
    chat, number = topic or ((entry.chat, entry.copy) if entry is not None else (0, None))
    inside = str(chat).removeprefix("-100")
    return f"https://t.me/c/{inside}/{number}" if str(chat).startswith("-100") and number else None


def _table(turn: Turn, team: Team, title: Line, seen: Overview) -> Send:
    """One message: a title and a row a case, in the team's language."""
    rows = [line("summary-row", **_row(turn, case)) for case in seen.rows]
    rows += [line("summary-more", count=seen.more)] if seen.more else []
    language = turn.config.languages[0]
    text = "\n".join(turn.scope.sentences.line(language, each) for each in rows)
    return Send(card.desk(team.name), lines=(title,), words=Words(text) if text else None)


def _row(turn: Turn, case: Case) -> dict[str, str | int | Line]:
    name = holder_name(turn.config, case) if case.holder is not None else ""
    who: str | Line = name or line("state-waiting")
    state = "summary-answered" if case.state is State.ANSWERED else "summary-waits"
    span = line(state, age=age(turn.now - since(case)))
    return {"code": case.code, "urgency": line(f"urgency-{case.urgency}"), "who": who, "span": span}
