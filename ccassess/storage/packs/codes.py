"""Everything that can be wrong with a criteria pack beyond its YAML, by code; `wording` has a sentence for each."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """A kind of problem in a pack's files."""

    # Files
    MISSING_FILE = "missing-file"
    UNEXPECTED_FILE = "unexpected-file"
    NOT_A_FOLDER = "not-a-folder"
    NOT_A_PACK = "not-a-pack"
    UNREADABLE_FILE = "unreadable-file"
    LINK_OUTSIDE = "link-outside"
    TOO_MANY_FILES = "too-many-files"
    UNKNOWN_PACK = "unknown-pack"

    # Keys and values
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    KEYS_EXCLUDE_EACH_OTHER = "keys-exclude-each-other"
    WRONG_TYPE = "wrong-type"
    NOT_A_NUMBER = "not-a-number"
    NOT_A_WHOLE_NUMBER = "not-a-whole-number"
    NOT_AN_EXACT_NUMBER = "not-an-exact-number"
    OUT_OF_RANGE = "out-of-range"
    UNKNOWN_CHOICE = "unknown-choice"
    EMPTY_TEXT = "empty-text"
    EMPTY_LIST = "empty-list"
    LINE_BREAK = "line-break"
    COMMENT_AFTER_TEXT = "comment-after-text"
    LISTED_TWICE = "listed-twice"
    BAD_REF = "bad-ref"

    # Identity
    BAD_ID = "bad-id"
    RESERVED_ID = "reserved-id"
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_REF = "duplicate-ref"
    REF_IS_AN_ID = "ref-is-an-id"
    BAD_PACK_ID = "bad-pack-id"
    BAD_VERSION = "bad-version"
    UNSUPPORTED_FORMAT = "unsupported-format"
    BAD_LANGUAGE = "bad-language"
    SOURCE_LANGUAGE_NOT_LISTED = "source-language-not-listed"
    DUPLICATE_LANGUAGE = "duplicate-language"

    # The tree
    DANGLING_AREA = "dangling-area"
    AREA_LISTED_TWICE = "area-listed-twice"
    UNUSED_AREA_FILE = "unused-area-file"
    DANGLING_SCALE = "dangling-scale"
    UNUSED_SCALE = "unused-scale"
    DANGLING_ATTRIBUTE = "dangling-attribute"
    DANGLING_CAP = "dangling-cap"
    CAP_IN_ANOTHER_RANGE = "cap-in-another-range"
    NOT_FOR_RATED = "not-for-rated"
    MISSING_WEIGHT = "missing-weight"
    UNUSED_WEIGHT = "unused-weight"
    MISSING_POINTS = "missing-points"
    POINTS_DO_NOT_ADD_UP = "points-do-not-add-up"
    CHILDREN_DIFFER_IN_RANGE = "children-differ-in-range"

    # What is rated
    VALUES_NOT_ASCENDING = "values-not-ascending"
    TOO_FEW_VALUES = "too-few-values"
    TOO_MANY_VALUES = "too-many-values"
    TOO_MANY_RATINGS = "too-many-ratings"
    STEP_DOES_NOT_FIT = "step-does-not-fit"
    MISSING_ANCHOR = "missing-anchor"
    ANCHOR_NOT_A_VALUE = "anchor-not-a-value"
    ANCHOR_NOT_IN_SCALE = "anchor-not-in-scale"
    DUPLICATE_ANCHOR = "duplicate-anchor"
    CEILING_GRADE = "ceiling-grade"
    MISSING_CEILING_GRADE = "missing-ceiling-grade"
    CEILING_FALLS = "ceiling-falls"

    # Bands and ties
    BANDS_NOT_ASCENDING = "bands-not-ascending"
    FIRST_BAND_NOT_ZERO = "first-band-not-zero"
    UNREACHABLE_BAND = "unreachable-band"
    DANGLING_TIE = "dangling-tie"

    # What refers to criteria: roles, measures, terms, checklists
    DANGLING_CRITERION = "dangling-criterion"
    DANGLING_ROLE = "dangling-role"
    ASKED_WITHOUT_ROLE = "asked-without-role"
    DANGLING_MEASURE = "dangling-measure"
    DANGLING_PARAMETER = "dangling-parameter"
    DANGLING_PERSPECTIVE = "dangling-perspective"
    BOUNDS_CROSSED = "bounds-crossed"
    SINGLE_VARIANT = "single-variant"
    SPEAKS_FOR_NO_RESULT = "speaks-for-no-result"
    RESULT_WITHOUT_MEASURES = "result-without-measures"
    MINUTES_DO_NOT_ADD_UP = "minutes-do-not-add-up"

    # Tests
    DANGLING_NODE = "dangling-node"
    DANGLING_BAND = "dangling-band"
    ONLY_FOR_TOTAL = "only-for-total"
    RATING_NOT_A_VALUE = "rating-not-a-value"

    # Moving from earlier versions
    DUPLICATE_MIGRATION = "duplicate-migration"
    NOT_AN_EARLIER_VERSION = "not-an-earlier-version"
    RATINGS_FROM_TWO = "ratings-from-two"
    RETIRED_BUT_THERE = "retired-but-there"
    SINGLE_PART = "single-part"
    RESCALED_TWICE = "rescaled-twice"

    # Texts
    SHORT_TOO_LONG = "short-too-long"
    LOOK_FOR_COUNT = "look-for-count"
    UNKNOWN_LANGUAGE = "unknown-language"
    LANGUAGE_NOT_FILE_NAME = "language-not-file-name"
    SOURCE_LANGUAGE_FILE = "source-language-file"
    MISSING_LANGUAGE_FILE = "missing-language-file"
    MISSING_TRANSLATION = "missing-translation"
    STALE_TRANSLATION = "stale-translation"
    UNKNOWN_TRANSLATION = "unknown-translation"
    TRANSLATION_ITEM_COUNT = "translation-item-count"
    DUPLICATE_TRANSLATION = "duplicate-translation"
    UNTRANSLATED = "untranslated"


WARNINGS = frozenset(
    {
        Code.UNUSED_WEIGHT,
        Code.UNUSED_SCALE,
        Code.LOOK_FOR_COUNT,
        Code.UNKNOWN_LANGUAGE,
        Code.LISTED_TWICE,
        Code.ASKED_WITHOUT_ROLE,
        Code.SINGLE_VARIANT,
        Code.RESULT_WITHOUT_MEASURES,
        Code.COMMENT_AFTER_TEXT,
        Code.UNTRANSLATED,
    }
)
"""Problems a pack may be used with: nothing it computes or says depends on them."""
