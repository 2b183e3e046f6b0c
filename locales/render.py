"""Turns a sentence's id and its blanks into words of one language."""

import logging
import re
from collections.abc import Mapping
from pathlib import Path

from locales.languages import FOLDER, LANGUAGES, right_to_left
from locales.reading import book
from locales.shelf import shelf
from rules.config import Config, EmergencyNumber, Texts
from rules.guides import Guide, beside, label
from rules.numbers_told import numbers_told
from rules.send import Line

log = logging.getLogger(__name__)

Arg = str | int | Line
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
LOST = "…"


NUMBERS = numbers_told()
"""Every sentence may tell these; which, it says itself."""


class NoSentence(LookupError):
    """A sentence, or what fills its blanks, is missing; only raised where `strict` was asked for."""


class Sentences:
    """Every sentence in every language, and the community's own texts under `=name`.

    A missing sentence or argument raises NoSentence when `strict` (tests). Otherwise the first language steps in, and
    a missing argument leaves "…": nobody ever reads an id, nor anything in braces.

    Arguments in a right-to-left language stand between isolating marks (FSI, PDI), without which codes and numbers
    get torn apart there. In a left-to-right language only an argument that holds right-to-left letters is isolated, so
    that codes and phone numbers are copied byte for byte.
    """

    def __init__(
        self,
        first: str = "en",
        *,
        texts: Mapping[str, Texts] | None = None,
        strict: bool = False,
        folder: Path = FOLDER,
        guides: tuple[Guide, ...] = (),
    ) -> None:
        self.guides = guides
        self.first = first
        self.texts = texts or {}
        self.strict = strict
        self.folder = folder
        self._plain: dict[tuple[str, str], str] = {}  # what has no arguments is formed once: labels, above all

    def line(self, language: str, line: Line) -> str:
        """One sentence with its blanks filled, nested sentences among them."""
        return self.render(language, line.id, **dict(line.args))

    def render(self, language: str, id: str, /, **args: Arg) -> str:
        """The same from an id and keyword arguments. An id `=name` names a text of the community."""
        if id.startswith("="):
            return self._text(language, id[1:])
        for each in dict.fromkeys((language, self.first)):
            try:
                return self._said(each, id, args)
            except NoSentence as lost:
                if self.strict:
                    raise
                log.error("sentence-missing", extra={"why": str(lost)})
        return LOST

    def _said(self, language: str, id: str, args: Mapping[str, Arg]) -> str:
        """The sentence in this very language; NoSentence where it is missing or cannot be formed."""
        if not args and (known := self._plain.get((language, id))) is not None:
            return known
        pages = book(language, self.folder)
        if id not in pages.blanks:
            raise NoSentence(f"no sentence {id} in {language}")
        given: dict[str, str | int] = {**NUMBERS, **{name: self._filled(language, each) for name, each in args.items()}}
        if short := pages.blanks[id] - given.keys():
            if self.strict:
                raise NoSentence(f"{id} in {language} needs {', '.join(sorted(short))}")
            given |= dict.fromkeys(short, LOST)
        pattern = pages.bundle.get_message(id).value
        if pattern is None:
            raise NoSentence(f"{id} in {language} has no words")
        said, errors = pages.bundle.format_pattern(pattern, given)
        if errors:
            raise NoSentence(f"{id} in {language}: {type(errors[0]).__name__}")
        if not args:
            self._plain[language, id] = str(said)
        return str(said)

    def _filled(self, language: str, arg: Arg) -> str | int:
        """What stands in a blank."""
        if isinstance(arg, int):
            return arg
        text = self.line(language, arg) if isinstance(arg, Line) else arg
        if right_to_left(language) or not RIGHT_TO_LEFT.search(text):
            return text
        return f"\u2068{text}\u2069"

    def _text(self, language: str, name: str) -> str:
        """A text of the community; every one is there in every configured language, the first above all."""
        text = self.texts.get(name, {})
        if self.strict and language not in text:
            raise NoSentence(f"no text ={name} in {language}")
        return text.get(language) or text.get(self.first) or LOST


def of_config(config: Config, *, strict: bool = False, folder: Path = FOLDER) -> Sentences:
    """The sentences for a community, with its texts: contact, passed_on, under_18, reviewed_by, numbers, …"""
    first, promises = config.languages[0], config.confidentiality
    plain = Sentences(first, strict=strict, folder=folder)
    texts: dict[str, Texts] = {
        "community": dict.fromkeys(config.languages, config.community),
        "contact": config.contact,
        "independent_body": config.independent_body or config.contact,
        "numbers": {each: _numbers(plain, each, config.emergency) for each in config.languages},
        "operator": dict.fromkeys(config.languages, promises.operator),
        "greeting": config.greeting or {each: plain.render(each, "first-greeting") for each in config.languages},
        "passed_on": promises.passed_on,
        "passed_on_short": promises.passed_on_short or promises.passed_on,
        "under_18_short": promises.under_18_short or promises.under_18,
        "under_18": promises.under_18,
        "reviewed_by": promises.reviewed_by,
        "volunteers": config.volunteers_help or dict.fromkeys(config.languages, ""),
        "language-which": dict.fromkeys(config.languages, _in_all(plain, config.languages, "language-which")),
    }
    texts |= {f"language-{code}": dict.fromkeys(config.languages, each.name) for code, each in LANGUAGES.items()}
    found = shelf(config.guides, config.languages)
    for each in found.faults:
        log.error("guide-left-out", extra={"why": str(each)})
    for name, there in beside(found.guides, config.languages):
        titles = {each: there[each] if each in there else next(iter(there.values())) for each in config.languages}
        texts[f"guide-{name}"] = {each: label(guide.title) for each, guide in titles.items()}
    return Sentences(first, texts=texts, strict=strict, folder=folder, guides=found.guides)


def _in_all(sentences: Sentences, languages: tuple[str, ...], id: str) -> str:
    """A sentence in every language, one a line: for whoever cannot read the one that came first."""
    return "\n".join(sentences.render(each, id) for each in languages)


def _numbers(sentences: Sentences, language: str, numbers: tuple[EmergencyNumber, ...]) -> str:
    """The emergency numbers, one a line."""
    rows = [(each.label.get(language) or each.label[sentences.first], each.phone) for each in numbers]
    return "\n".join(sentences.render(language, "number-line", label=label, phone=phone) for label, phone in rows)
