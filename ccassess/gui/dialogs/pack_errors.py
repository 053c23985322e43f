"""Why criteria cannot be used or installed, in the sentence that a dialog or the window's notice shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.app.library import NotAPackError, PackInvalidError
from ccassess.domain.failures import UnreadableFileError
from ccassess.domain.pack_refusals import PackRefusedError
from ccassess.wording.files import unreadable_sentence
from ccassess.wording.library import failure_sentence, pack_refusal
from ccassess.wording.problems import first_error, problem_sentence

if TYPE_CHECKING:
    from ccassess.i18n import Translator


def pack_not_usable(t: Translator, error: Exception) -> str:
    """Return why criteria cannot be used; "" for a defect of the program."""
    said = ""
    match error:
        case PackRefusedError():
            said = " ".join((pack_refusal(t, error), *(failure_sentence(t, one) for one in error.failures[:1])))
        case PackInvalidError():
            said = f"{first_error(t, error.problems)} {t('Its author finds them all by “ccassess criteria check”.')}"
        case NotAPackError():
            said = problem_sentence(t, error.problem)
        case UnreadableFileError():
            said = unreadable_sentence(t, error)
        case OSError():
            said = t("The system refuses: {detail}.", detail=error.strerror or str(error))
    return said
