//! People are told on every way on which they can be reached.

use std::{fmt, sync::Arc};

use futures::{
	FutureExt,
	future::{BoxFuture, join_all},
};

use crate::engine::{Notice, Notices, Untold};

/// Tells people on each of these ways, such as by mail and on Matrix.
#[derive(Clone)]
pub struct EveryWay(pub Vec<Arc<dyn Notices>>);

impl fmt::Debug for EveryWay {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_tuple("EveryWay").field(&self.0.len()).finish()
	}
}

impl Notices for EveryWay {
	/// Every way is tried, also when another one fails. Whoever can be reached in no way is not told, and
	/// that is no failure.
	fn tell(&self, notice: Notice) -> BoxFuture<'_, Result<(), Untold>> {
		let ways = self.0.iter().map(move |way| way.tell(notice.clone()));
		async move { join_all(ways).await.into_iter().collect() }.boxed()
	}
}
