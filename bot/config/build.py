"""From checked settings to the values that the rest of the house uses."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import schema, schema_team
from rules import config as rules
from rules.checkin_settings import PRESETS, CheckIns
from rules.directory import NEEDS, Need
from rules.send import Urgency


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
            passed_on_short=promises.passed_on_short,
            under_18_short=promises.under_18_short,
        ),
        greeting=settings.community.greeting,
        keep_closed=settings.retention.closed,
        keep_draft=settings.retention.draft,
        limits=rules.Limits(**settings.limits.model_dump()),
        first_words_wait=settings.privacy.first_words_wait,
        categories=tuple(settings.categories.offered),
        files_off=tuple(settings.categories.files_off),
        checkins=checkins(settings.checkins),
        replies=tuple(rules.SavedReply(each.title, each.text) for each in settings.replies),
        targets={each: getattr(settings.targets, each) for each in Urgency},
        heartbeat=heartbeat(settings.heartbeat, folder),
        volunteers_help=settings.oncall.help,
        guides=folder / settings.guides.path if settings.guides.path else None,
        channel=rules.Channel(**settings.channel.model_dump()) if settings.channel else None,
        directory_path=folder / settings.directory.path if settings.directory.path else None,
        needs=(*NEEDS, *(Need(each.id, each.dangerous, each.label) for each in settings.directory.needs)),
        independent_body=settings.independent_body.text if settings.independent_body else None,
    )


def checkins(settings: schema.CheckIns) -> CheckIns:
    """How check-ins go; what is set of the presets stands in place of ours."""
    presets = PRESETS | {each: tuple(spans) for each, spans in settings.presets.items()}
    quiet = settings.quiet.begins, settings.quiet.ends
    return CheckIns(settings.attempts, tuple(settings.spacing), quiet, presets)


def storage(settings: schema.Storage, folder: Path) -> rules.Storage:
    """Where things lie, as absolute paths."""
    backup, ring = (folder / each if each else None for each in (settings.keyring_backup, settings.keyring))
    return rules.Storage(folder / settings.path, folder / settings.key_file, backup, ring)


def heartbeat(settings: schema.Heartbeat, folder: Path) -> rules.Heartbeat:
    """How the bot shows that it is alive."""
    return rules.Heartbeat(folder / settings.file if settings.file else None, settings.url)


def team(name: str, settings: schema_team.Team) -> rules.Team:
    """A team with its members and rota."""
    return rules.Team(
        name=name,
        group=settings.group,
        admins=tuple(settings.admins),
        members=tuple(member(each) for each in settings.members),
        rota=rota(settings.rota) if settings.rota else None,
        pages_per_hour=settings.pages_per_hour,
        introduction=settings.introduction,
        ladders={each: tuple(getattr(settings.ladder, each)) for each in Urgency},
    )


def member(settings: schema_team.Member) -> rules.Member:
    """A listed person and their absences."""
    plain = settings.model_dump(exclude={"away"})
    return rules.Member(**plain, away=tuple(rules.Away(each.begins, each.ends) for each in settings.away))


def rota(settings: schema_team.Rota) -> rules.Rota:
    """Whose shift it is."""
    seasons = tuple(season(each) for each in settings.seasons)
    return rules.Rota(tuple(settings.order), settings.starts, settings.shift, cover(settings.cover), seasons)


def season(settings: schema_team.Season) -> rules.Season:
    """Some weeks that are different."""
    return rules.Season(
        name=settings.name,
        begins=settings.begins,
        ends=settings.ends,
        cover=cover(settings.cover) if settings.cover else None,
        shift=settings.shift,
        order=tuple(settings.order) if settings.order else None,
    )


def cover(settings: schema_team.Cover) -> rules.Cover:
    """When somebody is meant to answer."""
    return rules.Cover(settings.days, settings.begins, settings.ends)
