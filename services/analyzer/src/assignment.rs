//! What a task turns out to be when it is held against the chain.

use litentry_external_account::ExternalAccount;
use litentry_knowledge::EventId;
use litentry_observation::{Order, Question, Task};
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, KeyEpoch, LinkId, RequestId};

use crate::{ChainState, Refusal, analyzer::chain_unavailable, duty, reading::Reading};

/// The position of a link request, which is about one external account.
const ONLY: u8 = 0;

/// A task that was found to be this analyzer's to answer.
pub(crate) struct Assignment {
	pub(crate) task: Task,
	/// What is to be read.
	pub(crate) reading: Reading,
	/// Whom the answer is sealed to, and in which epoch.
	pub(crate) reply_to: PublicKey,
	pub(crate) epoch: KeyEpoch,
}

impl Assignment {
	/// Holds a task that a worker signed against the chain.
	pub(crate) async fn find<S: ChainState>(
		state: &S,
		task: &Task,
		analyzer: &Account,
	) -> Result<Self, Refusal> {
		let (reading, epoch) = match &task.question {
			Question::Event { request, position, event } => {
				find_event(state, task, (*request, *position, event), analyzer).await?
			}
			Question::ContractSignature { link, hash, signature } => {
				let epoch = find_link(state, task, *link, analyzer).await?;
				(Reading::Signature { hash: *hash, signature: signature.to_vec() }, epoch)
			}
		};
		let key = state.shielding_key(epoch).await.map_err(|fault| chain_unavailable(&fault))?;
		let reply_to = key.ok_or(Refusal::ChainUnavailable)?;
		Ok(Self { task: task.clone(), reading, reply_to, epoch })
	}
}

async fn find_event<S: ChainState>(
	state: &S,
	task: &Task,
	(request, position, event): (RequestId, u8, &EventId),
	analyzer: &Account,
) -> Result<(Reading, KeyEpoch), Refusal> {
	let order = Order::Request(request);
	let open = state.request(request).await.map_err(|fault| chain_unavailable(&fault))?;
	let open = open.ok_or(Refusal::NotOpen { order })?;
	duty::check_moment(task.at, open.at)?;
	duty::check_event(event, position, &open)?;
	duty::check_lot(order, position, open.draw.as_ref(), analyzer)?;
	let event = state.event(event).await.map_err(|fault| chain_unavailable(&fault))?;
	let event = event.ok_or(Refusal::EventNotAsked)?;
	if !event.applies_to(&task.external) {
		return Err(Refusal::NotApplicable);
	}
	Ok((Reading::Event(event), open.epoch))
}

async fn find_link<S: ChainState>(
	state: &S,
	task: &Task,
	link: LinkId,
	analyzer: &Account,
) -> Result<KeyEpoch, Refusal> {
	let order = Order::Link(link);
	let open = state.link_request(link).await.map_err(|fault| chain_unavailable(&fault))?;
	let open = open.ok_or(Refusal::NotOpen { order })?;
	duty::check_moment(task.at, open.at)?;
	duty::check_lot(order, ONLY, open.draw.as_ref(), analyzer)?;
	match task.external {
		ExternalAccount::Evm { .. } => Ok(open.epoch),
		_ => Err(Refusal::NotApplicable),
	}
}
