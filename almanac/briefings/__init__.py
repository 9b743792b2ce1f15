"""What people take along: files made from the same values as the pages; the only room with office libraries."""
