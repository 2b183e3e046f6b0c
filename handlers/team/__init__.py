"""The team's side: what members say and tap in their group."""
