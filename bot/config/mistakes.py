"""Pydantic's errors in plain words: what is wrong, what to do. The value itself is never repeated."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.config.errors import Key, Mistake, path, shown
from bot.config.fields import field_at, keys_of, table_at
from bot.config.schema import Settings

KINDS = {
    "string_type": "has to be text in quotes",
    "int_type": "has to be a whole number without quotes",
    "int_parsing_size": "is far too large",
    "bool_type": "has to be true or false, without quotes",
    "list_type": "has to be a list in square brackets",
    "dict_type": "has to be a table with a text for every language",
    "model_type": "has to be a table",
    "model_attributes_type": "has to be a table",
    "datetime_type": "has to be a date and a time without quotes",
    "date_type": "has to be a date without quotes",
    "too_short": "is empty",
    "too_long": "has too many of them",
    "literal_error": "is none of the words that can stand here",
    "greater_than": "is too small",
    "greater_than_equal": "is too small",
    "less_than": "is too large",
    "less_than_equal": "is too large",
}


def told(error: ValidationError, root: type[BaseModel] = Settings) -> Iterator[Mistake]:
    """Each error as a mistake; `root` is the shape of the file as a whole."""
    for each in error.errors(include_url=False, include_context=True, include_input=False):
        yield _mistake(each["loc"], each, root)


def _mistake(key: Key, error: ErrorDetails, root: type[BaseModel]) -> Mistake:
    match error["type"]:
        case "ours":
            return Mistake(path(key), error["ctx"]["what"], error["ctx"]["remedy"])
        case "missing":
            return Mistake(path(key), "is missing", _add(key, root))
        case "extra_forbidden":
            return Mistake(path(key), "is no key that is known here", _meant(key, root))
        case kind:
            remedy = _bound(kind, error.get("ctx", {})) + _example(key, root)
            return Mistake(path(key), KINDS.get(kind, "cannot be used"), remedy.strip() or "See config.example.toml.")


def _add(key: Key, root: type[BaseModel]) -> str:
    """How to add a key that is missing."""
    field = field_at(key, root)
    example = field.examples[0] if field and field.examples else ""
    if example.startswith("[") and len(key) == 1:
        return f"Add the table {example}."
    return f"Add it, for instance: {key[-1]} = {example}"


def _bound(kind: str, context: dict[str, object]) -> str:
    """The bound, where there is one."""
    bounds = {
        "greater_than": "more than {gt}",
        "greater_than_equal": "at least {ge}",
        "less_than": "less than {lt}",
        "less_than_equal": "at most {le}",
        "literal_error": "one of {expected}",
        "too_long": "at most {max_length}",
    }
    return f"It has to be {bounds[kind].format(**context)}. " if kind in bounds else ""


def _example(key: Key, root: type[BaseModel]) -> str:
    """A value that would do."""
    field = field_at(key, root)
    if not field or not field.examples:
        return ""
    name = next(each for each in reversed(key) if isinstance(each, str))
    return f"Write for instance: {shown(name)} = {field.examples[0]}"


def _meant(key: Key, root: type[BaseModel]) -> str:
    """The key that was probably meant."""
    table, name = table_at(key, root), str(key[-1])
    known = list(keys_of(table)) if table else []
    near = get_close_matches(name[:40], known, 1, 0.6)
    return f"Did you mean {near[0]}?" if near else f"Take it out; known here: {', '.join(map(shown, known))}."
