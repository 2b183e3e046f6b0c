# What more than one kind of reader meets.

repeat-mark = This may be a repeat.
number-line = { $label }: { $phone }
