"""From checked settings to the values that the rest of the house uses."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import people, schema
from rules import config as rules


def config(settings: schema.Settings, folder: Path, token: str) -> rules.Config:
    """The whole configuration; relative paths start at `folder`."""
    promises = settings.confidentiality
    languages = tuple(settings.community.languages)
    by = promises.reviewed.by
    return rules.Config(
        community=settings.community.name,
        timezone=ZoneInfo(settings.community.timezone),
        languages=languages,
        telegram=rules.Telegram(token, settings.telegram.api_url, settings.telegram.file_url),
        storage=storage(settings.storage, folder),
        team=team("team", settings.team),
        independent=team("independent", settings.independent) if settings.independent else None,
        contact=settings.contact.text,
        emergency=tuple(rules.EmergencyNumber(each.label, each.phone) for each in settings.emergency.numbers),
        confidentiality=rules.Confidentiality(
            operator=promises.operator,
            passed_on=promises.passed_on,
            under_18=promises.under_18,
            reviewed_by=dict.fromkeys(languages, by[""]) if "" in by else by,
            reviewed_on=promises.reviewed.on,
        ),
        keep_closed=settings.retention.closed,
        keep_draft=settings.retention.draft,
        limits=rules.Limits(**settings.limits.model_dump()),
        first_words_wait=settings.privacy.first_words_wait,
        categories=tuple(settings.categories.offered),
        files_off=tuple(settings.categories.files_off),
        replies=tuple(rules.SavedReply(each.title, each.text) for each in settings.replies),
        guides=folder / settings.guides.path if settings.guides.path else None,
        channel=rules.Channel(**settings.channel.model_dump()) if settings.channel else None,
        independent_body=settings.independent_body.text if settings.independent_body else None,
    )


def storage(settings: schema.Storage, folder: Path) -> rules.Storage:
    """Where things lie, as absolute paths."""
    backup = settings.keyring_backup
    return rules.Storage(folder / settings.path, folder / settings.key_file, folder / backup if backup else None)


def team(name: str, settings: people.Team) -> rules.Team:
    """A team with its members and rota."""
    members = tuple(rules.Member(**each.model_dump()) for each in settings.members)
    rota = settings.rota
    shifts = (
        rules.Rota(
            tuple(rota.order),
            rota.starts,
            rota.shift,
            rules.Cover(rota.cover.days, rota.cover.begins, rota.cover.ends),
        )
        if rota
        else None
    )
    return rules.Team(name, settings.group, tuple(settings.admins), members, shifts)
