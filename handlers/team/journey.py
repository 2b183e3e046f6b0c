"""What members do with a case: take it, answer, hand it over, close it, and what helps against abuse."""

from handlers.journey import Act, Choice, Falls, Journey, TeamCommand
from handlers.team import (
    abuse,
    answering,
    call_in,
    closing,
    holding,
    replying,
    saved_replies,
    second_look,
    show_files,
    summary,
    told_outside,
    triage,
    welcome,
)
from rules import carry, case, outcome
from rules.may import Who
from rules.person import UNBLOCK

TEAMWORK = Journey(
    "team",
    acts={
        "take": Act(holding.take),
        "release": Act(holding.release),
        "hand": Act(holding.hand),
        "to": Act(holding.to),
        "close": Act(closing.close),
        "outcomes": Act(closing.more),
        "outcome": Act(closing.outcome),
        "reopen": Act(closing.reopen),
        "show": Act(show_files.show),
        "change": Act(triage.change, still_open=True),
        "categories": Act(triage.categories, still_open=True),
        "card": Act(triage.back),
        "urgency": Act(triage.urgency, still_open=True),
        "category": Act(triage.about, still_open=True),
        "mute": Act(abuse.mute, Who.HOLDER, still_open=True),
        "unmute": Act(abuse.unmute, Who.HOLDER, still_open=True),
        "block": Act(abuse.block, Who.HOLDER, still_open=True),
        "unblock": Act(abuse.unblock, Who.HOLDER, still_open=True),
        "together": Act(call_in.call, still_open=True),
        "decide": Act(call_in.decide, still_open=True),
        "review": Act(call_in.review, still_open=True),
        "outside": Act(told_outside.outside),
        "opinion": Act(told_outside.opinion),
        "more": Act(saved_replies.more, still_open=True),
        "replies": Act(saved_replies.replies),
        "reply": Act(saved_replies.reply),
        "unsure": Act(second_look.back),
    },
    member_presses={"have": answering.have, "cannot": answering.cannot},
    choices={"yes": Choice(replying.send), "no": Choice(replying.keep_inside)},
    team_commands={
        "summary": TeamCommand(summary.summary, listed=10),
        "mine": TeamCommand(summary.mine, listed=20),
        "case": TeamCommand(summary.case, listed=30),
        "unsend": TeamCommand(listed=40),
        "help": TeamCommand(welcome.helps, listed=990),
        "start": TeamCommand(welcome.helps),
    },
    due=(
        Falls(carry.HELD, replying.held),
        Falls(outcome.UNREACHABLE, replying.unreachable),
        Falls(outcome.BLOCKED, replying.counted),
        Falls(case.EXPIRES, closing.expires),
        Falls(call_in.REVIEW, call_in.comes_back),
        Falls(told_outside.OPINION, told_outside.ask_again),
        Falls(UNBLOCK, abuse.block_ends),
        Falls(second_look.LOOK, second_look.lapse),
    ),
    deeds=(
        *("take", "release", "hand_over", "close", "reopen", "unsend", "show_files", "change"),
        *("mute", "unmute", "block", "unblock", "call_in", "decide", "tell_outside", "second_opinion"),
    ),
    config=("replies", "retention"),
)
