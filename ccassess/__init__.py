"""ccassess: Contact Center Assessment, from self-assessment to the verified report."""

__version__ = "0.1.0"
