//! Whom to ask, and how.

use std::{fmt, net::SocketAddr, num::NonZeroUsize, sync::Arc, time::Duration};

use hickory_resolver::proto::dnssec::TrustAnchors;

/// Whom to ask, and how.
#[derive(Clone, Debug)]
pub struct Resolving {
	/// Resolvers that answer for all of the internet.
	pub servers: Vec<SocketAddr>,
	/// How many of them have to give a record; without it, more than half.
	pub agreeing: Option<NonZeroUsize>,
	/// How long each of them has.
	pub time: Duration,
	/// What is made of DNSSEC.
	pub dnssec: Dnssec,
}

/// What is made of DNSSEC.
#[derive(Clone)]
pub enum Dnssec {
	/// Nothing.
	Ignored,
	/// Records of signed domains count only if their signatures are good, down from these keys. The
	/// resolvers have to pass signatures on.
	Validated(Arc<TrustAnchors>),
}

impl Dnssec {
	/// Validated from the keys of the root.
	pub fn from_root() -> Self {
		Self::Validated(Arc::default())
	}
}

impl fmt::Debug for Dnssec {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::Ignored => "Ignored",
			Self::Validated(_) => "Validated",
		})
	}
}

/// The resolvers cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotResolve {
	/// There are fewer of them than have to agree, or none.
	#[error("{agreeing} name servers have to agree, and there are {servers}")]
	TooFew {
		/// How many have to agree.
		agreeing: usize,
		/// How many there are.
		servers: usize,
	},
	/// One cannot be set up.
	#[error("the name server {server} cannot be used")]
	Unusable {
		/// Which.
		server: SocketAddr,
	},
}
