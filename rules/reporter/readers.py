"""Who reads what a reporter sends: by name where somebody agreed to it, else by number, work, women and men."""

from rules import directory
from rules.config import Config, Team
from rules.person import Person
from rules.screens import button, say
from rules.send import Line, Send, line, one_after_the_other


def readers(person: Person, config: Config, team: str, unlisted: int) -> Send:
    """The screen behind *Who reads this?*; `team`: whom what the person is writing now goes to.

    `unlisted`: how many in that team's group nobody has listed.
    """
    apart = config.independent
    if apart is not None and team == apart.name:
        lines = [line("who-apart"), *_of(apart, person.language)]
    else:
        lines = [line("who-title"), *_of(config.team, person.language)]
    lines += [line("who-unlisted", count=unlisted)] if unlisted else []
    if apart is not None and team != apart.name:
        lines.append(line("who-independent"))
    understood = ((button("understood"),),) if person.step == "new" else ()
    return say(person, *lines, buttons=understood)


def genders(team: Team) -> tuple[str, ...]:
    """What a reporter may wish for here: "woman", "man", as far as somebody who answers has said so."""
    known = {each.gender for each in team.members if not each.observer}
    return tuple(each for each in ("woman", "man") if each in known)


def _of(team: Team, language: str) -> list[Line]:
    """Whoever only reads is counted as well."""
    named = [directory.text(each.shown_as, language)[0] for each in team.members if each.shown_as]
    rest = len(team.members) - len(named)
    lines = [line("who-one", name=name) for name in named]
    if rest:
        lines.append(line("who-more" if named else "who-all", count=rest))
    work = dict.fromkeys(directory.text(each.discipline, language)[0] for each in team.members if not each.shown_as)
    lines += [line("who-work", work=one_after_the_other(work))] if work else []
    for gender, said in (("woman", "who-women"), ("man", "who-men")):
        count = sum(each.gender == gender for each in team.members)
        lines += [line(said, count=count)] if count else []
    return lines
