"""LibreOffice files (ODT, ODS, ODP): a new package with contents, styles, pictures and charts.

Properties, settings, thumbnails, changes, remarks, scripts, forms, links and speaker's notes stay behind. Files with
macros are refused.
"""

import posixpath
import re
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from bot.cleaning.formats import PASSED_ON, Form, Made, Unfit
from bot.cleaning.office.hidden_oasis import hidden_styles, hides
from bot.cleaning.office.inner import picture
from bot.cleaning.office.markup import HEAD, elements, rewritten
from bot.cleaning.office.opendocument_rules import rule
from bot.cleaning.office.packages import Package, packed
from rules.file_refusals import BROKEN, LOCKED, MACRO

PARTS = ("content.xml", "styles.xml")
MANIFEST = "META-INF/manifest.xml"
OBJECT = re.compile(r"application/vnd\.oasis\.opendocument\.(?:chart|formula|spreadsheet|text|presentation|graphics)")


def clean(data: bytes, form: Form) -> Made:
    """A new document with the same pages, sheets or slides."""
    package = Package(data)
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in package.names):
        raise Unfit(MACRO)
    if MANIFEST in package.names and elements(package.read(MANIFEST), "encryption-data"):
        raise Unfit(LOCKED)
    if "content.xml" not in package.names:
        raise Unfit(BROKEN)
    copy = _Copy(package, PASSED_ON[form].mime)
    copy.document("", "", 0)
    copy.parts["mimetype"] = copy.types[""].encode()
    copy.parts[MANIFEST] = _manifest(copy.types)
    return Made(packed(copy.parts, first="mimetype"), form)


class _Copy:
    """What has been copied so far: parts by name, and the types of parts and folders."""

    def __init__(self, package: Package, mime: str) -> None:
        self.package = package
        self.parts: dict[str, bytes] = {}
        self.types = {"": mime}
        self.names: dict[str, str | None] = {}
        listed = elements(package.read(MANIFEST), "file-entry") if MANIFEST in package.names else []
        self.listed = {each.get("full-path", "").rstrip("/"): each.get("media-type", "") for each in listed}

    def document(self, old: str, new: str, depth: int) -> None:
        """Copy contents and styles from one folder to another; charts are documents in folders of their own."""
        found = {name: self.package.read(old + name) for name in PARTS if old + name in self.package.names}
        styles = hidden_styles(*found.values())
        for name, data in found.items():
            hiding = styles if hides(data, styles) else None
            rewrite = rule(lambda href: self.copied(posixpath.join(old, href), depth), hiding)
            self.parts[new + name] = rewritten(data, rewrite)
            self.types[new + name] = "text/xml"

    def copied(self, href: str, depth: int) -> str | None:
        """Copy what a link leads to inside the package; its new name, or None where it stays behind."""
        path = posixpath.normpath(unquote(href))
        if path not in self.names:
            self.names[path] = self._copied(path, depth)
        return self.names[path]

    def _copied(self, path: str, depth: int) -> str | None:
        number = len(self.names) + 1
        if path in self.package.names and path.rpartition("/")[0] in ("Pictures", "ObjectReplacements", "media"):
            data, ending = picture(self.package.read(path))
            new = f"Pictures/{number}{ending}"
            self.parts[new] = data
            self.types[new] = f"image/{ending[1:]}"
            return new
        if f"{path}/content.xml" in self.package.names and depth == 0 and OBJECT.fullmatch(self.listed.get(path, "")):
            self.types[f"Object {number}/"] = self.listed[path]
            self.document(f"{path}/", f"Object {number}/", depth + 1)
            return f"./Object {number}"
        return None


def _manifest(types: dict[str, str]) -> bytes:
    rows = [
        f'<manifest:file-entry manifest:full-path={quoteattr(name or "/")} manifest:media-type="{mime}"/>'
        for name, mime in sorted(types.items())
    ]
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    head = f'{HEAD}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">'
    return f"{head}{''.join(rows)}</manifest:manifest>".encode()
