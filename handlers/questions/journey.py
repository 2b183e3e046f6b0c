"""Questions: asked in private, published by consent, found by others, taken back."""

from handlers.journey import Act, Command, Journey, Press, TeamCommand
from handlers.questions import asker, members
from handlers.reporter import choosing
from rules.person import Step

TALKING = frozenset({Step.TALKING})
FREE = TALKING | {Step.FREE}

QUESTIONS = Journey(
    "questions",
    presses={
        "ask": Press(choosing.ask, typed=FREE, menu=20),
        "asked": Press(asker.asked_by_others, before_consent=True, typed=FREE),
        "may-yes": Press(asker.may_yes, typed=TALKING),
        "may-no": Press(asker.may_no, typed=TALKING),
        "consent": Press(asker.agree, typed=TALKING),
        "reword": Press(asker.reword, typed=TALKING),
        "refuse": Press(asker.refuse, typed=TALKING),
        "published": Press(asker.published, typed=FREE),
        "withdraw": Press(asker.withdraw, typed=FREE),
    },
    acts={"publish": Act(members.ask), "write": Act(members.write), "right": Act(members.right)},
    commands={
        "ask": Command("ask", listed=72),
        "asked": Command("asked", listed=76, argument=True),
        "published": Command("published", listed=78),
    },
    team_commands={"publish": TeamCommand(do=members.commanded, listed=50)},
    config=("channel",),
)
