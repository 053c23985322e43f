"""What a report says, as plain data: the one source of every document made from an assessment."""
