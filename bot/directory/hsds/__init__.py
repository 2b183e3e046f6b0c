"""Brings in a directory of services as others keep it: HSDS 3.x of Open Referral, as JSON or as tables of CSV, and the
older forms that it comes from. Whatever can be read is read; what cannot is told, and left out."""
