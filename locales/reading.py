"""Reads the folders of sentences: `locales/LANGUAGE/*.ftl` into one bundle a language, refusing what is broken."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from locales.languages import FOLDER, right_to_left


class BrokenSentences(Exception):
    """A file of sentences that cannot be used: a bug of this program, found by the tests."""


@dataclass(frozen=True, slots=True)
class Book:
    """The sentences of one language; `blanks` says which arguments each needs."""

    bundle: FluentBundle
    blanks: dict[str, frozenset[str]]


@cache
def book(language: str, folder: Path = FOLDER) -> Book:
    """Read one language. Isolating marks are put around arguments only where the script runs right to left.

    Raises BrokenSentences for junk, a sentence written twice, or one that refers to another that is not there.
    """
    bundle = FluentBundle([language], use_isolating=right_to_left(language))
    entries: dict[str, ast.Message | ast.Term] = {}
    for path in sorted((folder / language).glob("*.ftl")):
        resource = FluentParser().parse(path.read_text("utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise BrokenSentences(f"{path.name}: cannot be read: {(entry.content or '').strip().splitlines()[0]}")
            if isinstance(entry, ast.Message | ast.Term):
                name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
                if name in entries:
                    raise BrokenSentences(f"{path.name}: {name} is written twice")
                entries[name] = entry
        bundle.add_resource(resource)
    return Book(bundle, {name: _blanks(name, entries) for name in entries if not name.startswith("-")})


def _blanks(name: str, entries: dict[str, ast.Message | ast.Term], inside: tuple[str, ...] = ()) -> frozenset[str]:
    """The arguments that a sentence needs, those of the sentences that it refers to among them."""
    if name not in entries or name in inside:
        raise BrokenSentences(f"{inside[-1]} refers to {name}, which is {'itself' if name in inside else 'not there'}")
    found = _Finder()
    found.visit(entries[name])
    blanks = found.names.union(*(_blanks(other, entries, (*inside, name)) for other in found.others))
    return frozenset() if name.startswith("-") else blanks  # a term sees only what it is given on the spot


class _Finder(Visitor):
    """Collects the variables and the references of an entry."""

    def __init__(self) -> None:
        super().__init__()
        self.names: frozenset[str] = frozenset()
        self.others: frozenset[str] = frozenset()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names |= {node.id.name}

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.others |= {node.id.name}

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.others |= {"-" + node.id.name}
