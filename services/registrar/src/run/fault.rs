//! Why a registrar does not start, or ends.

use std::{io, net::SocketAddr, path::PathBuf};

use litentry_seed_file::SeedFault;

use crate::{
	chain::SignerUnusable,
	identity::Field,
	mail::CannotMail,
	matrix::Unusable,
	oauth::NotConfigured,
	store::StoreFailed,
	verifiers::{dns::CannotResolve, fetch::CannotBuildClient},
};

/// Why a registrar does not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CannotStart {
	/// The policy wants verified what nothing in the configuration verifies.
	#[error(
		"the policy of {chain} wants the field {field} verified, and nothing is configured that does"
	)]
	NotVerifiable {
		/// The chain's name.
		chain: String,
		/// Which field.
		field: Field,
	},
	/// A chain's name cannot stand in addresses of pages and in commands.
	#[error("{name:?} names no chain: lower-case letters, digits and hyphens do")]
	NotAChainName {
		/// The name.
		name: String,
	},
	/// Two chains have one name, or are the same.
	#[error("the chain {name} is configured twice, by its name or by its genesis")]
	ChainTwice {
		/// The name of the second.
		name: String,
	},
	/// The configuration names no header of HTTP.
	#[error("client_header is no name of a header")]
	NotAHeader,
	/// The key that seals the database.
	#[error(transparent)]
	Key(#[from] SeedFault),
	/// A command needs the key of a registrar, and makes none.
	#[error("{} is missing: the command run makes it", file.display())]
	NoKey {
		/// The file.
		file: PathBuf,
	},
	/// A command needs the database of a registrar, and makes none.
	#[error("the database {} is missing: the command run makes it", file.display())]
	NoDatabase {
		/// The file.
		file: PathBuf,
	},
	/// The database.
	#[error(transparent)]
	Store(#[from] StoreFailed),
	/// The key that judges.
	#[error(transparent)]
	Signer(#[from] SignerUnusable),
	/// The table `[mail]`.
	#[error("[mail]")]
	Mail(#[from] CannotMail),
	/// The table `[matrix]`.
	#[error("[matrix]")]
	Matrix(#[from] Unusable),
	/// The table `[oauth]`.
	#[error("[oauth]")]
	OAuth(#[from] NotConfigured),
	/// The table `[dns]`.
	#[error("[dns]")]
	Dns(#[from] CannotResolve),
	/// The table `[fetch]`.
	#[error("[fetch]")]
	Fetch(#[from] CannotBuildClient),
	/// The table `[partner]`.
	#[error("[partner]")]
	Partner(#[source] io::Error),
}

/// Why a registrar ended that should run for ever.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Ended {
	/// Something that is needed only now is missing.
	#[error(transparent)]
	CannotStart(#[from] CannotStart),
	/// Nobody can be served.
	#[error("the {what} cannot be served at {address}")]
	Unserved {
		/// The pages with the API, or the metrics.
		what: &'static str,
		/// Where.
		address: SocketAddr,
		/// Why not.
		#[source]
		cause: io::Error,
	},
}
