"""The reporter's side: what is said and tapped in the private chat."""
