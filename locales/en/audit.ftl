# The audit log.

audit-none = Nothing is written down yet.
audit-line = { $row } { $time } { $team } { $who }: { $deed } { $what } (case { $mark })
audit-line-apart = { $row } { $time } { $team } { $who }: { $deed } { $what }
audit-whole = { $count ->
    [one] The one line is whole.
   *[other] All { $count } lines are whole.
  }
audit-broken = At line { $row }, something was changed or is missing.
deed-publish = let something be published
deed-take = took
deed-release = gave back
deed-hand_over = handed over
deed-close = closed
deed-reopen = opened again
deed-unsend = took back
deed-show_files = looked at files
deed-change = changed
deed-mute = muted
deed-unmute = switched the sound on
deed-block = blocked
deed-unblock = ended the block
deed-call_in = asked the team
deed-decide = gave a view
deed-tell_outside = told somebody outside
deed-second_opinion = gave a second view
deed-admit = let people read along who are not listed:
