//! What the registrar does for people, wallets and its operator, whatever page or program they use.
//!
//! [`Desk`] is the one seam between that and the rest: pages, the API and the operator's command line
//! are written against it, and the engine behind it.

use std::collections::BTreeMap;

use futures::future::BoxFuture;
use litentry_vocabulary::{Account, Balance, BlockNumber, Moment};
use tokio::sync::broadcast;

use crate::{
	answer::{Accepted, Answers, NotAccepted},
	audit::Page,
	challenge::{Channel, Code},
	identity::{Content, Field, InfoHash, Judgement, RegistrarIndex},
	outbox::Dispatch,
	policy::{Obstacle, Rule},
	request::{ChainId, End, RequestKey},
	verifier::{Hint, Instruction},
};

/// One request, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestView {
	/// Which.
	pub key: RequestKey,
	/// The identity that it is about.
	pub info: InfoHash,
	/// The fee that the chain holds for it.
	pub fee: Balance,
	/// When it was first seen.
	pub since: Moment,
	/// Every field that is set.
	pub fields: Vec<FieldView>,
	/// How far it has come.
	pub stage: Stage,
	/// What stands in the way; none when it is ready.
	pub obstacles: Vec<Obstacle>,
	/// Until when everything has to be verified anew, if it is a judgement that grows old: it stands
	/// until then, and becomes out of date unless that is done.
	pub renewal: Option<Moment>,
	/// Until when nothing is done for the account, if it is banned.
	pub banned: Option<Moment>,
}

/// One field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
	/// Which.
	pub field: Field,
	/// What it says.
	pub content: Content,
	/// What is done with it.
	pub rule: Rule,
	/// The ways on which it can be shown.
	pub channels: Vec<Channel>,
	/// How far it has come.
	pub state: FieldState,
}

/// How far a field has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldState {
	/// Nothing was done yet, or the last attempt failed for this reason.
	Open {
		/// What to do about it.
		hint: Option<Hint>,
	},
	/// A challenge is out, and this is to be done.
	Asked {
		/// On which way.
		channel: Channel,
		/// What to do.
		instruction: Instruction,
		/// The first moment at which it is no longer accepted.
		expires: Moment,
		/// Why the last attempt failed since then.
		hint: Option<Hint>,
	},
	/// It is verified.
	Verified {
		/// On which way.
		channel: Channel,
		/// When.
		at: Moment,
		/// When it has to be verified again.
		until: Moment,
	},
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
	/// It waits for its owner, or for the operator.
	Waiting,
	/// Everything is verified; the judgement is on its way to the chain.
	Submitting,
	/// The chain has refused the judgement; the operator has to act, and nobody else can.
	Failed,
	/// It is over.
	Ended {
		/// How.
		end: End,
		/// When that was seen.
		at: Moment,
	},
}

/// What a code is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
	/// The request.
	pub request: RequestKey,
	/// The field.
	pub field: Field,
	/// The way on which an answer has to come.
	pub channel: Channel,
}

/// What stands in the way of a judgement, with what can be done about it.
pub type Found = (Obstacle, Option<Hint>);

/// What a registrar shows of itself on one chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainView {
	/// Which chain.
	pub chain: ChainId,
	/// Its name in the configuration.
	pub name: String,
	/// The prefix of its addresses.
	pub ss58_prefix: u16,
	/// Which registrar this is there.
	pub registrar: RegistrarIndex,
	/// What a judgement costs.
	pub fee: Balance,
	/// What is done with each field.
	pub rules: BTreeMap<Field, Rule>,
	/// The newest finalized block that was seen, and when.
	pub seen: Option<(BlockNumber, Moment)>,
	/// How many requests wait.
	pub open: u64,
	/// How many were judged.
	pub judged: u64,
	/// How long the middle one of the last hundred took, in milliseconds.
	pub median: Option<u64>,
}

