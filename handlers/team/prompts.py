"""A question in a topic, once it is decided: it says how, and has no buttons any more."""

from handlers.turn import Scope
from rules.case import Case
from rules.send import Act, Line, Role, Send, Words
from rules.team import card
from storage import outbox


async def decided(scope: Scope, case: Case, question: int | None, said: Line, words: Words | None = None) -> None:
    """The question of this row; one that nobody has seen yet does not come any more. `words`: those that stay in it."""
    if question is None or await outbox.withdraw(scope.tx, question):
        return
    about = Send(card.topic(case), Act.EDIT, lines=(said,), words=words, role=Role.PROMPT, case=case.id, of=question)
    await scope.put(about)
