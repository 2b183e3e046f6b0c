"""Nobody waits forgotten: the next step of every open case, and who is called."""
