"""The names of the commands on a kept version; after a colon comes the version's key."""

VIEW, RESTORE, EXPORT = "version-view", "version-restore", "version-export"
