"""Why a file is not passed on; each is the id of a sentence in `locales/`."""

BROKEN = "file-broken"
BOMB = "file-bomb"
TOO_BIG = "file-too-big"
TOO_LONG = "file-took-too-long"
UNKNOWN = "file-unknown"
ARCHIVE = "file-archive"
PROGRAM = "file-program"
HTML = "file-html"
MACRO = "file-macro"
LOCKED = "file-locked"
OLD_OFFICE = "file-old-office"
APPLE = "file-apple"
MAIL = "file-mail"
CONTACT = "file-contact"
FORM = "file-form"
NO_TOOL = "file-no-tool"
NO_WALLS = "file-no-walls"
AWAY = "file-away"
LINK = "file-link"
REASONS = (
    BROKEN, BOMB, TOO_BIG, TOO_LONG, UNKNOWN, ARCHIVE, PROGRAM, HTML, MACRO, LOCKED, OLD_OFFICE, APPLE, MAIL,
    CONTACT, FORM, NO_TOOL, NO_WALLS, AWAY, LINK,
)  # fmt: skip
"""Every reason there is: each has a sentence with a way out."""
