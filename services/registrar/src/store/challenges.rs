//! Challenges that are out.

use litentry_vocabulary::Moment;
use parity_scale_codec::{Decode, Encode};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, query_as};

use super::{StoreFailed, columns, seal::Seal};
use crate::{
	challenge::{Challenge, Channel, Code},
	identity::Field,
	request::RequestKey,
	verifier::Instruction,
};

/// Whether a challenge can still be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
	Open,
	Used,
	/// The identity was changed, or another challenge took its place.
	Void,
}

impl State {
	const ALL: [Self; 3] = [Self::Open, Self::Used, Self::Void];

	const fn name(self) -> &'static str {
		match self {
			Self::Open => "open",
			Self::Used => "used",
			Self::Void => "void",
		}
	}
}

/// What is kept of a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
	pub(crate) key: RequestKey,
	pub(crate) field: Field,
	pub(crate) channel: Channel,
	pub(crate) challenge: Challenge,
	pub(crate) state: State,
	/// Its code, until it was answered: published records are compared with it.
	pub(crate) code: Option<Code>,
	/// What the person is to do, once that is known.
	pub(crate) instruction: Option<Instruction>,
}

/// An instruction as it is sealed.
#[derive(Encode, Decode)]
enum InstructionColumn {
	#[codec(index = 0)]
	FollowLink,
	#[codec(index = 1)]
	Send { code: String, to: String },
	#[codec(index = 2)]
	SignIn { url: String },
	#[codec(index = 3)]
	Publish { text: String, at: String },
	#[codec(index = 4)]
	Sign { text: String },
	#[codec(index = 5)]
	Nothing,
}

impl From<&Instruction> for InstructionColumn {
	fn from(instruction: &Instruction) -> Self {
		match instruction.clone() {
			Instruction::FollowLink => Self::FollowLink,
			Instruction::Send { code, to } => Self::Send { code: code.to_string(), to },
			Instruction::SignIn { url } => Self::SignIn { url },
			Instruction::Publish { text, at } => Self::Publish { text, at },
			Instruction::Sign { text } => Self::Sign { text },
			Instruction::Nothing => Self::Nothing,
		}
	}
}

impl TryFrom<InstructionColumn> for Instruction {
	type Error = StoreFailed;

	fn try_from(column: InstructionColumn) -> Result<Self, StoreFailed> {
		Ok(match column {
			InstructionColumn::FollowLink => Self::FollowLink,
			InstructionColumn::Send { code, to } => Self::Send { code: read_code(&code)?, to },
			InstructionColumn::SignIn { url } => Self::SignIn { url },
			InstructionColumn::Publish { text, at } => Self::Publish { text, at },
			InstructionColumn::Sign { text } => Self::Sign { text },
			InstructionColumn::Nothing => Self::Nothing,
		})
	}
}

fn read_code(text: &str) -> Result<Code, StoreFailed> {
	text.parse().map_err(|_| StoreFailed::Corrupt)
}

/// Nobody comes back with a code that the registrar itself looks for: such a challenge is removed at
/// once. Whoever comes back with another one is told that it is outdated.
const REMOVE: &str = "DELETE FROM challenge WHERE request = $1 AND state = 'open' \
	AND channel IN ('name', 'dns', 'well-known', 'pgp')";
const VOID: &str = "UPDATE challenge SET state = 'void', sealed_code = NULL, \
	sealed_instruction = NULL WHERE request = $1 AND state = 'open'";

#[derive(FromRow)]
struct Row {
	secret: String,
	request: String,
	field: String,
	channel: String,
	claim: String,
	expires: i64,
	attempts_left: i64,
	state: String,
	sealed_code: Option<String>,
	sealed_instruction: Option<String>,
}

impl Row {
	fn read(self, seal: &Seal) -> Result<Kept, StoreFailed> {
		let state = State::ALL.into_iter().find(|state| state.name() == self.state);
		let state = state.ok_or(StoreFailed::Corrupt)?;
		let sealed = (self.sealed_code.as_deref(), self.sealed_instruction.as_deref());
		let code = sealed.0.map(|code| seal.open::<String>(&self.secret, code)).transpose()?;
		let instruction =
			sealed.1.map(|it| seal.open::<InstructionColumn>(&self.secret, it)).transpose()?;
		let challenge = Challenge {
			claim: columns::hash(&self.claim)?,
			secret: columns::hash(&self.secret)?,
			expires: self.expires.cast_unsigned(),
			attempts_left: u32::try_from(self.attempts_left).map_err(|_| StoreFailed::Corrupt)?,
			is_used: state == State::Used,
		};
		Ok(Kept {
			key: columns::key(&self.request)?,
			field: columns::field(&self.field),
			channel: columns::channel(&self.channel)?,
			challenge,
			state,
			code: code.as_deref().map(read_code).transpose()?,
			instruction: instruction.map(Instruction::try_from).transpose()?,
		})
	}
}

