"""The boards of a team: what its desk and each member's private chat say waits for somebody."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from handlers.oncall import reach
from handlers.turn import Scope
from rules import ladder
from rules.case import Case
from rules.config import Team
from rules.oncall import boards as rules
from rules.oncall import deadlines
from rules.oncall.boards import Board, Entry
from rules.send import Act, Button, Line, Place, PlaceKind, Send, Urgency, line
from rules.team import card
from storage import chats, due, memo, outbox
from storage.disk.codec import Codec, from_json, to_json

DESK = "desk"
NAME = "boards"
"""One value for all teams: the names of what is kept lie in clear, and must not tell which group was ever called."""
MARK = "board"
"""The name of sends that are boards: what became of them comes back here."""


@dataclass(frozen=True, slots=True)
class Boards:
    """All of a team's, by the desk or the member's Telegram id."""

    boards: dict[str, Board] = field(default_factory=dict)


BOARDS: Codec[Boards] = Codec(Boards)


async def load(scope: Scope, team: str) -> Boards:
    """The team's boards as they stand."""
    kept: dict[str, Any] = await memo.recall(scope.tx, NAME)
    return BOARDS.open(to_json(kept.get(team, {})))


async def keep(scope: Scope, team: str, found: Boards) -> None:
    """Keep them."""
    kept = await memo.recall(scope.tx, NAME)
    memo.keep(scope.tx, NAME, {**kept, team: from_json(BOARDS.pack(found))})


def entry(scope: Scope, case: Case, why: str) -> Entry:
    """What a board says of a case."""
    return Entry(case.id, case.code, case.urgency, why, scope.now)


async def call(scope: Scope, team: Team, key: str, entry: Entry, called: tuple[int, ...]) -> None:
    """The case waits here: by a new message where phones have to ring, else by an edit."""
    found = await load(scope, team.name)
    before = found.boards.get(key, Board())
    board = rules.put_up(before, entry)
    if rules.rings(before, entry, called, scope.now, 0 if key == DESK else team.pages_per_hour):
        board = await _ring(scope, team, key, board, called)
    else:
        board = await _edit(scope, team, key, board)
    await keep(scope, team.name, replace(found, boards={**found.boards, key: board}))


async def take_down(scope: Scope, case: Case, desk: Line, page: Line, only: tuple[str, ...] = ()) -> None:
    """Nobody has to be called about the case any more: every board that named it changes, without a sound.

    The lines stand on a board on which nothing else waits. `only`: these boards.
    """

    def without(key: str, board: Board) -> Board:
        return rules.taken_down(board, case.id) if not only or key in only else board

    await _change(scope, case, without, lambda key: desk if key == DESK else page)


async def weighed(scope: Scope, case: Case) -> None:
    """The case is more urgent now, or less: every board that names it says so, without a sound."""
    await _change(scope, case, lambda _, board: rules.weighed(board, case.id, case.urgency))


async def _change(
    scope: Scope,
    case: Case,
    changed: Callable[[str, Board], Board],
    last: Callable[[str], Line | None] = lambda _: None,
) -> None:
    """The boards of the case's team as they stand now, each by its key. `last`: what stands where nothing waits."""
    team = scope.config.named(case.team)
    if team is None:
        return
    found = await load(scope, team.name)
    boards = dict(found.boards)
    for key, before in found.boards.items():
        board = changed(key, before)
        if board.entries != before.entries:
            edited = _edit(scope, team, key, board) if board.entries else _empty(scope, team, key, board, last(key))
            boards[key] = await edited
    if boards != found.boards:
        await keep(scope, team.name, replace(found, boards=boards))


async def names(scope: Scope, case: Case) -> bool:
    """Whether any board says of the case that it waits, or is about to."""
    found = await load(scope, case.team)
    return any(each.case == case.id for board in found.boards.values() for each in board.entries)


async def sent(scope: Scope, send: Send, row: int, message: int, chat: int) -> None:
    """Telegram has the message; what has changed on the board meanwhile follows by an edit."""
    team, key = _whose(scope, send)
    if team is None:
        return
    found = await load(scope, team.name)
    board = found.boards.get(key)
    if board is None or board.row != row:
        return
    board = replace(board, row=0, message=message, chat=chat)
    if not board.entries:
        await keep(
            scope, team.name, replace(found, boards={**found.boards, key: await _empty(scope, team, key, board)})
        )
        return
    said = await _said(scope, team, key, board)
    if (said.lines, said.buttons) != (send.lines, send.buttons):
        board = await _edit(scope, team, key, board)
    await keep(scope, team.name, replace(found, boards={**found.boards, key: board}))


async def lost(scope: Scope, send: Send, row: int) -> None:
    """The message will never arrive: nothing stands there."""
    team, key = _whose(scope, send)
    if team is None:
        return
    found = await load(scope, team.name)
    board = found.boards.get(key)
    if board is not None and board.row == row:
        await keep(scope, team.name, replace(found, boards={**found.boards, key: replace(board, row=0, rang=None)}))
    if key != DESK:
        await reach.lost(scope, team, int(key))


