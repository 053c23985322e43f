"""The look of the readable page inside a file: for any browser, on paper too, light and dark."""

STYLE = """
:root { color-scheme: light dark; --ink: #1d2329; --quiet: #5b6670; --line: #d5dade; --tint: #f2f5f7; --deep: #0f5c6e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7ebee; --quiet: #a3adb5; --line: #3a444c; --tint: #20272d; --deep: #7cc7d8; }
  body { background: #171c20; }
}
body { margin: 0; color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { color: var(--deep); margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--deep); }
h3 { margin: 0 0 .25rem; }
h4 { margin: 1.25rem 0 .25rem; }
section { margin: 1.75rem 0; padding-bottom: 1.25rem; border-bottom: 1px solid var(--line); }
.over { margin: 0; color: var(--deep); font-weight: 600; }
.quiet { color: var(--quiet); }
.question { margin: 0 0 .75rem; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 500; }
tr:first-child th:not(:first-child) { color: var(--quiet); }
.total th, .total td { background: var(--tint); font-weight: 600; }
.text, dd { white-space: pre-wrap; }
dl { margin: 0; }
dt { margin-top: .5rem; color: var(--quiet); font-size: .9rem; }
dd { margin: 0 0 .25rem; }
dd + dd { margin-top: .5rem; }
footer { margin-top: 3rem; font-size: .85rem; }
@media print { section { break-inside: avoid; } main { padding: 0; } }
"""
