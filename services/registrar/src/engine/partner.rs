//! Somebody who knows people in person, such as a partner for *know your customer*.

use futures::future::BoxFuture;

use crate::{identity::InfoHash, request::RequestKey};

/// Says of whom he knows that the identity is right.
pub trait Partner: Send + Sync {
	/// Whether he vouches for exactly this identity; without that nothing is ever *known good*.
	fn vouches_for(&self, key: RequestKey, info: InfoHash) -> BoxFuture<'_, bool>;
}
