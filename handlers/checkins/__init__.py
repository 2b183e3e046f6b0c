"""Check-ins: agreed first, sent once in the window, answered or decided about by people."""
