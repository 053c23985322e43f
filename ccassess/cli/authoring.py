"""The commands for authors of criteria: `criteria schema`, `criteria new` and `criteria translate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.app.authoring import (
    TO_TRANSLATE,
    NotTranslatable,
    NotTranslatableError,
    is_free,
    translate,
    write_schemas,
    write_starter,
)
from ccassess.app.library import PackInvalidError
from ccassess.cli.common import DONE, NO, WRONG, Call, EndError, as_typed
from ccassess.domain.problems import Severity
from ccassess.wording.problems import placed_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from ccassess.app.authoring import Translated
    from ccassess.i18n import Translator


def schema(call: Call) -> int:
    """Write the schemas of a pack's files into a folder, and name each."""
    folder: Path = call.args.folder
    _refuse_place(call, folder)
    for path in write_schemas(folder):
        call.say(str(path))
    return DONE


def new_pack(call: Call) -> int:
    """Write a pack to start from into a new or empty folder, and say how to go on."""
    t, folder = call.t, call.args.folder
    _refuse_place(call, folder)
    if not is_free(folder):
        raise EndError(
            WRONG,
            t("The folder “{name}” is not empty; it was left as it is.", name=folder),
            t("Name a folder that is empty or not there yet."),
        )
    write_starter(folder)
    call.say(t("Made {name}: a small pack of criteria with one of everything.", name=folder))
    call.say(t("Begin with {name}: its comments lead through all files.", name=folder / "pack.yaml"))
    call.say(t("“ccassess criteria check {name}” tells whether it is sound.", name=folder))
    return DONE


def translate_pack(call: Call) -> int:
    """Add what a language of a pack lacks, list what is to be read again, accept what was read."""
    t, args = call.t, call.args
    try:
        accept = None if args.accept_all else frozenset(args.accept)
        done = translate(args.folder, args.language, accept, remove_gone=args.remove_gone)
    except NotTranslatableError as error:
        raise _refused(t, error) from error
    except PackInvalidError as error:
        raise _invalid(t, error, args.folder) from error
    if done.added:
        files = ", ".join(done.files)
        call.say(t.n("Added {count} text to {files}.", "Added {count} texts to {files}.", len(done.added), files=files))
    if done.accepted:
        count = len(done.accepted)
        call.say(t.n("{count} translation counts as read again.", "{count} translations count as read again.", count))
    if done.removed:
        count = len(done.removed)
        call.say(
            t.n(
                "{count} translation is removed: its text is gone.",
                "{count} translations are removed: their texts are gone.",
                count,
            )
        )
    _say_stale(call, done)
    _say_gone(call, done)
    if done.open:
        call.say(
            t.n(
                "{count} text is still to be translated; above it stands “{mark}”.",
                "{count} texts are still to be translated; above each stands “{mark}”.",
                done.open,
                mark=TO_TRANSLATE,
            )
        )
    if not done.open and not done.stale and not done.gone:
        call.say(t("Every text is translated into “{language}”, and none has changed since.", language=done.language))
    return DONE


def _say_stale(call: Call, done: Translated) -> None:
    t = call.t
    for one in done.stale:
        sentence = t(
            "{key} translates an older text ({stated}, now {now}).", key=one.key, stated=one.stated, now=one.now
        )
        call.say(f"{one.file}:{one.line}: {sentence}")
    if done.stale:
        count = len(done.stale)
        call.say(
            t.n(
                "{count} translation is to be read again; “--accept KEY” says that you have, and that it holds.",
                "{count} translations are to be read again; “--accept KEY …” says that you have, and that they hold.",
                count,
            )
        )


def _say_gone(call: Call, done: Translated) -> None:
    t = call.t
    for one in done.gone:
        call.say(f"{one.file}:{one.line}: {t('{key}: the pack has no such text any more.', key=one.key)}")
    if done.gone:
        count = len(done.gone)
        call.say(
            t.n(
                "{count} translation is of no use; “--remove-gone” removes it.",
                "{count} translations are of no use; “--remove-gone” removes them.",
                count,
            )
        )


def _refuse_place(call: Call, folder: Path) -> None:
    """End the command where a folder to be written is a file, or the folder it is to lie in is not there."""
    if folder.exists() and not folder.is_dir():
        raise EndError(WRONG, call.t("{name}: This is a file, not a folder.", name=folder))
    if not folder.parent.is_dir():
        raise EndError(WRONG, call.t("There is no folder “{name}”.", name=folder.parent))


def _invalid(t: Translator, error: PackInvalidError, folder: Path) -> EndError:
    """Return how the command ends where the pack, or a file of the language, has errors: the first, with its place."""
    first = next(problem for problem in error.problems if problem.severity is Severity.ERROR)
    listed = t("“ccassess criteria check {pack}” lists them all.", pack=as_typed(str(folder)))
    return EndError(NO, placed_sentence(t, first), listed, t("Nothing was changed."))


def _refused(t: Translator, error: NotTranslatableError) -> EndError:
    """Return how the command ends where nothing could be done in that language or with that key."""
    named = error.data.get("language", "")
    listed = t("The pack's languages are {languages}.", languages=error.data.get("languages", ""))
    key, hint = error.data.get("key", ""), error.data.get("hint", "")
    match error.code:
        case NotTranslatable.NOT_A_LANGUAGE:
            sentence = t("“{language}” is not the code of a language, such as “fi” or “en-GB”.", language=named)
            return EndError(WRONG, sentence, listed)
        case NotTranslatable.NOT_OFFERED:
            add = t("To begin with “{language}”, add it to “languages” in pack.yaml.", language=named)
            return EndError(WRONG, t("The pack does not offer “{language}”.", language=named), f"{listed} {add}")
        case NotTranslatable.SOURCE_LANGUAGE:
            return EndError(WRONG, t("The pack is written in “{language}”; name another language.", language=named))
        case NotTranslatable.UNKNOWN_KEY:
            meant = [t("Did you mean “{word}”?", word=hint)] if hint else []
            return EndError(WRONG, t("The pack has no text “{key}”.", key=key), *meant)
        case NotTranslatable.NOT_STALE:
            sentence = t("“{key}” is not among the translations to be read again.", key=key)
            return EndError(NO, sentence, t("Nothing was changed."))
        case NotTranslatable.NOT_EDITABLE:
            file = error.data.get("file", "")
            return EndError(
                WRONG,
                t("Nothing can be added to {file} as it is laid out; it was left as it is.", file=file),
                t("Write each key under “texts” on a line of its own, without braces around them."),
            )
