"""What a script says that people see, or must never see."""

from collections.abc import Callable
from pathlib import Path

from rehearsal import deeds, steps
from rehearsal.cases import deliveries, texts, with_codes
from rehearsal.cast import Cast
from rehearsal.errors import NotHeld
from rehearsal.looking import holds, in_chat, labels_of, plain, pop_ups, seen_by, shown_lines, topics_of, words_of
from rehearsal.world import Chat, Shown

Mark = frozenset[tuple[int, int, str, tuple[str, ...]]]
"""What stood on all screens at a moment: chat, message, words, buttons."""


def mark(cast: Cast) -> Mark:
    """Remember what is on all screens, for `sees new`."""
    return frozenset(_key(shown) for chat in _chats(cast) for shown in in_chat(cast, chat))


def matching(cast: Cast, seen: steps.Sees, before: Mark) -> int:
    """How many messages of the screen (and pop-ups after own presses) are what the step speaks of."""
    if seen.topic:
        return sum(plain(with_codes(cast, seen.words)) in plain(name) for name in topics_of(cast, seen.viewer))
    messages = seen_by(cast, seen.viewer, seen.where)
    if seen.fresh:
        messages = [shown for shown in messages if _key(shown) not in before]
    words = with_codes(cast, seen.words)
    if seen.button:
        return sum(words in labels_of(shown) for shown in messages)
    popped = pop_ups(cast, seen.viewer) if seen.where == deeds.ANYWHERE and not seen.fresh else []
    return sum(holds(shown, words) for shown in messages) + sum(plain(words) in plain(each) for each in popped)


def verdict(cast: Cast, seen: steps.Sees, before: Mark) -> str:
    """Why the step does not hold; empty when it does. Raises `NotHeld` when there is no such screen."""
    count = matching(cast, seen, before)
    what = f"{'a button ' if seen.button else 'a topic ' if seen.topic else ''}“{seen.words}”"
    if seen.times is not None:
        return (
            "" if count == seen.times else f"{seen.viewer} sees {what} {_times(count)} instead of {_times(seen.times)}"
        )
    if seen.absent:
        return f"{seen.viewer} sees {what}" if count else ""
    return "" if count else f"{seen.viewer} does not see {what}"


def screen_lines(cast: Cast, seen: steps.Sees) -> str:
    """What the screen of a step really shows, and what popped up."""
    try:
        lines = shown_lines(seen_by(cast, seen.viewer, seen.where))
    except NotHeld as error:
        return f"  {error}"
    popped = "".join(f"\n    (for a moment) {each}" for each in pop_ups(cast, seen.viewer)[-3:])
    return f"  The screen of {seen.viewer} ends with:\n{lines}{popped}"


def check_nobody(cast: Cast, step: steps.NobodySees) -> None:
    """Raise `NotHeld` when the bot ever sent or wrote the words, visibly or in a file, to anybody but those named."""
    wanted = plain(step.words)
    raw = step.words.encode()
    for request, reader in deliveries(cast):
        if reader in step.but:
            continue
        found = next((text for text in texts(request.params) if wanted in plain(text)), None)
        if found is not None:
            raise NotHeld(f"{reader} got it by {request.method}", f"    {found[:300]}")
    for name, chat in _readers(cast):
        for shown in in_chat(cast, chat) if name not in step.but else ():
            if shown.message.sender is not cast.world.bot or shown.kind == "service":
                continue
            traces = (words_of(shown), shown.forwarded_from or "", shown.via or "", *labels_of(shown))
            if any(wanted in plain(trace) for trace in traces):
                raise NotHeld(f"{name} sees it", shown_lines([shown]))
            if any(raw in data for data in _files(cast, shown)):
                raise NotHeld(f"a file that {name} got holds it", shown_lines([shown]))


def check_hidden(step: steps.Hidden, log: str, data: Path) -> None:
    """Raise `NotHeld` when the log, or a file of the bot's storage, holds the words in clear."""
    if step.place == "log":
        line = next((line for line in log.splitlines() if step.words.casefold() in line.casefold()), None)
        if line is not None:
            raise NotHeld("the bot's log holds it", f"    {line[:300]}")
        return
    raw = step.words.encode()
    for file in sorted(path for path in data.rglob("*") if path.is_file()):
        if raw in file.read_bytes():
            raise NotHeld(f"{file.relative_to(data)} holds it in clear")


def check_audit(step: steps.Audit, words: str, printed: str) -> None:
    """Raise `NotHeld` when the log of who did what says something else; `words` with the real codes."""
    if (plain(words) in plain(printed)) is step.absent:
        rows = "\n".join(f"    {row}" for row in printed.splitlines()[-8:])
        raise NotHeld(f"the audit of the {step.group} {'shows' if step.absent else 'does not show'} “{words}”", rows)


def holding(condition: Callable[[], str]) -> Callable[[], bool]:
    """Make a verdict a condition to wait for; a screen that is not there yet is no failure while waiting."""

    def holds_now() -> bool:
        try:
            return not condition()
        except NotHeld:
            return False

    return holds_now


def _key(shown: Shown) -> tuple[int, int, str, tuple[str, ...]]:
    return shown.message.chat.id, shown.id, words_of(shown), tuple(labels_of(shown))


def _chats(cast: Cast) -> list[Chat]:
    return [chat for _, chat in _readers(cast)]


def _readers(cast: Cast) -> list[tuple[str, Chat]]:
    """Every chat with the name of whoever reads it."""
    private = {person.id: (name, cast.world.private(person)) for name, person in reversed(cast.people.items())}
    return [*private.values(), *((name, cast.group(name)) for name in cast.groups)]


def _files(cast: Cast, shown: Shown) -> list[bytes]:
    """The bytes behind a message."""
    body = shown.message.body.get(shown.kind)
    parts = body if isinstance(body, list) else [body]
    ids = [part["file_id"] for part in parts if isinstance(part, dict) and "file_id" in part]
    files = [cast.world.files.get(file_id) for file_id in ids]
    return [file.data for file in files if file is not None]


def _times(count: int) -> str:
    return "1 time" if count == 1 else f"{count} times"
