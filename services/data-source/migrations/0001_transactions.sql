-- A contract whose incoming transactions are counted.
CREATE TABLE contract (
	id INTEGER PRIMARY KEY,
	chain INTEGER NOT NULL,
	address BLOB NOT NULL CHECK (length(address) = 20),
	-- The first block that is scanned.
	start_block INTEGER NOT NULL CHECK (start_block >= 0),
	UNIQUE (chain, address)
) STRICT;

-- The newest blocks that were scanned for a contract, without gaps. The highest is where scanning goes on.
CREATE TABLE scanned_block (
	contract INTEGER NOT NULL REFERENCES contract (id),
	number INTEGER NOT NULL,
	hash BLOB NOT NULL CHECK (length(hash) = 32),
	PRIMARY KEY (contract, number)
) STRICT, WITHOUT ROWID;

-- How many transactions an account sent to a contract in one block.
CREATE TABLE sent (
	contract INTEGER NOT NULL REFERENCES contract (id),
	sender BLOB NOT NULL CHECK (length(sender) = 20),
	block INTEGER NOT NULL,
	transactions INTEGER NOT NULL CHECK (transactions > 0),
	PRIMARY KEY (contract, sender, block)
) STRICT, WITHOUT ROWID;

-- For taking back the blocks that a reorganisation removed.
CREATE INDEX sent_by_block ON sent (contract, block);
