"""How a command ends after an error that a person can do something about: a sentence and an exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.app.library import NotAPackError, PackInvalidError
from ccassess.cli.common import NO, WRONG, EndError, as_typed
from ccassess.cli.parsing import UsageError
from ccassess.domain.failures import NotSavedError, UnreadableFileError
from ccassess.domain.pack_refusals import RULES, PackRefusedError
from ccassess.domain.problems import RefusedError
from ccassess.wording.files import not_saved_sentence, unreadable_sentence
from ccassess.wording.library import failure_sentence, pack_refusal
from ccassess.wording.problems import first_error, problem_hint, problem_sentence
from ccassess.wording.refusals import refusal

if TYPE_CHECKING:
    from ccassess.i18n import Translator


def ending(t: Translator, error: Exception) -> EndError | None:
    """Return how a command ends after an error; None for a defect of the program."""
    ended: EndError | None = None
    match error:
        case EndError():
            ended = error
        case UsageError():
            ended = EndError(WRONG, error.sentence, error.usage)
        case RefusedError():
            ended = EndError(NO, refusal(t, error), t("Nothing was changed."))
        case UnreadableFileError():
            ended = EndError(WRONG, _placed(error.data, unreadable_sentence(t, error)))
        case NotSavedError():
            ended = EndError(WRONG, _placed(error.data, not_saved_sentence(t, error)))
        case NotAPackError():
            hint = problem_hint(t, error.problem)
            ended = EndError(WRONG, problem_sentence(t, error.problem), *([hint] if hint else []))
        case PackInvalidError():
            ended = EndError(NO, first_error(t, error.problems), *_listed(t, error.named))
        case PackRefusedError():
            ended = _refused_pack(t, error)
        case OSError():
            said = _placed({"file": str(error.filename or "")}, error.strerror or str(error))
            ended = EndError(WRONG, t("The system refuses: {detail}.", detail=said))
    return ended


def _listed(t: Translator, named: str) -> tuple[str, ...]:
    """Return what lists all errors of a pack that a person named."""
    return (t("“ccassess criteria check {pack}” lists them all.", pack=as_typed(named)),) if named else ()


def _placed(data: dict[str, str], sentence: str) -> str:
    file = data.get("file", "")
    return f"{file}: {sentence}" if file else sentence


def _refused_pack(t: Translator, error: PackRefusedError) -> EndError:
    status = NO if error.code in RULES else WRONG
    return EndError(status, pack_refusal(t, error), *(failure_sentence(t, one) for one in error.failures))
