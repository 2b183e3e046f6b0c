"""Everything that is stored about a chat, in words."""

from collections.abc import Sequence

from rules.case import Case
from rules.person import Person, Step
from rules.screens import button, say
from rules.send import Line, Send, line


def told(person: Person, cases: Sequence[Case], *, draft: int, standing: int, keep_days: int, phrase: bool) -> Send:
    """Conversations, draft, settings; under which lock, and until when. `standing`: numbers of messages in the chat;
    `phrase`: there is one that takes the conversations along.

    Behind a locked past it says what it would say of an empty chat.
    """
    lines = [line("data-address"), line("data-language", language=line(f"=language-{person.language}"))]
    for case in cases:
        state = line(f"mine-{case.state}", team=line(f"team-{case.team}"))
        lines.append(line("data-conversation", number=case.number, state=state))
    lines += [line("data-words"), line("data-until", days=keep_days)] if cases else [line("data-none")]
    lines += [line("data-draft", count=draft)] if draft else []
    lines += [line("data-numbers", count=standing)] if standing else []
    lines += [line("data-phrase")] if phrase else []
    lines += _settings(person)
    lines += [line("data-sealed"), line("data-remains")]
    return say(person, *lines, buttons=((button("stop"),),))


def _settings(person: Person) -> list[Line]:
    found = []
    if person.paused:
        found.append(line("data-paused"))
    if person.discreet and not person.hidden:
        found.append(line("data-discreet"))
    if person.step is not Step.NEW:
        found.append(line("data-agreed"))
    return found
