"""Documents: the outline of a report and the PDF, CSV and JSON made from it."""
