//! What the chain keeps, as far as the command line shows or uses it.

use litentry_attestation::Measurement;
use litentry_chain_client::{IdentityCall, LinkCall, TokenCall};
use litentry_computing_request::Outcome;
use litentry_knowledge::{AlgorithmId, Description, EventId, IdentificationEvent, Name};
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch, Moment, RequestId};

/// What an account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balances {
	/// What it can spend.
	pub free: Balance,
	/// What is held of it as deposits and fees.
	pub held: Balance,
}

/// A computing request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
	/// Its number.
	pub id: RequestId,
	/// Who asks.
	pub account: Account,
	/// What is to be computed.
	pub algorithm: AlgorithmId,
	/// The epoch of the workers' keys that it was sealed to.
	pub epoch: KeyEpoch,
	/// The timestamp of the block that holds it.
	pub at: Moment,
	/// How far it has come.
	pub state: RequestState,
}

/// How far a computing request has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestState {
	/// It waits for its outcome.
	Open {
		/// What the account pays.
		fee: Balance,
		/// The block at which it times out.
		deadline: BlockNumber,
	},
	/// Its outcome is known.
	Closed {
		/// What came of it.
		answer: Answer,
		/// Since which block.
		since: BlockNumber,
	},
}

/// What came of a computing request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
	/// The workers answered.
	Certified {
		/// The outcome.
		outcome: Outcome,
		/// Who certified it.
		by: Vec<Account>,
	},
	/// The workers did not answer in time.
	TimedOut,
}

/// A registered event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
	/// What it asks.
	pub event: IdentificationEvent,
	/// Who registered it.
	pub owner: Account,
	/// The block that it was retired in, if it is.
	pub retired: Option<BlockNumber>,
}

/// A registered algorithm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Algorithm {
	/// What it is.
	pub algorithm: litentry_knowledge::Algorithm,
	/// Who registered it.
	pub owner: Account,
	/// The block that it was retired in, if it is.
	pub retired: Option<BlockNumber>,
}

/// A registered analyzer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalyzerEntry {
	/// Its account.
	pub account: Account,
	/// Where it answers tasks.
	pub endpoint: String,
	/// What it has at stake.
	pub bond: Balance,
	/// Whether it takes tasks.
	pub status: AnalyzerStatus,
}

/// Whether an analyzer takes tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnalyzerStatus {
	/// It sits on the committees that are drawn from a certain block on.
	Active {
		/// The first block whose draw can put it on a committee.
		eligible_from: BlockNumber,
	},
	/// It has unregistered and waits for its bond.
	Unbonding {
		/// The first block in which it can withdraw its bond.
		until: BlockNumber,
	},
}

/// A registered worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerEntry {
	/// Its account.
	pub account: Account,
	/// The Ed25519 key that it issues credentials with.
	pub issuer: [u8; 32],
	/// The program that its last evidence shows.
	pub measurement: Measurement,
	/// The first block in which its evidence is believed no more.
	pub lease_until: BlockNumber,
}

/// Whose a key is that credentials are issued with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issuer {
	/// The worker.
	pub worker: Account,
	/// The block that it first registered the key in.
	pub since: BlockNumber,
	/// The first block in which the key counts no more.
	pub until: BlockNumber,
}

/// Something that a transaction made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made<T> {
	/// What the chain calls it.
	pub id: T,
	/// The block that holds the transaction.
	pub block: BlockNumber,
}

/// A transaction that changes something and gives out no number.
// A few hundred bytes, made once for one transaction: not worth a box.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Submission {
	/// Removes a request whose outcome is known.
	Forget(RequestId),
	/// Registers an event.
	RegisterEvent(IdentificationEvent),
	/// Retires an event.
	RetireEvent(EventId),
	/// Registers an algorithm.
	RegisterAlgorithm {
		/// What people call it.
		name: Name,
		/// What its score means.
		description: Description,
		/// The project that it is about.
		project: Name,
		/// The events whose values it takes.
		events: Vec<EventId>,
		/// Its WASM code.
		code: Vec<u8>,
	},
	/// Retires an algorithm.
	RetireAlgorithm(AlgorithmId),
	/// Gives LIT to an account.
	Transfer {
		/// Who receives.
		to: Account,
		/// How much.
		amount: Balance,
	},
	/// Changes links.
	Link(LinkCall),
	/// Changes an identity.
	Identity(IdentityCall),
	/// Changes a token, or what concerns tokens.
	Token(TokenCall),
}
