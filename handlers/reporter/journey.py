"""Reporting: from the first screen to words that are sent, and everything that a reporter does in between."""

from handlers import arrival
from handlers.journey import Command, Falls, Journey, Press
from handlers.reporter import (
    choosing,
    danger_question,
    draft_screen,
    help_now,
    identity_choice,
    language,
    second_thoughts,
    start,
)
from rules import draft
from rules.config import Config
from rules.person import Step
from rules.reporter import arrival as arrival_rules
from rules.reporter import help_now as help_rules
from rules.reporter import identity_warning

FREE = frozenset({Step.FREE, Step.TALKING})
ANYWHERE = frozenset(Step)
WRITING = frozenset({Step.WRITING})


def several_languages(config: Config) -> bool:
    """Where there is a choice."""
    return len(config.languages) > 1


REPORTING = Journey(
    "reporting",
    presses={
        "raise": Press(choosing.begin, typed=FREE, menu=10),
        "mine": Press(start.mine, typed=FREE, menu=40),
        "numbers": Press(start.numbers, before_consent=True, typed=FREE),
        "who": Press(choosing.who, before_consent=True, typed=FREE | {Step.NEW}, menu=60),
        "complaint": Press(choosing.complaint, typed=FREE),
        "need": Press(help_now.help_now, before_consent=True, typed=ANYWHERE, menu=90),
        "team-now": Press(help_now.team_now, before_consent=True, typed=ANYWHERE),
        "apart-now": Press(help_now.apart_now, before_consent=True, typed=ANYWHERE),
        "danger-yes": Press(help_now.danger_yes, before_consent=True),
        "danger-no": Press(help_now.danger_no, before_consent=True),
        "start": Press(start.start, before_consent=True),
        "understood": Press(start.understood, before_consent=True, typed=frozenset({Step.NEW})),
        "apart": Press(choosing.apart, before_consent=True, typed=frozenset({Step.NEW})),
        "drop": Press(start.drop, before_consent=True, typed=frozenset({Step.NEW})),
        "send": Press(choosing.send, typed=WRITING | {Step.FREE}),
        "look": Press(start.look, typed=WRITING | {Step.FREE}),
        "over": Press(start.over, before_consent=True, typed=WRITING | {Step.FREE}),
        "talk": Press(start.talk),
        "now": Press(start.now, typed=frozenset({Step.TALKING})),
        "wish-woman": Press(choosing.wish_woman, typed=frozenset({Step.TALKING})),
        "wish-man": Press(choosing.wish_man, typed=frozenset({Step.TALKING})),
        "help": Press(start.helps, before_consent=True),
        "privacy": Press(start.privacy, before_consent=True, typed=FREE | {Step.NEW}),
        "back": Press(choosing.begin, typed=WRITING),
        "about": Press(choosing.about),
        "anyway": Press(choosing.anyway),
        "hide": Press(identity_choice.hide),
        "as-is": Press(identity_choice.as_is),
        "rewrite": Press(identity_choice.rewrite),
        "language": Press(language.language, before_consent=True),
        "speak": Press(language.speak, before_consent=True),
    },
    commands={
        "now": Command("need", listed=10),
        "start": Command("start", listed=20),
        "new": Command("raise", listed=30),
        "send": Command("send", listed=40),
        "look": Command("look", listed=50),
        "over": Command("over", listed=60),
        "mine": Command("mine", listed=70),
        "who": Command("who", listed=80),
        "complaint": Command("complaint", listed=90),
        "numbers": Command("numbers", listed=100),
        "privacy": Command("privacy", listed=150),
        "language": Command("language", listed=160, argument=True, offered=several_languages),
        "unsend": Command(do=second_thoughts.unsend_by_reporter, listed=170),
        "help": Command("help", listed=180),
    },
    due=(
        Falls(arrival_rules.REACH, arrival.overdue),
        Falls(draft.EXPIRES, draft_screen.expires),
        Falls(draft.GATHERED, draft_screen.gathered),
        Falls(draft.TURNED_AWAY, draft_screen.turned_away),
        Falls(help_rules.SILENT, danger_question.silence),
        Falls(identity_warning.WRITER, identity_choice.lapsed),
    ),
    help=("help", "help-more"),
    config=("confidentiality", "emergency", "contact", "privacy"),
)
