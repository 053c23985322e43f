"""Makes the annual clock of the worked example, one PDF per language, from the words below.

Run it after a change: `.venv/bin/python resources/examples/annual_clock.py`, then `build.py`. Another version of
ReportLab may write other bytes for the same page, hence the files are kept with the sources.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

SOURCE = Path(__file__).resolve().parent / "source"
LEFT, TOP, LINE = 60, 780, 22
CLOCKS = {
    "en": (
        "Annual clock of customer service, 2026",
        "Agreed with marketing, billing and IT on 15 September 2025",
        (
            ("January", "Winter readiness; review of the plan"),
            ("February", "Skills matrix; shifts for the spring"),
            ("March", "Staff survey; calibration of quality"),
            ("May", "Plans of other units presented; telephony rehearsal"),
            ("June", "Priorities chosen; summer shifts"),
            ("August", "Skills matrix; the year's figures gone through"),
            ("September", "Self-assessment; next year's clock"),
            ("November", "Invoicing peak; extra shifts"),
        ),
    ),
    "fi": (
        "Asiakaspalvelun vuosikello 2026",
        "Sovittu markkinoinnin, laskutuksen ja IT:n kanssa 15.9.2025",
        (
            ("Tammikuu", "Talvivalmius; suunnitelman tarkistus"),
            ("Helmikuu", "Osaamismatriisi; kevään vuorot"),
            ("Maaliskuu", "Henkilöstökysely; laadun kalibrointi"),
            ("Toukokuu", "Muiden yksiköiden suunnitelmat; puhelinjärjestelmän harjoitus"),
            ("Kesäkuu", "Painopisteet valitaan; kesän vuorot"),
            ("Elokuu", "Osaamismatriisi; vuoden lukujen läpikäynti"),
            ("Syyskuu", "Itsearviointi; ensi vuoden kello"),
            ("Marraskuu", "Laskutushuippu; lisävuorot"),
        ),
    ),
}


def main() -> None:
    """Write the files of all languages."""
    for language, (title, agreed, months) in CLOCKS.items():
        path = SOURCE / f"{language}-annual-clock.pdf"
        canvas = Canvas(str(path), pagesize=A4, invariant=True, lang=language)
        canvas.setTitle(title)
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(LEFT, TOP, title)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(LEFT, TOP - LINE, agreed)
        for place, (month, what) in enumerate(months, start=3):
            canvas.drawString(LEFT, TOP - place * LINE, month)
            canvas.drawString(LEFT + 100, TOP - place * LINE, what)
        canvas.save()
        print(path)


if __name__ == "__main__":
    main()
