"""One file per figure kind; each has figure(part) and says in its first lines which roles and options it reads."""