/// The one with this secret.
pub(crate) async fn find(
	db: &mut AnyConnection,
	seal: &Seal,
	secret: &[u8; 32],
) -> Result<Option<Kept>, StoreFailed> {
	let row: Option<Row> = query_as("SELECT * FROM challenge WHERE secret = $1")
		.bind(hex::encode(secret))
		.fetch_optional(db)
		.await?;
	row.map(|row| row.read(seal)).transpose()
}

/// The open ones of a request; at most one for each field.
pub(crate) async fn open(
	db: &mut AnyConnection,
	seal: &Seal,
	key: &RequestKey,
) -> Result<Vec<Kept>, StoreFailed> {
	let rows: Vec<Row> =
		query_as("SELECT * FROM challenge WHERE request = $1 AND state = 'open' ORDER BY secret")
			.bind(key.to_string())
			.fetch_all(db)
			.await?;
	rows.into_iter().map(|row| row.read(seal)).collect()
}

/// Keeps a new one.
pub(crate) async fn insert(
	db: &mut AnyConnection,
	seal: &Seal,
	kept: &Kept,
) -> Result<(), StoreFailed> {
	let secret = hex::encode(kept.challenge.secret);
	let code = kept.code.map(|code| seal.close(&secret, &code.to_string()));
	sqlx::query(
		"INSERT INTO challenge \
		(secret, request, field, channel, claim, expires, attempts_left, state, sealed_code) \
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
	)
	.bind(secret)
	.bind(kept.key.to_string())
	.bind(columns::field_text(&kept.field))
	.bind(kept.channel.name())
	.bind(hex::encode(kept.challenge.claim))
	.bind(kept.challenge.expires.cast_signed())
	.bind(i64::from(kept.challenge.attempts_left))
	.bind(kept.state.name())
	.bind(code)
	.execute(db)
	.await?;
	Ok(())
}

/// Keeps what the person is to do.
pub(crate) async fn instruct(
	db: &mut AnyConnection,
	seal: &Seal,
	secret: &[u8; 32],
	instruction: &Instruction,
) -> Result<(), StoreFailed> {
	let secret = hex::encode(secret);
	let sealed = seal.close(&secret, &InstructionColumn::from(instruction));
	sqlx::query(
		"UPDATE challenge SET sealed_instruction = $1 WHERE secret = $2 AND state = 'open'",
	)
	.bind(sealed)
	.bind(secret)
	.execute(db)
	.await?;
	Ok(())
}

/// Counts a wrong answer.
pub(crate) async fn count_attempt(
	db: &mut AnyConnection,
	secret: &[u8; 32],
) -> Result<(), StoreFailed> {
	sqlx::query(
		"UPDATE challenge SET attempts_left = attempts_left - 1 \
		WHERE secret = $1 AND attempts_left > 0",
	)
	.bind(hex::encode(secret))
	.execute(db)
	.await?;
	Ok(())
}

/// Remembers that one was answered, and nothing of what it said.
pub(crate) async fn mark_used(
	db: &mut AnyConnection,
	secret: &[u8; 32],
) -> Result<(), StoreFailed> {
	sqlx::query(
		"UPDATE challenge SET state = 'used', sealed_code = NULL, sealed_instruction = NULL \
		WHERE secret = $1",
	)
	.bind(hex::encode(secret))
	.execute(db)
	.await?;
	Ok(())
}

/// Voids the open ones of a field.
pub(crate) async fn void_field(
	db: &mut AnyConnection,
	key: &RequestKey,
	field: &Field,
) -> Result<(), StoreFailed> {
	for void in [REMOVE, VOID] {
		sqlx::query(AssertSqlSafe(format!("{void} AND field = $2")))
			.bind(key.to_string())
			.bind(columns::field_text(field))
			.execute(&mut *db)
			.await?;
	}
	Ok(())
}

/// Voids all open ones of a request.
pub(crate) async fn void_all(db: &mut AnyConnection, key: &RequestKey) -> Result<(), StoreFailed> {
	for void in [REMOVE, VOID] {
		sqlx::query(void).bind(key.to_string()).execute(&mut *db).await?;
	}
	Ok(())
}

/// Forgets all of a request.
pub(crate) async fn remove_all(
	db: &mut AnyConnection,
	key: &RequestKey,
) -> Result<(), StoreFailed> {
	sqlx::query("DELETE FROM challenge WHERE request = $1")
		.bind(key.to_string())
		.execute(db)
		.await?;
	Ok(())
}

/// Forgets those that expired until a moment; gives the requests whose open ones they were.
pub(crate) async fn expire(
	db: &mut AnyConnection,
	moment: Moment,
) -> Result<Vec<RequestKey>, StoreFailed> {
	let keys: Vec<(String,)> =
		query_as("SELECT DISTINCT request FROM challenge WHERE expires <= $1 AND state = 'open'")
			.bind(moment.cast_signed())
			.fetch_all(&mut *db)
			.await?;
	sqlx::query("DELETE FROM challenge WHERE expires <= $1")
		.bind(moment.cast_signed())
		.execute(db)
		.await?;
	keys.iter().map(|(key,)| columns::key(key)).collect()
}
