//! Asking committees.

use std::collections::{BTreeMap, BTreeSet};

use futures::future::try_join_all;
use litentry_observation::{CommitteeSize, Observation};
use litentry_vocabulary::{Account, KeyEpoch};

use super::Worker;
use crate::{
	AnalyzerContact, Analyzers, Chain, ChainState, Inquiry,
	collect::{Outgoing, Round},
};

impl<C: Chain, A: Analyzers> Worker<C, A> {
	/// Signs each task and looks up how its committee is reached.
	pub(super) async fn address(
		&self,
		state: &C::State,
		inquiries: &[Inquiry],
	) -> Result<Vec<Outgoing>, C::Fault> {
		let members: BTreeSet<Account> =
			inquiries.iter().flat_map(|inquiry| inquiry.committee.iter().copied()).collect();
		let contacts = try_join_all(members.iter().map(|member| state.analyzer(member))).await?;
		let contacts = contacts.into_iter().flatten().map(|contact| (contact.account, contact));
		let contacts: BTreeMap<Account, AnalyzerContact> = contacts.collect();
		let outgoing = |inquiry: &Inquiry| {
			let members = inquiry.committee.iter().filter_map(|it| contacts.get(it)).cloned();
			let signed = self.identity.sign_task(inquiry.task.clone());
			Outgoing { inquiry: inquiry.clone(), signed, members: members.collect() }
		};
		Ok(inquiries.iter().map(outgoing).collect())
	}

	/// The verified observations about each task of a request that was sealed in `epoch`.
	pub(super) async fn ask(
		&self,
		epoch: KeyEpoch,
		size: CommitteeSize,
		outgoing: &[Outgoing],
	) -> Vec<Vec<Observation>> {
		let (analyzers, genesis) = (&self.analyzers, self.identity.genesis());
		let patience = self.limits.patience;
		Round { analyzers, genesis, epoch, size, patience }.collect(outgoing).await
	}
}
