"""What comes in, from a private chat or from a group, is given to the journey that it is for."""
