-- One set of SQL for SQLite and PostgreSQL: types BIGINT and TEXT only. Hashes are hexadecimal text.
-- Moments are milliseconds since 1970. A column named sealed holds what is encrypted with the key in
-- the configuration. A request is named by chain/registrar/account.

-- Whoever writes takes this row first, so that changes happen one after another.
CREATE TABLE writer (
	turn BIGINT NOT NULL,
	-- How often the operator has asked that what was left undone be done.
	resumes BIGINT NOT NULL
);
INSERT INTO writer (turn, resumes) VALUES (0, 0);

-- One row, written when the database is first opened: only the key that sealed it opens it.
CREATE TABLE sealed_with (
	sealed TEXT NOT NULL
);

CREATE TABLE chain (
	genesis TEXT NOT NULL PRIMARY KEY,
	block BIGINT,
	seen_at BIGINT,
	fee TEXT
);

CREATE TABLE request (
	request TEXT NOT NULL PRIMARY KEY,
	chain TEXT NOT NULL,
	account TEXT NOT NULL,
	info TEXT NOT NULL,
	sealed_fields TEXT,
	fee TEXT NOT NULL,
	since BIGINT NOT NULL,
	-- The newest finalized block that was considered.
	block BIGINT NOT NULL,
	-- open, renewing or ended.
	phase TEXT NOT NULL,
	ending TEXT,
	ended_at BIGINT,
	-- Until when a judgement stands without being renewed.
	stands_until BIGINT,
	-- Whether its owner was told of its end, or of the renewal that is due.
	told BIGINT NOT NULL
);
CREATE INDEX request_by_phase ON request (phase, since);
CREATE INDEX request_by_account ON request (account);

CREATE TABLE verification (
	request TEXT NOT NULL REFERENCES request (request) ON DELETE CASCADE,
	field TEXT NOT NULL,
	-- A keyed digest of what the field holds on the chain.
	content TEXT NOT NULL,
	info TEXT NOT NULL,
	channel TEXT NOT NULL,
	claim TEXT NOT NULL,
	sealed_platform TEXT,
	-- A keyed digest of the account's number on its platform.
	platform TEXT,
	at BIGINT NOT NULL,
	until BIGINT NOT NULL,
	PRIMARY KEY (request, field)
);

CREATE TABLE challenge (
	secret TEXT NOT NULL PRIMARY KEY,
	request TEXT NOT NULL REFERENCES request (request) ON DELETE CASCADE,
	field TEXT NOT NULL,
	channel TEXT NOT NULL,
	claim TEXT NOT NULL,
	expires BIGINT NOT NULL,
	attempts_left BIGINT NOT NULL,
	-- open, used or void.
	state TEXT NOT NULL,
	sealed_code TEXT,
	sealed_instruction TEXT
);
CREATE INDEX challenge_by_request ON challenge (request, field);
CREATE INDEX challenge_by_expiry ON challenge (expires);

-- What fields are the hash of, until the identity is judged.
CREATE TABLE preimage (
	request TEXT NOT NULL REFERENCES request (request) ON DELETE CASCADE,
	field TEXT NOT NULL,
	content TEXT NOT NULL,
	sealed TEXT NOT NULL,
	PRIMARY KEY (request, field)
);

CREATE TABLE outbox (
	id BIGINT NOT NULL PRIMARY KEY,
	request TEXT NOT NULL REFERENCES request (request) ON DELETE CASCADE,
	chain TEXT NOT NULL,
	info TEXT NOT NULL,
	judgement BIGINT NOT NULL,
	-- What the registrar's entry said when this was decided; -1 for no entry.
	over_entry BIGINT NOT NULL,
	-- When this was decided.
	planned BIGINT NOT NULL,
	attempts BIGINT NOT NULL,
	-- planned, signed or closed.
	state TEXT NOT NULL,
	outcome TEXT,
	bytes TEXT,
	transaction_hash TEXT,
	nonce BIGINT,
	dies_at BIGINT
);
CREATE UNIQUE INDEX outbox_one_open ON outbox (request) WHERE state <> 'closed';
CREATE INDEX outbox_by_chain ON outbox (chain, state);

CREATE TABLE ban (
	account TEXT NOT NULL PRIMARY KEY,
	until BIGINT NOT NULL
);

-- Subjects are keyed digests.
CREATE TABLE rate (
	subject TEXT NOT NULL PRIMARY KEY,
	start BIGINT NOT NULL,
	ends BIGINT NOT NULL,
	count BIGINT NOT NULL
);

-- Keyed digests of addresses at which no message is wanted.
CREATE TABLE suppression (
	address TEXT NOT NULL PRIMARY KEY,
	at BIGINT NOT NULL
);

-- Nothing is ever changed or deleted here, and nothing is in it but salted hashes.
CREATE TABLE audit (
	number BIGINT NOT NULL PRIMARY KEY,
	previous TEXT NOT NULL,
	kind TEXT NOT NULL,
	judgement BIGINT NOT NULL,
	digest TEXT NOT NULL,
	at BIGINT NOT NULL,
	hash TEXT NOT NULL
);

-- The salt and the statement behind an entry of the audit record, until they are deleted.
CREATE TABLE receipt (
	number BIGINT NOT NULL PRIMARY KEY,
	-- A request, or an account that was banned.
	subject TEXT NOT NULL,
	sealed TEXT NOT NULL
);
CREATE INDEX receipt_by_subject ON receipt (subject);

-- How long judgements took; nothing in it tells whose they were.
CREATE TABLE judged (
	number BIGINT NOT NULL PRIMARY KEY,
	chain TEXT NOT NULL,
	took BIGINT NOT NULL
);

-- How far the registrar's own account has read its home server's events.
CREATE TABLE matrix (
	account TEXT NOT NULL PRIMARY KEY,
	position TEXT NOT NULL
);
