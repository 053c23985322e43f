"""The commands that change an assessment: `new` and `rate`. A refused command changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccassess.app.files import create, save_as, save_now
from ccassess.app.library import DEFAULT_PACK, find_pack, naming
from ccassess.app.session import Session
from ccassess.cli.common import (
    DONE,
    WRONG,
    Call,
    EndError,
    criterion,
    one_line,
    opened,
    points_words,
    refuse_folder,
    who,
    writing,
)
from ccassess.domain.assessment import Party, Profile, Reason
from ccassess.domain.exact import decimal_text, parse_decimal
from ccassess.domain.failures import NotSaved, NotSavedError
from ccassess.domain.plain_text import plain
from ccassess.wording.terms import progress

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.pack import Node

TRIES_AGAIN = 2
"""How often a change is made anew when others save at the same moment."""


def new(call: Call) -> int:
    """Make a new, empty assessment; a file that is there already is never touched."""
    path, t = call.args.file, call.t
    refuse_folder(call, path)
    if path.exists():
        raise EndError(WRONG, t("There is a file “{name}” already; it was left as it is.", name=path))
    named = DEFAULT_PACK if call.args.pack is None else call.args.pack
    files = find_pack(named)
    with naming(named):
        assessment = create(files, Profile(centre=one_line(call.args.centre)))
    with writing(call):
        save_as(Session(assessment, None, who(call.args)), path, overwrite=False)
    call.say(t("Made {name}: {count} criteria, nothing scored yet.", name=path, count=len(assessment.pack.criteria)))
    return DONE


def rate(call: Call) -> int:
    """Rate a criterion: ratings, evidence grade, whether it applies, why it differs. All of it or nothing.

    Where the file was changed by somebody else at the same moment, it is opened again and the same is done to that.
    """
    party = Party(call.args.sheet)
    _check_words(call, party)
    for is_last in (*(False,) * TRIES_AGAIN, True):
        session = opened(call)
        node = criterion(call, session, call.args.ref)
        _edit(call, session, party, node)
        try:
            with writing(call, session):
                save_now(session)
        except NotSavedError as error:
            if is_last or error.code is not NotSaved.CHANGED_ELSEWHERE:
                raise
        else:
            break
    _say_where_it_stands(call, session, party, node)
    return DONE


def _edit(call: Call, session: Session, party: Party, node: Node) -> None:
    args = call.args
    ratings = _ratings(call, node)
    if args.grade is not None:
        session.set_grade(party, node, _grade(call, node))
    if args.applicable:
        session.set_not_applicable(party, node, None)
    if args.not_applicable is not None:
        session.set_not_applicable(party, node, plain(args.not_applicable).strip())
    for attribute, rating in ratings.items():
        session.rate(party, node, attribute, rating)
    if args.reason is not None:
        session.set_reason(node, Reason(args.reason) if args.reason else None)
    if args.why is not None:
        session.set_reason_text(node, plain(args.why).strip())


def _say_where_it_stands(call: Call, session: Session, party: Party, node: Node) -> None:
    card = session.scorecard(party)
    title = session.pack.title(node.id, call.language(session))
    points = points_words(call, card.by_id[node.id])
    call.say(f"{node.ref} {title}: {points}; {progress(call.t, card.root)}")


def _check_words(call: Call, party: Party) -> None:
    """End the command where its words alone show that they do not fit together."""
    args, t = call.args, call.t
    given = (args.grade, args.not_applicable, args.reason, args.why)
    if not args.ratings and not args.applicable and all(one is None for one in given):
        raise EndError(WRONG, t("Nothing to do: give ratings such as “planned=75”, or one of the options."))
    if args.not_applicable is not None and not plain(args.not_applicable).strip():
        raise EndError(WRONG, t('Say why the criterion does not apply: --not-applicable "…".'))
    if args.not_applicable is not None and args.ratings:
        raise EndError(WRONG, t("A criterion that does not apply cannot be rated in the same breath."))
    if party is Party.SELF and (args.reason is not None or args.why is not None):
        raise EndError(WRONG, t("Reasons belong to the verification: add --sheet verification."))


def _ratings(call: Call, node: Node) -> dict[str, Fraction | None]:
    """Return the ratings by attribute, None where one is cleared; ends the command where one is impossible."""
    found: dict[str, Fraction | None] = {}
    for word in call.args.ratings:
        name, rating = _rating(call, node, word)
        if name in found:
            raise EndError(WRONG, call.t("“{name}” is given twice.", name=name))
        found[name] = rating
    return found


def _rating(call: Call, node: Node, word: str) -> tuple[str, Fraction | None]:
    """Return the attribute and rating of a word such as "planned=75"; ends the command where it is none."""
    t = call.t
    name, equals, text = word.partition("=")
    leaves = {leaf.id: leaf for leaf in node.leaves()}
    if not equals or name not in leaves:
        raise EndError(
            WRONG,
            t("“{word}” is no rating of {ref}.", word=word, ref=node.ref),
            t("Write ATTRIBUTE=VALUE; the attributes of {ref} are {names}.", ref=node.ref, names=", ".join(leaves)),
        )
    if not text:
        return name, None
    values = leaves[name].values
    rating = _decimal(text)
    if rating is None or rating not in values:
        # As they are typed: with a point in every language.
        shown = [decimal_text(one) for one in values]
        raise EndError(
            WRONG,
            t("“{text}” is not a value that {name} can have.", text=text, name=name),
            t("Its values are {values}.", values=", ".join(shown if len(shown) <= 6 else [*shown[:3], "…", shown[-1]])),
        )
    return name, rating


def _decimal(text: str) -> Fraction | None:
    try:
        return parse_decimal(text)
    except ValueError:
        return None


def _grade(call: Call, node: Node) -> int | None:
    """Return the evidence grade that was given, None for an empty one; ends the command where it cannot be."""
    text, t = call.args.grade, call.t
    if not text:
        return None
    if not node.ceiling:
        raise EndError(WRONG, t("{ref} has no evidence grade in these criteria.", ref=node.ref))
    grades = {str(grade): grade for grade, _ in node.ceiling}
    if text not in grades:
        raise EndError(
            WRONG,
            t("“{text}” is not an evidence grade.", text=text),
            t("The evidence grades are {grades}.", grades=", ".join(grades)),
        )
    return grades[text]
