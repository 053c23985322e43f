"""What authors of criteria are helped with: schemas for their editor, a pack to start from, translations kept up."""

from ccassess.storage.authoring import is_free, write_schemas, write_starter
from ccassess.storage.packs.translation_lines import TO_TRANSLATE
from ccassess.storage.translating import NotTranslatable, NotTranslatableError, Translated, translate

__all__ = [
    "TO_TRANSLATE",
    "NotTranslatable",
    "NotTranslatableError",
    "Translated",
    "is_free",
    "translate",
    "write_schemas",
    "write_starter",
]
