"""What stands in a field, made clean: texts without marks, numbers, days, times, languages. None where it is of no use,
and then it is told why."""

import html
import re
from datetime import date, datetime, time

from pydantic_core import PydanticCustomError

from bot.directory import values
from bot.directory.hsds.rows import Report
from locales.languages import LANGUAGES

BREAK = re.compile(r"</(?:p|div|li|h\d|tr)>|<br\s*/?>", re.IGNORECASE)
ITEM = re.compile(r"<li\b[^<>]{0,200}>", re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>")
HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ue000-\uf8ff]+")
PLACEHOLDER = re.compile(r"[a-z]+(?:_[a-z]+)+")
"""The name of a field where its value should stand: "fees_description"."""
OLDEST = 2000
"""Years before this are no day on which somebody made sure."""
TIME = re.compile(
    r"(\d{1,2})(?::(\d\d))?(?::\d\d(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(?:z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
DATES = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%d %B %Y")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ENGLISH = {
    "arabic": "ar", "bengali": "bn", "bangla": "bn", "bosnian": "bs", "german": "de", "english": "en", "spanish": "es",
    "farsi": "fa", "persian": "fa", "french": "fr", "hausa": "ha", "hindi": "hi", "indonesian": "id", "malay": "ms",
    "dutch": "nl", "pashto": "ps", "somali": "so", "albanian": "sq", "swahili": "sw", "turkish": "tr", "urdu": "ur",
    "ara": "ar", "ben": "bn", "bos": "bs", "deu": "de", "ger": "de", "eng": "en", "spa": "es", "fas": "fa", "per": "fa",
    "fra": "fr", "fre": "fr", "hau": "ha", "hin": "hi", "ind": "id", "msa": "ms", "may": "ms", "nld": "nl", "dut": "nl",
    "pus": "ps", "som": "so", "sqi": "sq", "alb": "sq", "swa": "sw", "tur": "tr", "urd": "ur",
}  # fmt: skip
CODES = ENGLISH | {code: code for code in LANGUAGES} | {each.name.casefold(): code for code, each in LANGUAGES.items()}


def text(written: str, most: int, place: str, report: Report, *, lines: bool = False) -> str:
    """Plain text of at most so many letters, cut at a word; `lines`: its lines stay."""
    plain = HIDDEN.sub(" ", written)
    for _ in range(3):  # marks may be written as marks
        plain = html.unescape(TAG.sub(" ", ITEM.sub("• ", BREAK.sub("\n", plain))))
    plain = CONTROLS.sub(" ", plain.replace("\r", "\n").replace("<", "‹").replace(">", "›"))
    rows = [" ".join(each.split()) for each in plain.split("\n")]
    plain = ("\n" if lines else " ").join(each for each in rows if each and each != "•")
    if PLACEHOLDER.fullmatch(plain):
        report.skip(place, f"“{plain[:40]}” is the name of a field, not what stands in it")
        return ""
    if len(plain) > most:
        report.skip(place, f"a text of {len(plain)} letters was cut at {most}")
        plain = plain[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return plain if not plain or _fits(plain, most, place, report) else ""


def _fits(plain: str, most: int, place: str, report: Report) -> bool:
    try:
        values.written(most, plain)
    except PydanticCustomError as error:
        report.skip(place, f"a text {error.message()}")
        return False
    return True


def phone(number: str, prefix: str, place: str, report: Report) -> tuple[str, str]:
    """A number as people dial it, and its extension."""
    plain = " ".join(number.strip("\"'\\ ").split())
    found = re.search(r"[\s,;]*(?:ext\.?|extension|x)\s*(\d+)\s*$", plain, re.IGNORECASE)
    extension = found[1] if found else ""
    plain = plain[: found.start()] if found else plain
    if prefix.isdecimal() and not plain.startswith("+"):
        plain = f"+{prefix} {plain}"
    try:
        return values.phone(plain), extension
    except PydanticCustomError as error:
        report.skip(place, f"phone “{number[:40]}” {error.message()}")
        return "", ""


def link(url: str, place: str, report: Report) -> str:
    """An address for a button."""
    whole = url if "://" in url or not url else f"https://{url}"
    try:
        return values.link(whole) if whole else ""
    except PydanticCustomError as error:
        report.skip(place, f"link “{url[:60]}” {error.message()}")
        return ""


def day(written: str) -> date | None:
    """A day, however it is written; an American's month comes first."""
    head = written.split("T")[0].strip()
    for form in DATES:
        try:
            return datetime.strptime(head, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def assured(written: str, today: date, place: str, report: Report) -> date | None:
    """The day on which somebody made sure, if it can be one."""
    found = day(written) if written else None
    if written and (found is None or found.year < OLDEST or found > today):
        report.skip(place, f"“{written[:40]}” is no day on which somebody can have made sure")
        return None
    return found


def hour(written: str) -> time | None:
    """09:00, 09:00:00Z, 9am, 4:00 PM."""
    found = TIME.fullmatch(written.strip())
    if found is None:
        return None
    number, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half and not 1 <= number <= 12:
        return None
    number = number % 12 + (12 if half == "p" else 0) if half else number
    if number == 24 and not minute:
        number = 0
    return time(number, minute) if number < 24 and minute < 60 else None


def languages(written: str, place: str, report: Report) -> list[str]:
    """The codes of languages that are known here."""
    found = []
    for each in re.split(r"[,;/|]|\band\b", written):
        name = each.strip().casefold()
        code = CODES.get(name) or CODES.get(name.split("-")[0].split("(")[0].strip())
        if code is not None:
            found.append(code)
        elif name:
            report.skip(place, f"“{each.strip()[:40]}” is no language that is known here")
    return found
