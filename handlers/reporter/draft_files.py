"""Files in a draft are looked at before it is sent: what cannot be passed on is said while there is time to say it
otherwise."""

from dataclasses import replace

from handlers.files import arriving, cleaned
from handlers.reporter import draft_screen, first_words
from handlers.turn import Resumed, Scope
from rules import screens
from rules.draft import Waiting
from rules.person import Step
from rules.send import File, Trial, line
from storage import drafts, people


async def tried(scope: Scope, person_id: int, file: File, reason: str) -> None:
    """A file in a draft was looked at: with a `reason` it cannot be passed on, and that is said before it is sent."""
    waiting = await drafts.all(scope.tx, person_id)
    found = next((each for each in waiting if each.file is not None and each.file.id == file.id), None)
    person = await people.get(scope.tx, person_id)
    scope.goes_on(person)
    if found is None or found.file is None or person is None:
        return  # sent, thrown away or erased meanwhile
    left = replace(found, file=None, album="") if reason else arriving.tried(found, Trial.FINE)
    waiting = [left if each is found else each for each in waiting if each is not found or left.file or left.words.text]
    await drafts.replace(scope.tx, person_id, waiting)
    if reason:
        why = cleaned.said((cleaned.why(file, reason),))
        await scope.put(screens.say(person, *why, line("file-way-out")))
    if not waiting or any(map(_looked_for, waiting)):
        return
    if found.file.trial is Trial.AWAITED:  # *Send* was tapped, and what can go goes
        await first_words.send_draft(Resumed(scope), person, decided=True)
    elif reason and person.step is Step.WRITING:
        await draft_screen.show(scope, person, len(waiting))


def _looked_for(waiting: Waiting) -> bool:
    return waiting.file is not None and waiting.file.trial is not Trial.FINE
