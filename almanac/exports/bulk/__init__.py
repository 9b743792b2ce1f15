"""The plain lines of an export in bulk: split by Arrow, each distinct text looked at once; all others are records."""