/// Why something cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Declined {
	/// There is no such request open.
	#[error("there is no open request of this account")]
	NoRequest,
	/// The field is not set, or is not verified here.
	#[error("this field cannot be verified")]
	NotVerifiable {
		/// Which.
		field: Field,
	},
	/// The field cannot be verified on this way.
	#[error("this field cannot be verified this way")]
	WrongChannel {
		/// Which way.
		channel: Channel,
	},
	/// Something about the field has to be changed or done first.
	#[error(transparent)]
	Hint(#[from] Hint),
	/// An answer was not accepted.
	#[error(transparent)]
	NotAccepted(#[from] NotAccepted),
	/// What was shown is not what was hashed.
	#[error("this is not what the field is the hash of")]
	OtherPreimage,
	/// Too much in a short time.
	#[error("too many attempts; try again after {until}")]
	TooMany {
		/// When it may go on.
		until: Moment,
	},
	/// The account is banned.
	#[error("this account is banned until {until}")]
	Banned {
		/// Until when.
		until: Moment,
	},
	/// The judgement is not given by this registrar.
	#[error("this registrar does not give that judgement")]
	NotGiven,
	/// The identity is another one than the one that was looked at.
	#[error("the identity was changed meanwhile; look at it again")]
	OtherIdentity,
	/// It may be tried again.
	#[error("the registrar has a problem of its own; try again")]
	Unavailable,
}

/// What the registrar does for people, wallets and its operator.
pub trait Desk: Answers {
	/// The chains that it serves.
	fn chains(&self) -> BoxFuture<'_, Result<Vec<ChainView>, Declined>>;

	/// A request that is open, or has ended not long ago.
	fn request(&self, key: RequestKey) -> BoxFuture<'_, Result<Option<RequestView>, Declined>>;

	/// What would stand in the way of a judgement, before anything is paid.
	fn precheck(
		&self,
		chain: ChainId,
		fields: Vec<(Field, String)>,
	) -> BoxFuture<'_, Result<Vec<Found>, Declined>>;

	/// Starts to verify a field, from the beginning if it was started before.
	fn begin(
		&self,
		key: RequestKey,
		field: Field,
		channel: Channel,
	) -> BoxFuture<'_, Result<Instruction, Declined>>;

	/// Looks whether a field is shown now.
	fn look(
		&self,
		key: RequestKey,
		field: Field,
		submitted: Option<String>,
	) -> BoxFuture<'_, Result<Accepted, Declined>>;

	/// Takes what a field is the hash of.
	fn reveal(
		&self,
		key: RequestKey,
		field: Field,
		preimage: String,
	) -> BoxFuture<'_, Result<(), Declined>>;

	/// What a code is about; none when it is not known, or no longer open.
	fn asked(&self, code: Code) -> BoxFuture<'_, Result<Option<Asked>, Declined>>;

	/// Whoever got this code has nothing to do with it: nothing is sent to that address any more.
	fn refuse(&self, code: Code) -> BoxFuture<'_, Result<(), NotAccepted>>;

	/// Counts one more act of whoever comes from a network address.
	fn admit(&self, client: String) -> BoxFuture<'_, Result<(), Declined>>;

	/// So many entries of the audit record, from a number on, and how many there are; the first is 1.
	fn audit(&self, from: u64, limit: u32) -> BoxFuture<'_, Result<Page, Declined>>;

	/// The keys of requests that change from now on.
	fn changes(&self) -> broadcast::Receiver<RequestKey>;
}

/// What only the operator does.
pub trait Office: Desk {
	/// The open requests, the oldest first.
	fn requests(
		&self,
		after: Option<RequestKey>,
		limit: u32,
	) -> BoxFuture<'_, Result<Vec<RequestView>, Declined>>;

	/// The newest judgement that was decided for a request, and how far it has come.
	fn dispatch(&self, key: RequestKey) -> BoxFuture<'_, Result<Option<Dispatch>, Declined>>;

	/// The requests of which a judgement has failed: they wait to be started anew.
	fn failed(&self) -> BoxFuture<'_, Result<Vec<RequestKey>, Declined>>;

	/// Until when an account is banned.
	fn banned(&self, account: Account) -> BoxFuture<'_, Result<Option<Moment>, Declined>>;

	/// Says that the operator has looked at a field of exactly this identity and found it good.
	fn approve(
		&self,
		key: RequestKey,
		info: InfoHash,
		field: Field,
	) -> BoxFuture<'_, Result<(), Declined>>;

	/// Starts everything of a request anew that has failed.
	fn retry(&self, key: RequestKey) -> BoxFuture<'_, Result<(), Declined>>;

	/// Does nothing for an account until then.
	fn ban(&self, account: Account, until: Moment) -> BoxFuture<'_, Result<(), Declined>>;

	/// Lifts a ban.
	fn unban(&self, account: Account) -> BoxFuture<'_, Result<(), Declined>>;

	/// Gives a judgement of exactly this identity by the operator's own decision.
	fn judge(
		&self,
		key: RequestKey,
		info: InfoHash,
		judgement: Judgement,
	) -> BoxFuture<'_, Result<(), Declined>>;

	/// Everything that is kept about an account, as JSON.
	fn export(&self, account: Account) -> BoxFuture<'_, Result<String, Declined>>;
}
