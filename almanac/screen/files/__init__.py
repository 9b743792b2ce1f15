"""Files on a screen: those that come in, those that go back, those that people take along."""
