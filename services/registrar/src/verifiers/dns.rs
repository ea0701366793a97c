//! Text records of the domain name system.
//!
//! Several resolvers are asked, at different places of the internet if the operator is wise: a record
//! counts only if enough of them give it, so that none of them alone, nor who sits before it, can make
//! one up.
//!
//! - [`Resolvers`]: asks
//! - [`Resolving`], [`Dnssec`]: whom, and how
//! - [`TextRecord`], [`DnsFailed`]: what comes of it

mod agreement;

use std::{
	collections::BTreeMap, fmt, net::SocketAddr, num::NonZeroUsize, sync::Arc, time::Duration,
};

use futures::future::join_all;
use hickory_resolver::{
	Resolver, TokioResolver,
	config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
	net::{NetError, runtime::TokioRuntimeProvider},
	proto::{
		dnssec::TrustAnchors,
		rr::{Name, RData, Record, RecordType},
	},
};
use tokio::time::timeout;

pub use self::agreement::TextRecord;
use self::agreement::{Answer, agreed};

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

/// Why no records were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DnsFailed {
	/// This is no name.
	#[error("this is no name")]
	NotAName,
	/// Fewer name servers answered than have to agree.
	#[error("too few name servers answered")]
	TooFewAnswers,
}

/// Asks several resolvers.
pub struct Resolvers {
	each: Vec<TokioResolver>,
	agreeing: usize,
	time: Duration,
}

impl fmt::Debug for Resolvers {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { each, agreeing, time } = self;
		let servers = each.len();
		f.debug_struct("Resolvers")
			.field("servers", &servers)
			.field("agreeing", agreeing)
			.field("time", time)
			.finish()
	}
}

impl Resolvers {
	/// Sets them up; nothing is asked yet.
	///
	/// # Errors
	///
	/// There are too few, or one cannot be used.
	pub fn new(resolving: &Resolving) -> Result<Self, CannotResolve> {
		let servers = resolving.servers.len();
		let agreeing = resolving.agreeing.map_or(servers / 2 + 1, NonZeroUsize::get);
		if agreeing > servers {
			return Err(CannotResolve::TooFew { agreeing, servers });
		}
		let each = resolving.servers.iter().map(|server| {
			resolver(*server, resolving).map_err(|_| CannotResolve::Unusable { server: *server })
		});
		Ok(Self { each: each.collect::<Result<_, _>>()?, agreeing, time: resolving.time })
	}

	/// The text records of a name that enough resolvers give; none if there is no such name.
	///
	/// # Errors
	///
	/// This is no name, or too few answered.
	pub async fn texts(&self, name: &str) -> Result<Vec<TextRecord>, DnsFailed> {
		// Its last dot says that nothing is to be put behind it.
		let name = Name::from_ascii(format!("{name}.")).map_err(|_| DnsFailed::NotAName)?;
		let asked = self.each.iter().map(|it| self.ask(it, name.clone()));
		agreed(&join_all(asked).await, self.agreeing)
	}

	async fn ask(&self, resolver: &TokioResolver, name: Name) -> Option<Answer> {
		let asked = resolver.lookup(name, RecordType::TXT);
		match timeout(self.time, asked).await.ok()? {
			Ok(lookup) => Some(texts(lookup.answers())),
			Err(failure) if is_denial(&failure) => Some(BTreeMap::new()),
			Err(_) => None,
		}
	}
}

fn resolver(server: SocketAddr, resolving: &Resolving) -> Result<TokioResolver, NetError> {
	let on_port = |mut connection: ConnectionConfig| {
		connection.port = server.port();
		connection
	};
	// What does not fit into a packet comes over a connection.
	let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(on_port);
	let server = NameServerConfig::new(server.ip(), true, connections.into());
	let config = ResolverConfig::from_name_servers(vec![server]);
	let mut builder = Resolver::builder_with_config(config, TokioRuntimeProvider::default());
	let options = builder.options_mut();
	options.timeout = resolving.time;
	options.case_randomization = true;
	options.use_hosts_file = ResolveHosts::Never;
	// Whoever has just published a record does not want to hear that there was none.
	options.cache_size = 0;
	match &resolving.dnssec {
		Dnssec::Ignored => builder.build(),
		Dnssec::Validated(anchors) => builder.with_trust_anchor(Arc::clone(anchors)).build(),
	}
}

fn texts(records: &[Record]) -> Answer {
	let text = |record: &Record| match &record.data {
		RData::TXT(text) if !record.proof.is_bogus() => {
			Some((text.to_string(), record.proof.is_secure()))
		}
		_ => None,
	};
	records.iter().filter_map(text).collect()
}

fn is_denial(failure: &NetError) -> bool {
	failure.is_nx_domain() || failure.is_no_records_found()
}
