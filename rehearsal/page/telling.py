"""A step of a script as the page tells it: which sentence, and what stands in its gaps."""

from rehearsal import deeds, steps
from rehearsal.cases import places_of, with_codes
from rehearsal.cast import Cast
from rehearsal.deeds import Spot, Where
from rehearsal.errors import NotHeld
from rehearsal.world import Json

SCREENS = ("team", "desk", "independent", "channel")


def told(cast: Cast, step: steps.Act) -> Json:
    """`form` names the sentence; `who` is a person or a screen, `words` and `place` fill it."""
    match step:
        case deeds.Say(who, text, where):
            return _deed(cast, "say", who, text, where)
        case deeds.Reply(who, to, text, where):
            return _deed(cast, "reply", who, text, where) | {"to": _coded(cast, to)}
        case deeds.Tap(who, button, where):
            return _deed(cast, "tap", who, button, where)
        case deeds.SendFile(who, kind, _, _, where):
            return _deed(cast, "send", who, kind, where)
        case deeds.Delete(who, words, where) | deeds.React(who, _, words, where):
            return _deed(cast, type(step).__name__.lower(), who, words, where)
        case deeds.Block(who, blocked):
            return _deed(cast, "block" if blocked else "unblock", who, "", deeds.ANYWHERE)
        case steps.Sees(viewer, words, absent=absent, where=where):
            form = "unseen" if absent else "button" if step.button else "seen"
            return {"form": form} | _who(cast, viewer) | {"words": _coded(cast, words), "place": _place(cast, where)}
        case steps.NobodySees(words, but):
            return {"form": "nobody", "words": _coded(cast, words), "place": ", ".join(but)}
        case steps.Hidden(place, words):
            return {"form": f"hidden-{place}", "words": words}
        case steps.ClockBy(span):
            return {"form": "clock", "seconds": span.total_seconds()}
        case steps.ClockUntil(local):
            return {"form": "until", "moment": f"{local:%Y-%m-%d %H:%M}"}
        case steps.Process(act):
            return {"form": act}
    return {"form": "other", "words": type(step).__name__}


def _deed(cast: Cast, form: str, who: str, words: str, where: Where) -> Json:
    text = _coded(cast, words)
    return {"form": form, "deed": True} | _who(cast, who) | {"words": text, "place": _place(cast, where)}


def _who(cast: Cast, name: str) -> Json:
    """A person by their first name, and by the name that the phones have for them; a screen as it is."""
    if name in SCREENS:
        return {"screen": name}
    person = cast.person(name)
    return {"who": person.first_name, "phone": next(key for key, each in cast.people.items() if each is person)}


def _place(cast: Cast, where: Where) -> str:
    """A case by its code, once it has one; the desk, the private chat; else nothing."""
    if where.case:
        try:
            return places_of(cast, where.case)[-1].code
        except NotHeld:
            return where.case
    return where.spot.value if where.spot is not Spot.ANYWHERE else ""


def _coded(cast: Cast, text: str) -> str:
    try:
        return with_codes(cast, text)
    except NotHeld:
        return text
