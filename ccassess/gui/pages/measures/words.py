"""What the page calls measures, series, units and directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccassess.domain.exact import decimal_text
from ccassess.domain.measures import Better
from ccassess.domain.suggestions import Why
from ccassess.wording.figures import measure_name, parameter_name, variant_name

if TYPE_CHECKING:
    from fractions import Fraction

    from ccassess.domain.figures import Series
    from ccassess.domain.measures import Measure
    from ccassess.domain.pack import Node, Pack
    from ccassess.gui.ui import Ui
    from ccassess.i18n import Translator


@dataclass(frozen=True, slots=True)
class Texts:
    """The pack's words for one measure, those of a variant where it has its own."""

    pack: Pack
    language: str
    measure: str
    variant: str = ""

    @classmethod
    def of(cls, ui: Ui, measure: str, variant: str = "") -> Texts:
        """Return the words in the language shown."""
        return cls(ui.session.pack, ui.language, measure, variant)

    @property
    def title(self) -> str:
        """The name of the measure."""
        return measure_name(self.pack, self.measure, self.language)

    @property
    def formula(self) -> str:
        """How it is computed, as far as all variants share it."""
        return self._own("formula")

    @property
    def unit(self) -> str:
        """The unit of its values, "" where they have none."""
        return self._of_variant("unit") or self._own("unit")

    @property
    def caution(self) -> str:
        """How it misleads."""
        return self._own("caution")

    @property
    def segments(self) -> tuple[str, ...]:
        """The ways to split it that are worth having."""
        return self.pack.lines(f"measure.{self.measure}.segments", self.language)

    def variant_title(self, variant: str) -> str:
        """Return the name of one of its variants."""
        return variant_name(self.pack, self.measure, variant, self.language)

    def variant_formula(self, variant: str) -> str:
        """Return how one of its variants is computed."""
        return self._own(f"variant.{variant}.formula")

    def parameter(self, t: Translator, parameter: str) -> str:
        """Return what is to be stated, with its unit where that is not said already: "Answered within, s"."""
        title = parameter_name(self.pack, self.measure, parameter, self.language)
        unit = self._own(f"parameter.{parameter}.unit")
        is_said = unit.casefold() in title.casefold().split()
        return t("{title}, {unit}", title=title, unit=unit) if unit and not is_said else title

    def _of_variant(self, key: str) -> str:
        return self._own(f"variant.{self.variant}.{key}") if self.variant else ""

    def _own(self, key: str) -> str:
        return self.pack.text(f"measure.{self.measure}.{key}", self.language)


def number(t: Translator, value: Fraction) -> str:
    """Return a value as the language writes it, all its decimals."""
    return t.number(decimal_text(value))


def direction(t: Translator, measure: Measure) -> str:
    """Return which way a measure is to go."""
    return {
        Better.UP: t("higher is better"),
        Better.DOWN: t("lower is better"),
        Better.RANGE: t("best inside the range you set as target"),
    }[measure.better]


def segment_name(t: Translator, series: Series) -> str:
    """Return what the figures are of: the segment, or the whole centre."""
    return series.segment or t("Whole centre")


def criterion_name(ui: Ui, criterion: Node) -> str:
    """Return number and title of a criterion."""
    return f"{criterion.ref} {ui.session.pack.title(criterion.id, ui.language)}".strip()


def trend_word(t: Translator, why: Why) -> str:
    """Return where values are going, in a word or two."""
    return {
        Why.IMPROVING: t("improving"),
        Why.AT_TARGET: t("at target"),
        Why.FLAT: t("flat"),
        Why.WORSE: t("worse"),
        Why.NO_TARGET: t("no target range"),
    }.get(why, t("too few periods for a trend"))
