"""Everything that is stored about a chat, in words. Which sentence tells which field is a table: what a table lacks, a
test finds, so that nothing is ever stored that nobody is told of."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.case import Case
from rules.person import Person, Step
from rules.screens import button, say
from rules.send import Line, Send, line, one_after_the_other

OF_PERSON: dict[str, str] = {
    "id": "data-address",
    "language": "data-language",
    "step": "data-agreed",
    "talking_in": "data-open",
    "conversations": "data-conversation",
    "category": "data-open",
    "asked": "data-open",
    "danger": "data-open",
    "wrote_in": "data-open",
    "hour": "data-limits",
    "words_in_hour": "data-limits",
    "blocked": "data-limits",
    "warned": "data-open",
    "begun": "data-limits",
    "wanted": "data-open",
    "paused": "data-paused",
    "discreet": "data-discreet",
    "hours": "data-discreet",
    "secret": "data-discreet",
    "secret_words": "data-discreet",
    "secret_sign": "data-discreet",
    "trial": "data-discreet",
    "open_until": "data-discreet",
    "knocked": "data-discreet",
    "carry": "data-phrase",
    "posts": "data-posts",
    "veil": "data-discreet",
    "behind": "data-discreet",
    "seen": "data-discreet",
    "thread": "data-address",
    "since": "data-numbers",
}
OF_CASE: dict[str, str] = {
    "id": "data-words",
    "code": "data-words",
    "team": "data-conversation",
    "category": "data-about",
    "urgency": "data-about",
    "number": "data-conversation",
    "opened": "data-words",
    "state": "data-conversation",
    "holder": "data-team",
    "heard": "data-words",
    "answered": "data-words",
    "closed": "data-words",
    "taken": "data-words",
    "waits": "data-words",
    "withheld": "data-team",
    "language": "data-language",
    "cut": "data-team",
    "kind": "data-about",
    "mark": "data-team",
    "outcome": "data-outcome",
    "helped": "data-helped",
    "wish": "data-wish",
    "paged": "data-team",
    "cried": "data-team",
    "own": "data-own",
    "asked": "data-team",
    "files": "data-files",
    "hinted": "data-team",
    "tellers": "data-team",
    "still": "data-team",
    "snoozed": "data-team",
    "let": "data-team",
    "publication": "data-waiting",
    "checkins": "data-checkins",
    "checkin": "data-checkins",
    "muted": "data-limits",
    "hour": "data-limits",
    "words_in_hour": "data-limits",
    "blocked": "data-limits",
    "followed": "data-checkins",
    "owed": "data-waiting",
    "receipt": "data-waiting",
}
OF_TABLE: dict[str, str] = {
    "person": "data-address",
    "case_": "data-conversation",
    "thread": "data-words",
    "draft": "data-draft",
    "outbox": "data-waiting",
    "inbox": "data-waiting",
    "file": "data-files",
    "said": "data-numbers",
    "record": "data-checkins",
    "due": "data-team",
    "lookup": "data-words",
    "audit": "data-team",
    "pace": "data-limits",
}
"""The tables that hold anything about a person; `ELSEWHERE` the others, each with the reason."""
ELSEWHERE: dict[str, str] = {
    "meta": "what the house remembers of itself",
    "roll": "which cases are open, by their numbers",
    "seen": "the numbers of updates, for two days",
    "chat": "where groups have moved to",
    "erasing": "what is being erased",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation with what lies about it: words that wait, in whichever direction."""

    case: Case
    waiting: int = 0


def told(  # noqa: PLR0913 - what there is, by name
    person: Person,
    kept: Sequence[Kept],
    *,
    draft: int,
    standing: int,
    keep_days: int,
    phrase: bool,
    posts: int = 0,
    asked: Sequence[str] = (),
) -> Send:
    """Conversations, draft, settings; under which lock, and until when. `standing`: numbers of messages in the chat;
    `phrase`: there is one that takes the conversations along; `asked`: addresses about which it asks to be asked.
    """
    lines = [line("data-address"), line("data-language", language=line(f"=language-{person.language}"))]
    for each in kept:
        lines += _conversation(each)
    if kept:
        lines += [line("data-words"), line("data-team"), line("data-until", days=keep_days)]
    else:
        lines.append(line("data-none"))
    lines += [line("data-draft", count=draft)] if draft else []
    lines += [line("data-numbers", count=standing)] if standing else []
    lines += [line("data-phrase")] if phrase else []
    lines += [line("data-posts", count=posts)] if posts else []
    lines += [line("data-asked", count=len(asked), names=one_after_the_other(asked))] if asked else []
    lines += _settings(person)
    lines += [line("data-open"), line("data-limits"), line("data-sealed"), line("data-remains")]
    return say(person, *lines, buttons=((button("stop"),),))


def _conversation(kept: Kept) -> list[Line]:
    case = kept.case
    state = line(f"mine-{case.state}", team=line(f"team-{case.team}"))
    found = [line("data-conversation", number=case.number, state=state)]
    about = line(f"category-{case.category}"), line(f"urgency-{case.urgency}")
    found.append(line("data-about", category=about[0], urgency=about[1]))
    found += [line("data-own")] if case.own else []
    found += [line("data-wish", wish=line(f"button-wish-{case.wish}"))] if case.wish else []
    found += [line("data-outcome", outcome=line(f"outcome-{case.outcome}"))] if case.outcome else []
    found += [line("data-helped", helped=line(f"button-helped-{case.helped}"))] if case.helped else []
    found += [line("data-checkins")] if case.checkins else []
    found += [line("data-waiting", count=kept.waiting)] if kept.waiting else []
    found += [line("data-files", count=case.files)] if case.files else []
    return found


def _settings(person: Person) -> list[Line]:
    found = []
    if person.paused:
        found.append(line("data-paused"))
    if person.discreet:
        found.append(line("data-discreet"))
    if person.step is not Step.NEW:
        found.append(line("data-agreed"))
    return found
