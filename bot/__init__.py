"""The running process: command line, configuration, wiring, poll, pump, outbox, clock, alarm."""
