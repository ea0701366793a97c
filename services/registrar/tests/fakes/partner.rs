//! A partner who knows Bob and nobody else.

use futures::future::BoxFuture;
use litentry_registrar::{engine::Partner, identity::InfoHash, request::RequestKey};

use super::BOB;

#[derive(Debug)]
pub struct FakePartner;

impl Partner for FakePartner {
	fn vouches_for(&self, key: RequestKey, _: InfoHash) -> BoxFuture<'_, bool> {
		Box::pin(async move { key.account == BOB })
	}
}
