"""A community of two languages, for tests."""

from typing import Any

TEXTS: dict[str, Any] = {
    "community__languages": ["en", "ar"],
    "contact__text": {"en": "Call Sister Huda, 555 0100.", "ar": "اتصلوا بالأخت هدى، 555 0100."},
    "emergency__numbers": [
        {"label": {"en": "Emergency", "ar": "الطوارئ"}, "phone": "911"},
        {"label": {"en": "Crisis line", "ar": "خط الأزمات"}, "phone": "988"},
    ],
    "confidentiality__passed_on": {"en": "When a life is in danger.", "ar": "عندما تكون حياة أحد في خطر."},
    "confidentiality__under_18": {"en": "We may have to tell.", "ar": "قد نضطر أن نخبر أحدًا."},
    "privacy__first_words_wait": "0 min",
}
"""Changes for `playing`: English first, Arabic beside it."""
