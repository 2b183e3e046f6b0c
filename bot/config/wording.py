"""Pydantic's errors in plain words: what is wrong, what to do. The value itself is never repeated."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config.fields import field_at, keys_of, table_at
from bot.config.mistakes import Key, Mistake, path, shown

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
    "literal_error": "is none of the words that can stand here",
    "greater_than": "is too small",
    "greater_than_equal": "is too small",
    "less_than": "is too large",
    "less_than_equal": "is too large",
}


def mistakes(error: ValidationError) -> Iterator[Mistake]:
    """Each error as a mistake."""
    for each in error.errors(include_url=False, include_context=True, include_input=False):
        yield _mistake(each["loc"], each)


def _mistake(key: Key, error: ErrorDetails) -> Mistake:
    match error["type"]:
        case "ours":
            return Mistake(path(key), error["ctx"]["what"], error["ctx"]["remedy"])
        case "missing":
            return Mistake(path(key), "is missing", _add(key))
        case "extra_forbidden":
            return Mistake(path(key), "is no key that is known here", _meant(key))
        case kind:
            return Mistake(path(key), KINDS.get(kind, "cannot be used"), _example(key, kind, error.get("ctx", {})))


def _add(key: Key) -> str:
    """How to add a key that is missing."""
    field = field_at(key)
    example = field.examples[0] if field and field.examples else ""
    if example.startswith("[") and len(key) == 1:
        return f"Add the table {example}."
    return f"Add it, for instance: {key[-1]} = {example}"


def _example(key: Key, kind: str, context: dict[str, object]) -> str:
    """A value that would do; the bound where there is one."""
    field = field_at(key)
    bounds = {
        "greater_than": "more than {gt}",
        "greater_than_equal": "at least {ge}",
        "less_than": "less than {lt}",
        "less_than_equal": "at most {le}",
        "literal_error": "one of {expected}",
    }
    bound = f"It has to be {bounds[kind].format(**context)}. " if kind in bounds else ""
    if not field or not field.examples:
        return bound or "See config.example.toml."
    name = next(each for each in reversed(key) if isinstance(each, str))
    return f"{bound}Write for instance: {shown(name)} = {field.examples[0]}"


def _meant(key: Key) -> str:
    """The key that was probably meant."""
    table, name = table_at(key), str(key[-1])
    known = list(keys_of(table)) if table else []
    near = get_close_matches(name[:40], known, 1, 0.6)
    return f"Did you mean {near[0]}?" if near else f"Take it out; known here: {', '.join(map(shown, known))}."
