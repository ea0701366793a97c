//! Text records of the domain name system.
//!
//! Several resolvers are asked, at different places of the internet if the operator is wise: a record
//! counts only if enough of them give it, so that none of them alone, nor who sits before it, can make
//! one up.
//!
//! - [`Resolvers`]: those who are asked
//! - [`Resolving`], [`Dnssec`]: whom, and how
//! - [`TextRecord`], [`DnsFailed`]: what comes of it

mod agreement;
mod configuration;

use std::{
	collections::BTreeMap, fmt, net::SocketAddr, num::NonZeroUsize, sync::Arc, time::Duration,
};

use futures::future::join_all;
use hickory_resolver::{
	Resolver, TokioResolver,
	config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
	net::{DnsError, NetError, runtime::TokioRuntimeProvider},
	proto::{
		dnssec::Proof,
		rr::{Name, RData, Record, RecordType},
	},
};
use tokio::time::timeout;

use self::agreement::{Answer, agreed};
pub use self::{
	agreement::TextRecord,
	configuration::{CannotResolve, Dnssec, Resolving},
};

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
	validates: bool,
	time: Duration,
}

impl fmt::Debug for Resolvers {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { each, agreeing, validates, time } = self;
		let servers = each.len();
		f.debug_struct("Resolvers")
			.field("servers", &servers)
			.field("agreeing", agreeing)
			.field("validates", validates)
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
		let each = each.collect::<Result<_, _>>()?;
		let validates = matches!(resolving.dnssec, Dnssec::Validated(_));
		Ok(Self { each, agreeing, validates, time: resolving.time })
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
			Ok(lookup) => Some(texts(lookup.answers(), self.validates)),
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

/// The texts; where signatures are validated, those of which it is not known whether they should be
/// signed are left out.
fn texts(records: &[Record], validates: bool) -> Answer {
	let counts = |proof: Proof| !validates || proof.is_secure() || proof.is_insecure();
	let text = |record: &Record| match &record.data {
		RData::TXT(text) if counts(record.proof) => {
			Some((text.to_string(), record.proof.is_secure()))
		}
		_ => None,
	};
	records.iter().filter_map(text).collect()
}

/// Whether it is a reliable answer that there is nothing.
fn is_denial(failure: &NetError) -> bool {
	match failure {
		NetError::Dns(DnsError::NoRecordsFound(_)) => true,
		NetError::Dns(DnsError::Nsec { proof, .. }) => !proof.is_bogus(),
		_ => false,
	}
}
