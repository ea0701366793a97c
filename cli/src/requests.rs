//! Requesting scores, and what became of them.

mod choose;
mod make;
mod status;

pub use choose::{choose_algorithm, choose_links};
pub use make::{Asked, ask, wait};
pub(crate) use status::counted;
pub use status::{RequestReport, RequestStatus};

use std::fmt;

use litentry_vocabulary::{Account, BlockNumber, RequestId};
use serde::Serialize;

use crate::{AccountKey, Chain, Failure, Report, Submission, table::Table};

/// The requests of an account.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct RequestList(Vec<RequestReport>);

impl Report for RequestList {}

impl fmt::Display for RequestList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No requests. Make one with `litentry request`.");
		}
		let cells = |request: &RequestReport| {
			let algorithm = request.algorithm_text();
			[request.request.to_string(), algorithm, request.status.to_string()]
		};
		Table::new(["request", "algorithm", "state"]).rows(&self.0, cells).fmt(f)
	}
}

/// The requests of an account.
pub async fn list(chain: &impl Chain, account: Account) -> Result<RequestList, Failure> {
	let algorithms = chain.algorithms().await?;
	let requests = chain.requests_of(account).await?;
	let report = |request| RequestReport::of(&request, &algorithms);
	Ok(RequestList(requests.into_iter().map(report).collect()))
}

/// A request was removed from the chain.
#[derive(Debug, Serialize)]
pub struct Forgotten {
	/// The request.
	#[serde(serialize_with = "number")]
	pub request: RequestId,
	/// The block that removed it.
	pub block: BlockNumber,
}

pub(crate) fn number<S: serde::Serializer>(request: &RequestId, to: S) -> Result<S::Ok, S::Error> {
	to.serialize_u64(request.0)
}

impl Report for Forgotten {}

impl fmt::Display for Forgotten {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Removed request {} in block {}. ", self.request, self.block)?;
		f.write_str("Its credential can no longer be checked against the chain.")
	}
}

/// Removes a request whose outcome is known.
pub async fn forget(
	chain: &impl Chain,
	key: &AccountKey,
	request: RequestId,
) -> Result<Forgotten, Failure> {
	let account = key.account();
	let found = chain.request(request).await?.filter(|found| found.account == account);
	found.ok_or(Failure::NoRequest { account, request })?;
	let block = chain.submit(key, Submission::Forget(request)).await?;
	Ok(Forgotten { request, block })
}
