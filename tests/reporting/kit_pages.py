"""Pages with every block of the PDF kit and invented values; run it to write a file and look at it."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ccassess.i18n import translator
from ccassess.reporting.charts.on_page import Chart
from ccassess.reporting.charts.radar import Series, Spoke, radar_figure
from ccassess.reporting.pdf.blocks.area_table import AreaRow, area_table
from ccassess.reporting.pdf.blocks.board import (
    Band,
    BandScale,
    Entry,
    entry_list,
    sentence,
    total_block,
)
from ccassess.reporting.pdf.blocks.cover import Cover, CoverBars, CoverWords
from ccassess.reporting.pdf.blocks.criterion import (
    Arithmetic,
    Difference,
    criterion_head,
    difference_row,
    ratings_and_findings,
)
from ccassess.reporting.pdf.blocks.dots import Criterion, Group, all_criteria
from ccassess.reporting.pdf.blocks.drawing import Key, Rule
from ccassess.reporting.pdf.blocks.layout import Gap, beside, marked
from ccassess.reporting.pdf.blocks.ratings import Rating, RatingBars, RatingWords, evidence
from ccassess.reporting.pdf.blocks.table import Column, Row, Table
from ccassess.reporting.pdf.document import Description, Furniture, Places, build_pdf, new_page, same_page
from ccassess.reporting.pdf.marks import SeriesKind
from ccassess.reporting.pdf.styles import INK, TEXT_WIDTH, Type, columns
from ccassess.reporting.pdf.text import heading, paragraph, strong

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

V, S, P = SeriesKind.VERIFIED, SeriesKind.SELF, SeriesKind.PREVIOUS

AREAS = [
    ("1", "Leadership", "Leadership & direction", 120, 91, 81, 79),
    ("2", "People", "People leadership", 130, 106, 92, 79),
    ("3", "Customers", "Managing customer relationships", 130, 90, 88, 75),
    ("4", "Services & processes", "Services, channels & processes", 130, 94, 79, 74),
    ("5", "Stakeholders", "Stakeholder cooperation & resources", 90, 52, 35, 36),
    ("R1", "Customer results", "Customer results", 120, 85, 74, 72),
    ("R2", "People results", "People results", 90, 56, 58, 57),
    ("R3", "Service & operations", "Service & operations", 90, 70, 65, 53),
    ("R4", "Business results", "Business results", 60, 28, 30, 25),
    ("R5", "Stakeholders & improvement", "Stakeholder & improvement results", 40, 22, 14, 12),
]
SPOKES = [Spoke(ref, short) for ref, short, *_ in AREAS]
BANDS = [
    Band("Starting", 0, "0"),
    Band("Developing", 0.2, "200"),
    Band("Systematic", 0.35, "350"),
    Band("Advanced", 0.5, "500"),
    Band("Leading", 0.65, "650"),
    Band("Exemplary", 0.8, "800"),
]
NASTY = "<b>not bold</b> & “quotes” „ylös” \U0001f44d 客 <luonnoksena> \u2002en\u2003em " + "a" * 3000 + " done"


def series() -> list[Series]:
    return [
        Series(P, "verified 2024", [100 * row[6] / row[3] for row in AREAS]),
        Series(V, "verified", [100 * row[5] / row[3] for row in AREAS]),
        Series(S, "self", [100 * row[4] / row[3] for row in AREAS]),
    ]


def cover() -> list[Flowable]:
    scores = [
        CoverBars(ref, [(0.05 * ((n * 7 + len(ref)) % 9) + 0.35, 0.05 * ((n * 5) % 7) + 0.5) for n in range(count)])
        for (ref, *_), count in zip(AREAS, (6, 6, 5, 6, 5, 2, 2, 2, 2, 2), strict=True)
    ]
    said = CoverWords(
        kicker="Assessment report 2026",
        title="Pohjola-esimerkki Oy, asiakaspalvelu",
        description="Customer service of the household business: telephone, chat and e-mail at the "
        "Tampere and Oulu sites, "
        "with the evening telephone service bought from Esimerkki-Kontakti Oy.",
        confidential="Confidential",
        verified_key="verified score of each of the 38 criteria, in the order of the pack",
        self_key="the centre’s own score",
        top_line="top line = 100 %",
        facts=[
            ("Period assessed", "1 September 2025 –\n31 August 2026"),
            ("State", "Verified and sealed,\n14 November 2026"),
            ("Criteria", "Default pack 1.2, 38 criteria, 1,000 points"),
            ("Report", "Edition of\n16 November 2026"),
        ],
        notice="Independent criteria; not affiliated with any award, network or standard.",
        fingerprint_label="Fingerprint",
        fingerprint="9f3a 07c4",
    )
    return [Cover(said, scores, "Verified scores of 38 criteria")]


def board() -> list[Flowable]:
    left = [
        *total_block(
            "614.0", "of 1,000 points, verified", "Advanced", "fourth of six bands; 36.0 points below the next, Leading"
        ),
    ]
    chart = Chart(lambda: radar_figure(SPOKES, series(), (columns(8), 276)), columns(8), 276, "Radar of ten areas")
    strengths = [
        Entry(
            "1.4",
            "Coaching leadership at every level",
            "Leaders of leaders are coached too; 94 % of planned sessions were held.",
            "81 %",
        ),
        Entry(
            "2.5", "Recognition and reward", "A committee led by advisers; thanks given weekly and judged fair.", "81 %"
        ),
        Entry("3.3", "Voice of the customer", "Alerts answered within one working day, in every channel.", "75 %"),
        Entry(
            "3.2",
            "Promise and encounter quality",
            "The promise is known by heart and heard in listening samples.",
            "70 %",
        ),
        Entry(
            "1.2",
            "Annual planning and priorities",
            "Few priorities, each with money, an owner and a review date.",
            "70 %",
        ),
    ]
    priorities = [
        Entry("5.3", "Influence", "Show the cost of contacts to those who cause them, every quarter.", "+13.8"),
        Entry("5.1", "Internal cooperation", "Plan with marketing and billing before campaigns, not after.", "+12.5"),
        Entry(
            "1.6",
            "Improvement and practice sharing",
            "Make sharing a routine with an owner, in Oulu as in Tampere.",
            "+11.3",
        ),
        Entry(
            "4.2",
            "Process management",
            "Name owners for the nine main processes; measure failure demand.",
            "+10.9",
        ),
        Entry("3.4", "Resolution and recovery", "Close root causes of the five largest complaint reasons.", "+10.9"),
    ]
    marks = [(V, 0.614), (S, 0.692), (P, 0.562)]
    return [
        *new_page("For the board"),
        heading("The result on one page", Type.TITLE, after=7),
        beside([(4, left), (8, [chart])]),
        Gap(14),
        BandScale(BANDS, "1,000", 3, marks, "614 points verified: Advanced"),
        Rule(ink=INK, weight=0.8, above=3, below=7),
        sentence(
            [
                "The centre rated itself 78 points above what could be verified. Two fifths of that gap lie in ",
                strong("stakeholder cooperation"),
                " and ",
                strong("services and processes"),
                ", where routines exist but reach only some teams.",
            ]
        ),
        Gap(10),
        beside(
            [
                (6, [entry_list("Five strengths", "verified", strengths)]),
                (6, [entry_list("Five priorities", "to gain", priorities)]),
            ]
        ),
    ]


def areas() -> list[Flowable]:
    rows = []
    for number, (ref, _, title, possible, own, verified, before) in enumerate(AREAS):
        if number == 5:
            rows.append(
                AreaRow(
                    "",
                    "Ways of working",
                    ["600", "432", "374", "−58", "344"],
                    {V: 0.62, S: 0.72, P: 0.57},
                    is_sum=True,
                    space=7,
                )
            )
        shares = {V: verified / possible, S: own / possible, P: before / possible}
        figures = [str(possible), str(own), str(verified), f"{verified - own:+}".replace("-", "−"), str(before)]
        rows.append(AreaRow(ref, title, figures, shares))
    rows.append(
        AreaRow("", "Results", ["400", "260", "240", "−20", "218"], {V: 0.6, S: 0.65, P: 0.545}, is_sum=True, space=7)
    )
    rows.append(
        AreaRow("", "Total", ["1,000", "692", "614", "−78", "562"], {V: 0.614, S: 0.692, P: 0.562}, is_sum=True)
    )
    groups = [
        Group(
            f"{ref} {title}",
            [
                Criterion(
                    f"{ref}.{n}", f"Criterion of {title.lower()}"[:34], str(60 + n), {V: 0.6 + n / 100, S: 0.5 + n / 20}
                )
                for n in range(1, 6)
            ],
        )
        for ref, _, title, *_ in AREAS[:8]
    ]
    return [
        *new_page("Areas"),
        heading("Areas", Type.TITLE, after=7),
        beside(
            [
                (
                    9,
                    [
                        paragraph(
                            (
                                "Points by area as the centre scored itself and as they were verified. The dots "
                                "show the same figures as shares of the points possible."
                            ),
                            Type.INTRODUCTION,
                        )
                    ],
                )
            ]
        ),
        Gap(14),
        area_table("Area", ["Possible", "Self", "Verified", "Difference", "2024"], rows, 2),
        Key(
            [(V, "verified"), (S, "self"), (P, "verified 2024")],
            "Rounded for display; sums are made from exact points.",
        ),
        Gap(14),
        heading("All criteria", Type.SECTION, level=2, after=3.5),
        all_criteria(groups),
    ]


def criterion(ref: str, title: str, question: str, language: str, texts: list[str]) -> list[Flowable]:
    ratings = [
        Rating("Planned", 0.75, 0.5, "75", "50"),
        Rating("Carried out", 0.75, 0.5, "75", "50"),
        Rating("Checked", 0.5, 0.5, "50", "50"),
        Rating("Improved", 0.5, 0.25, "50", "25"),
    ]
    left = [
        RatingBars(ratings, 0.75, RatingWords("Ratings", "self", "verified", "75"), "Ratings of four attributes"),
        Gap(5),
        *evidence("Evidence", 2, "grade 2 of 3", "a document or data seen; ceiling 75, hatched above"),
    ]
    right = [
        paragraph("Strengths", Type.LABEL, after=1.5),
        *(marked(text, "+", Type.FINDING, language) for text in texts[:2]),
        Gap(3.5),
        paragraph("Areas for improvement", Type.LABEL, after=1.5),
        *(marked(text, "→", Type.FINDING, language) for text in texts[2:5]),
    ]
    difference = Difference(
        "Difference",
        "−3.75",
        "points",
        "self 12.50, verified 8.75",
        "Reason: not deployed everywhere",
        texts[5],
        language,
    )
    return [
        *criterion_head(ref, title, "8.8", "of 20 points", question, text_language=language),
        Gap(10),
        ratings_and_findings(left, right),
        Gap(8),
        *difference_row(difference),
        Gap(10),
        Arithmetic(
            "Arithmetic",
            "mean of 50, 50, 50 and 25 = 43.75; not above min(50, 50) + 25 = 75; 43.75 % of 20 = 8.75, shown as 8.8",
        ),
        Gap(25),
    ]


ENGLISH = [
    "An idea board in Tampere, gone through every Thursday; 61 ideas in the period, 38 of them carried out.",
    "Retrospectives after each seasonal peak, with named owners and dates.",
    "Sharing between Tampere and Oulu depends on two people; there is no routine, owner or log of adopted practices.",
    "The effect of adopted ideas is looked at only when somebody asks.",
    "The bought evening service is outside the routine altogether.",
    (
        "Oulu joined the retrospectives in June; nothing dated before that was shown. "
        "Interviews with four advisers agreed."
    ),
]
FINNISH = [
    (
        "Eskalaatiopolku on kuvattu, ja palvelun pelastamisen valtuudet (enintään 150 €) "
        "ovat jokaisella asiakaspalvelijalla."
    ),
    "Reklamaatiovastauksissa näkyy yhteinen rakenne: empatia, arvot, perustelu, ratkaisu.",
    (
        "Yhteydenottosyyluokittelujärjestelmän uudistaminen on kesken: juurisyyanalyysi "
        "tehdään vain viidestäsosasta reklamaatioita."
    ),
    "Toistuvien yhteydenottojen ehkäisytoimenpiteiden vaikuttavuutta ei seurata palvelutasosopimusneuvotteluissa.",
    "”Kerralla kuntoon” -mittari puuttuu chatista \U0001f44d ja sähköpostista.",
    (
        "Vuoden 2024 prosessikuvaukset eivät vastanneet kuunneltuja 24 puhelua; "
        "päivitetty aineisto saatiin <luonnoksena> vasta käyntipäivänä."
    ),
]


def long_table() -> list[Flowable]:
    table_columns = [
        Column(60, "Date", kind=Type.QUIET, gap=8),
        Column(90, "State", kind=Type.STRONG, gap=8, heads_row=True),
        Column(200, "What happened", gap=8),
        Column(TEXT_WIDTH - 374, "Points", align="right"),
    ]
    rows = [Row([f"{n} Oct 2026", "Submitted", "returned: definition of NPS missing", f"{n}.0"]) for n in range(1, 60)]
    rows.insert(20, Row(["9 Oct 2026", "Long", "This row is taller than a page can be. " * 180, "1.0"]))
    rows.append(Row(["", "", "Sum", "99.0"], is_sum=True))
    return [*new_page("Annex: history"), heading("History of states", Type.SECTION), Table(table_columns, rows)]


def story(_: Places) -> list[Flowable]:
    question = (
        "How does the centre learn on purpose, and how does a practice found good in one "
        "team become the practice of all?"
    )
    kysymys = "Ratkeaako asiakkaan asia kerralla, ja opitaanko epäonnistumisista niin, etteivät ne toistu?"
    hostile = [NASTY] * 6
    return [
        *cover(),
        *board(),
        *areas(),
        *new_page("Criteria: 1 Leadership & direction"),
        *criterion("1.6", "Improvement and practice sharing", question, "en", ENGLISH),
        *same_page("Criteria: 3 Managing customer relationships"),
        *criterion("3.4", "Resolution and recovery", kysymys, "fi", FINNISH),
        *new_page("Criteria: hostile text"),
        *criterion("9.9", "Hostile " + NASTY[:300], question, "en", hostile),
        *long_table(),
    ]


DESCRIPTION = Description(
    "Pohjola-esimerkki Oy, asiakaspalvelu: assessment report 2026",
    "Ilona Wärnström",
    "Contact centre assessment",
    "en",
    dt.datetime(2026, 11, 16, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))),
)
FURNITURE = Furniture(
    "Pohjola-esimerkki Oy, asiakaspalvelu", "Verified, sealed 14 November 2026", "9f3a 07c4 e21b d856 0c7f"
)


def kit_pdf() -> bytes:
    return build_pdf(story, DESCRIPTION, FURNITURE, translator("en"))


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(kit_pdf())