async def _ring(scope: Scope, team: Team, key: str, board: Board, called: tuple[int, ...]) -> Board:
    """A new message with names; the old one goes. One that waits to be sent is simply changed."""
    fresh = rules.rung_now(board, called, scope.now)
    said = await _said(scope, team, key, fresh)
    if board.row and await outbox.rewrite(scope.tx, board.row, said):
        return replace(fresh, row=board.row)
    (row,) = await scope.put(said)
    if board.message and await _still_there(scope, team, key, board):
        await scope.put(Send(said.place, Act.WITHDRAW, origin=board.message, urgency=said.urgency))
    return replace(fresh, row=row)


async def _edit(scope: Scope, team: Team, key: str, board: Board) -> Board:
    """The same message says what waits now. Where it is on its way, it follows once it has arrived."""
    said = await _said(scope, team, key, board)
    if board.row:
        await outbox.rewrite(scope.tx, board.row, said)
        return board
    if not board.message or not await _still_there(scope, team, key, board):
        return board
    change = replace(said, act=Act.EDIT, origin=board.message, name="")
    if board.edit and await outbox.rewrite(scope.tx, board.edit, change):
        return board
    (row,) = await scope.put(change)
    return replace(board, edit=row)


async def _empty(scope: Scope, team: Team, key: str, board: Board, last: Line | None = None) -> Board:
    """Nothing waits here any more: what was not sent yet rings nobody, and what stands says so."""
    if board.row:
        if key == DESK and last is not None:
            said = Send(_place(team, key), lines=(last,), urgency=Urgency.URGENT, quiet=True)
            gone = await outbox.rewrite(scope.tx, board.row, said)
        else:
            gone = await outbox.withdraw(scope.tx, board.row)
        return replace(board, row=0, rang=None) if gone else board
    if key == DESK and board.fresh:
        pass  # that it was new stays true: each change of a line costs the group one of its few messages a minute
    elif board.message and await _still_there(scope, team, key, board):
        place, lines = _place(team, key), (last or line("board-nothing"),)
        change = Send(place, Act.EDIT, lines=lines, origin=board.message, urgency=Urgency.URGENT)
        if not board.edit or not await outbox.rewrite(scope.tx, board.edit, change):
            await scope.put(change)
    return replace(board, edit=0, message=0, chat=0, called=(), rang=None)


async def _said(scope: Scope, team: Team, key: str, board: Board) -> Send:
    """The message as it should stand."""
    urgency = board.entries[0].urgency if board.entries else Urgency.ROUTINE
    lines, buttons = await _words(scope, team, key, board)
    mention = board.called if key == DESK and board.entries else ()
    name = f"{MARK}:{team.name}"
    return Send(_place(team, key), lines=lines, buttons=buttons, urgency=urgency, mention=mention, name=name)


async def _words(
    scope: Scope, team: Team, key: str, board: Board
) -> tuple[tuple[Line, ...], tuple[tuple[Button, ...], ...]]:
    if not board.entries:
        return (line("board-nothing"),), ()
    first, count = board.entries[0], len(board.entries)
    urgency = line(f"urgency-{first.urgency}")
    if key != DESK:
        needed = line("page-needed", urgency=urgency, team=line(f"team-{team.name}"))
        more = (line("page-several", count=count),) if count > 1 else ()
        answers = tuple(Button(line(f"button-{act}"), f"{act}:{first.code}") for act in ("have", "cannot"))
        return (needed, *more, await _next(scope, team, first)), (answers,)
    if count > 1:
        return tuple(rules.named(board)), ()
    said = line(first.why, code=first.code, urgency=urgency)
    return (said, *rules.missed(first, scope.config.timezone)), ()


async def _next(scope: Scope, team: Team, first: Entry) -> Line:
    """What happens if nobody takes it, and when."""
    planned = await due.get(scope.tx, deadlines.STEP, first.case)
    if planned is None or "rung" not in planned.body:
        return line("page-answer")
    whom = ladder.rung(first.urgency, int(planned.body["rung"]), team.ladders).called
    there = planned.at.astimezone(scope.config.timezone)
    at = line("at-day", day=line(f"day-{there.weekday()}"), time=f"{there:%H:%M}")
    return line("page-next", whom=line(f"called-{whom}"), time=at)


def _place(team: Team, key: str) -> Place:
    return card.desk(team.name) if key == DESK else Place(PlaceKind.MEMBER, key)


async def _still_there(scope: Scope, team: Team, key: str, board: Board) -> bool:
    """Message numbers belong to a chat: those of a group before it migrated mean other messages now."""
    return key != DESK or board.chat == await chats.current(scope.tx, team.group)


def _whose(scope: Scope, send: Send) -> tuple[Team | None, str]:
    key = DESK if send.place.kind is PlaceKind.DESK else send.place.ref
    return scope.config.named(send.name.partition(":")[2]), key
