"""A refresh step by step: what it would change, looked at before it is published, and what it did change."""
