"""`safespaces audit`: the log of who did what, printed and checked, beside a running bot as well."""

import sys
from collections.abc import Mapping

from locales.render import Sentences
from rules.audit import Entry
from rules.config import Config
from storage import audit
from storage.vault import load_root


def main(config: Config, team: str | None, env: Mapping[str, str]) -> int:
    """Print every line, or one team's; 0 where all are whole, 1 where one was changed or is missing."""
    root = load_root(config.storage.key_file, env.get("CREDENTIALS_DIRECTORY"))
    found = audit.read(config.storage.path, root)
    sentences, language = Sentences(config.languages[0]), config.languages[0]
    for each in found:
        if each.entry is not None and team in (None, each.entry.team):
            _tell(_line(sentences, language, config, each.row, each.entry))
    broken = [each.row for each in found if not each.whole]
    for row in broken:
        _tell(sentences.render(language, "audit-broken", row=row))
    if not broken:
        _tell(sentences.render(language, "audit-whole" if found else "audit-none", count=len(found)))
    return 1 if broken else 0


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")


def _line(sentences: Sentences, language: str, config: Config, row: int, entry: Entry) -> str:
    at = entry.at.astimezone(config.timezone)
    return sentences.render(
        language,
        "audit-line",
        row=str(row),
        time=f"{at:%Y-%m-%d %H:%M}",
        team=entry.team,
        who=entry.who,
        deed=sentences.render(language, f"deed-{entry.deed}"),
        what=entry.what,
        mark=entry.mark[:8],
    )
