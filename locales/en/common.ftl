# What more than one kind of reader meets.

repeat-mark = This may be a repeat.
number-line = { $label }: { $phone }

refused-unknown-button = This button is no longer of use. Please tap /start.
refused-empty = There were no words in it. Please write a few.
short-yes = Yes
short-no = No
team-team = team
team-independent = independent group
list-and = { $some }, { $more }
