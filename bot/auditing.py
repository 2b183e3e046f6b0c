"""`safespaces audit`: the log of who did what, printed and checked, beside a running bot as well."""

import sys
from collections.abc import Mapping

from locales.render import Sentences
from rules.audit import Entry
from rules.config import Config
from storage import audit
from storage.disk.rotation import root_of


def main(config: Config, team: str, env: Mapping[str, str]) -> int:
    """Print the lines of one team; 0 where the log is whole, 1 where a line was changed or is missing.

    Its lines are counted by themselves: neither a number left out nor a sum tells of what the other team has done.
    """
    storage = config.storage
    root = root_of(storage.key_file, storage.ring, env.get("CREDENTIALS_DIRECTORY"))
    sentences, language = Sentences(config.languages[0]), config.languages[0]
    count, broken = 0, []
    for each in audit.read(storage.path, root, storage.ring):
        if each.entry is not None and each.entry.team == team:
            count += 1
            _tell(_line(sentences, language, config, count, each.entry))
        if not each.whole:  # what is missing there may have been anybody's: both teams are told
            broken.append(count)
    for row in broken:
        _tell(sentences.render(language, "audit-broken", row=row))
    if not broken:
        _tell(sentences.render(language, "audit-whole" if count else "audit-none", count=count))
    return 1 if broken else 0


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")


def _line(sentences: Sentences, language: str, config: Config, row: int, entry: Entry) -> str:
    at = entry.at.astimezone(config.timezone)
    return sentences.render(
        language,
        "audit-line" if entry.mark else "audit-line-apart",
        row=str(row),
        time=f"{at:%Y-%m-%d %H:%M}",
        team=entry.team,
        who=entry.who,
        deed=sentences.render(language, f"deed-{entry.deed}"),
        what=entry.what,
        mark=entry.mark[:8],
    )
