"""Documents: the outline of a report and the PDF, CSV, XLSX and JSON made from it."""
