"""What stands on a slide: words, numbers and facts, cards, tables."""
