"""Check-ins that are kept, wanted and safe: agreed, sent, answered, stopped."""

from handlers.checkins import agree, answers, news, offer, plan, stop_words
from handlers.journey import Act, Command, Falls, Journey, Press, TeamCommand
from rules import checkins
from rules.may import Who
from rules.person import Step

FREE = frozenset({Step.FREE, Step.TALKING})

CHECKINS = Journey(
    "checkins",
    presses={
        "checkins": Press(agree.mine, asks=True, typed=FREE),
        "checkin-hours": Press(agree.hours, asks=True),
        "checkin-all": Press(agree.all_of_them, asks=True),
        "checkin-first": Press(agree.first, asks=True),
        "checkin-not": Press(agree.not_now, asks=True),
        "checkin-ask": Press(agree.ask_for, asks=True),
        "checkin-in": Press(agree.in_days, asks=True),
        "checkin-write": Press(agree.write, asks=True),
        "checkin-by": Press(agree.by, asks=True),
        "checkin-move": Press(agree.move, asks=True),
        "checkin-moved": Press(agree.moved, asks=True),
        "checkin-pause": Press(agree.pause, asks=True),
        "checkin-on": Press(agree.go_on, asks=True),
        "checkin-stop-all": Press(answers.stop, asks=True),
        "checkin-team": Press(stop_words.team, asks=True),
        "checkin-fine": Press(answers.fine, asks=True),
        "checkin-talk": Press(answers.talk, asks=True),
        "checkin-now": Press(answers.now, asks=True),
        "checkin-later": Press(answers.later, asks=True),
        "checkin-stop": Press(answers.stop, asks=True),
        "checkin-yes": Press(answers.helped_yes, asks=True),
        "checkin-partly": Press(answers.helped_partly, asks=True),
        "checkin-no": Press(answers.helped_no, asks=True),
    },
    acts={
        "checkin": Act(offer.menu, Who.HOLDER, still_open=True),
        "checkin-cancel": Act(offer.cancel),
        "checkin-again": Act(offer.again),
        "checkin-leave": Act(offer.leave),
    },
    commands={"checkins": Command("checkins", listed=75)},
    team_commands={"checkin": TeamCommand(deal=offer.command, listed=50)},
    due=(
        Falls(checkins.COMES, plan.comes),
        Falls(checkins.EVE, plan.eve),
        Falls(checkins.UNSENT, plan.unsent),
        Falls(checkins.TOLD, news.told),
    ),
    deeds=("offer_checkin", "cancel_checkin", "retry_checkin", "leave_checkin"),
    config=("checkins",),
)
