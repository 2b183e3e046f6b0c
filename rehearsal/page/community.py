"""The community that is played where nobody brings a configuration: two languages, an independent group, a channel."""

from copy import deepcopy

from rehearsal import configuring

CHANNEL = -1001000000003
ARABIC = {
    ("contact", "text"): "اتصلوا بالأخت هدى، 555 0100، أو تعالوا يوم الجمعة بعد صلاة العصر.",
    ("confidentiality", "passed_on"): "إذا كانت حياة أحد أو طفل في خطر، نخبر خدمات الطوارئ بما نعرفه.",
    ("confidentiality", "under_18"): "إذا كان عمرك أقل من 18 عامًا، فقد نضطر أن نخبر من يحمي الأطفال.",
}
NUMBERS = ("الطوارئ", "خط الأزمات ومنع الانتحار")


def community() -> configuring.Table:
    """Its configuration, to be changed by whoever gets it."""
    tables = deepcopy(configuring.EXAMPLE)
    tables["community"]["languages"] = ["en", "ar"]
    for (table, key), words in ARABIC.items():
        tables[table][key]["ar"] = words
    for number, label in zip(tables["emergency"]["numbers"], NUMBERS, strict=True):
        number["label"]["ar"] = label
    tables["independent"] = deepcopy(configuring.INDEPENDENT)
    tables["channel"] = {"id": CHANNEL, "link": "https://t.me/annoor", "wait": "1 hour"}
    tables["directory"] = {"path": configuring.DIRECTORY.name}
    return tables
