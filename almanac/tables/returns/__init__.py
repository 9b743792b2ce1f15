"""What goes back to the units: noted when a snapshot is built, put together when it is asked for."""
