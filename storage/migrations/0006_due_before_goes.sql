-- What stood there was sealed anew with the step before.
DROP TABLE due_before;
