-- The answers that this analyzer has signed, so that it never signs two to one task.
CREATE TABLE answers (
	number INTEGER PRIMARY KEY AUTOINCREMENT,
	task BLOB NOT NULL UNIQUE,
	answer BLOB NOT NULL
) STRICT;
