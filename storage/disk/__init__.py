"""How things lie on disk: two files, keys, seals, turns. What they mean stands one storey up."""
