"""What a text file truly is: letters that somebody wrote, or a format of its own that names people or does something.

It is told by how the text is built, in whatever coding and wherever it begins: a mail by its lines of headers, a page
by its marks, a contact by its first line, even where other lines stand before.
"""

import re

from rules.file_refusals import CONTACT, HTML, MAIL, UNKNOWN

LOOKED_AT = 2_000_000
"""Letters that are searched: a text of more is no text that anybody wrote."""

CODINGS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
ARABIC = re.compile("[\u0600-\u06ff]")
FOREIGN = re.compile("[^\0-\x7f]")

ROBOTS = frozenset("return-path message-id mime-version delivered-to dkim-signature authentication-results".split())
RECEIVED = re.compile(r"(?:from|by) \S+\.\S+", re.IGNORECASE)
HEADER = re.compile(r"^[ \t>*_]*([\w-]+(?: [\w-]+)?)[ \t]?[*_]{0,2}[:：][*_]{0,2}[ \t]*(\S.*)$", re.MULTILINE)
WRITER = frozenset("from sender reply-to resent-from von de da van från fra od kimden от من المرسل از".split())
OTHERS = frozenset(
    "to cc bcc subject date sent an betreff gesendet datum kopie à objet envoyé para asunto enviado fecha a oggetto"
    " data received inviato aan onderwerp verzonden kime konu tarih gönderilen кому тема дата отправлено"
    " إلى الى الموضوع التاريخ أرسل تاريخ نسخة به موضوع تاریخ".split()
)
"""What mail programs call the lines at the head of a mail that is answered or passed on, in some languages."""

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")
NEAR = 8
"""Lines among which the headers of one mail stand."""

CARD = re.compile(
    r"^[ \t]*begin:[ \t]*v(?:card|calendar|event|todo|journal|freebusy|note)\b", re.IGNORECASE | re.MULTILINE
)
RICH = re.compile(r"\{\\rtf\d?\b|^%!PS-Adobe|^%PDF-|\\documentclass\b", re.MULTILINE)
PAGE = re.compile(
    r"<(?:!doctype|\?xml|html|head|body|script|style|svg|iframe|meta|title|link|object|embed|form)\b[^<>]{0,2000}>"
    r"|<a\s[^<>]{0,2000}href|<img\s[^<>]{0,2000}src",
    re.IGNORECASE,
)
OPENED = re.compile(
    r"<(p|div|span|table|tr|td|th|ul|ol|li|h[1-6]|b|i|u|em|strong|font|center|pre|blockquote|a|section|article)\b"
    r"[^<>]{0,2000}>",
    re.IGNORECASE,
)


def decoded(data: bytes) -> str | None:
    """The text; None where it is none, or nobody could be sure which letters are meant."""
    for mark, coding in CODINGS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], coding)
    if coding := _wide(data):
        return _strictly(data, coding)
    text = _strictly(data, "utf-8")
    return text if text is not None else _arabic(data)


def _strictly(data: bytes, coding: str) -> str | None:
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str:
    """Two bytes a letter without a mark in front: every other byte of plain letters is zero."""
    head = data[:4000]
    if len(head) < 8 or len(data) % 2 or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 8 and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 8 and odd * 20 < even else ""


def _arabic(data: bytes) -> str | None:
    """Windows-1256, as old programs write Arabic: taken for it only where nearly all foreign letters become Arabic."""
    text = _strictly(data, "cp1256")
    foreign = FOREIGN.findall(text or "")
    arabic = len(ARABIC.findall(text or ""))
    return text if foreign and arabic * 10 >= len(foreign) * 9 and arabic * 3 >= len((text or "").strip()) else None


def foreign_to_text(text: str) -> str:
    """Why this is no plain text, by how it is built: the reason, or nothing."""
    text = text[:LOOKED_AT]
    if CARD.search(text):
        return CONTACT
    if RICH.search(text[:4000]):
        return UNKNOWN
    if PAGE.search(text) or any(f"</{each.lower()}>" in text.lower() for each in set(OPENED.findall(text))):
        return HTML
    return MAIL if _is_mail(text) else ""


def _is_mail(text: str) -> bool:
    """Lines of headers near each other: one that only machines write, or a writer's with an address among others."""
    found: list[tuple[int, str, bool]] = []
    for number, line in enumerate(text.splitlines()):
        if match := HEADER.match(line):
            name = match[1].lower()
            if name in ROBOTS or (name == "received" and RECEIVED.match(match[2])):
                return True
            found.append((number, name, bool(ADDRESS.search(match[2]))))
    for number, name, _ in found:
        if name in WRITER:
            near = [(other, address) for at, other, address in found if abs(at - number) <= NEAR]
            if {other for other, _ in near} & OTHERS and any(address for _, address in near):
                return True
    return bool(re.match(r"\s*From \S+@\S+ ", text)) or _begins_with_headers(text)


def _begins_with_headers(text: str) -> bool:
    """Whether all lines before the first empty one are of the kind that mails begin with, whatever their names."""
    head = text.replace("\r\n", "\n").lstrip().partition("\n\n")[0].splitlines()
    lines = [line for line in head if not line.startswith((" ", "\t"))]
    return len(lines) > 1 and all(map(HEADER.match, lines)) and bool(ADDRESS.search("\n".join(head)))
