"""Pure decisions: values in, values out. Standard library only; no await, no I/O, no clock."""
