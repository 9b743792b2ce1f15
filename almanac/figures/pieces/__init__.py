"""Parts that several figure kinds are made of."""
