"""The present moment and new permanent ids, which everything below the application is given."""

from __future__ import annotations

import datetime as dt
import uuid


def now() -> str:
    """Return the present moment as files hold it: an ISO time in UTC."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def new_id() -> str:
    """Return a new permanent id."""
    return uuid.uuid4().hex
