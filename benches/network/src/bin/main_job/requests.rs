//! Sending many requests at once, and seeing their outcomes.

use std::collections::BTreeMap;

use anyhow::ensure;
use futures::future::try_join_all;
use litentry_chain_client::{Answer, AnyRequest, ChainClient, Snapshot};
use litentry_computing_request::Outcome;
use litentry_local_network::{Owner, Prepared};
use litentry_vocabulary::RequestId;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::timeline::{Stage, Timeline};
use litentry_network_benches::Moment;

/// The timelines of requests.
pub(crate) type Timelines = BTreeMap<RequestId, Timeline>;

/// Sends all of them at once and returns when finalized blocks hold all their outcomes.
pub(crate) async fn measure(
	chain: &ChainClient,
	prepared: Vec<(&Owner, Prepared)>,
	now: fn() -> Moment,
) -> anyhow::Result<Timelines> {
	let count = prepared.len();
	let (sender, receiver) = unbounded_channel();
	let send_all =
		try_join_all(prepared.iter().map(|(owner, request)| send(owner, request, now, &sender)));
	let (_, timelines) = tokio::try_join!(send_all, watch(chain, count, receiver, now))?;
	Ok(timelines)
}

async fn send(
	owner: &Owner,
	request: &Prepared,
	now: fn() -> Moment,
	sender: &UnboundedSender<(RequestId, Timeline)>,
) -> anyhow::Result<()> {
	let mut timeline = Timeline::default();
	timeline.note(Stage::Submitted, now());
	let (id, _) = owner.send(request).await?;
	timeline.note(Stage::Requested, now());
	Ok(sender.send((id, timeline))?)
}

/// Looks at one finalized block after the other until all requests are answered.
async fn watch(
	chain: &ChainClient,
	count: usize,
	mut receiver: UnboundedReceiver<(RequestId, Timeline)>,
	now: fn() -> Moment,
) -> anyhow::Result<Timelines> {
	let mut heads = chain.heads().await?;
	let (mut open, mut answered) = (Timelines::new(), Timelines::new());
	while answered.len() < count {
		let head = heads.next().await;
		let moment = now();
		while let Ok((id, timeline)) = receiver.try_recv() {
			open.insert(id, timeline);
		}
		for id in open.keys().copied().collect::<Vec<_>>() {
			if is_scored(&head, id).await?
				&& let Some(mut timeline) = open.remove(&id)
			{
				timeline.note(Stage::Answered, moment);
				answered.insert(id, timeline);
			}
		}
	}
	Ok(answered)
}

/// Whether a request is answered; an answer without a score is a failure.
async fn is_scored(head: &Snapshot, id: RequestId) -> anyhow::Result<bool> {
	let Some(AnyRequest::Closed(closed)) = head.request(id).await? else {
		return Ok(false);
	};
	let outcome = match &closed.answer {
		Answer::Certified { outcome, .. } => Some(outcome),
		_ => None,
	};
	let is_scored = matches!(outcome, Some(Outcome::Scored { .. }));
	ensure!(is_scored, "request {id} has no score: {:?}", closed.answer);
	Ok(true)
}
