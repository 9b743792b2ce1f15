"""What goes back to those who sent it: lines that were not loaded, cell by cell as they arrived."""
