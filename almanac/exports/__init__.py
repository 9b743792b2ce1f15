"""What arrives: bytes → records → values, with a finding for every line that is not loaded as it stands."""
