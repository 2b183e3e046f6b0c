"""*Show files*: what a reporter sent stays sealed until whoever holds the case wants it in the topic."""

from dataclasses import replace

from handlers.audit import record
from handlers.files import arriving
from handlers.team import holding
from handlers.turn import Turn
from rules import may
from rules.case import Case
from rules.config import Member
from rules.refused import Refused
from rules.send import line
from rules.team import card
from storage import attached, outbox


async def show(turn: Turn, case: Case, member: Member, arg: str) -> None:
    """All files of the case that wait go into its topic, for the holder alone to decide."""
    if case.holder is None:
        raise Refused("refused-take-first")
    may.hold(member.id, case.holder)
    if not arriving.taken(turn, case.category):
        raise Refused("refused-show-off")  # it may have come before anybody knew what it is about
    if case.withheld:
        raise Refused("refused-show-readers")
    rows = [each for each in await attached.with_files(turn.tx, case.id) if each.send.kept == "files"]
    if not rows:
        raise Refused("refused-nothing-to-show")
    for row in rows:
        await outbox.rewrite(turn.tx, row.id, replace(row.send, held=False, kept=""))
    count = sum(len(row.send.files) for row in rows)
    await holding.keep(turn, case, replace(case, files=0))
    await shown(turn, case, member, count)
    turn.say(line("done-shown"))


async def shown(turn: Turn, case: Case, member: Member, count: int) -> None:
    """Who had how many files shown is told in the topic, before they come, and written down."""
    await record(turn.scope, case, member, "show_files", str(count))
    await turn.scope.put(card.note(case, line("note-shown", name=member.name, count=count)))
