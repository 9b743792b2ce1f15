"""A meeting on a wall: a story line as slides that turn without the server, on one pinned snapshot."""
