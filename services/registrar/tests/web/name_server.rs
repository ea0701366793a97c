//! A name server with one zone.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_server::{
	Server,
	dnssec::NxProofKind,
	proto::{
		dnssec::{
			DnssecSigner, SigningKey, TrustAnchors, crypto::Ed25519SigningKey, rdata::DNSKEY,
		},
		rr::{
			Name, RData, Record,
			rdata::{NS, SOA, TXT},
		},
	},
	store::in_memory::InMemoryZoneHandler,
	zone_handler::{AxfrPolicy, Catalog, ZoneType},
};
use tokio::net::{TcpListener, UdpSocket};

const ZONE: &str = "example.org.";
const TTL: u32 = 60;
const LARGEST_REPLY: usize = 64 * 1024;

pub(crate) struct NameServer {
	pub(crate) address: SocketAddr,
	_server: Server<Catalog>,
}

/// The key that a zone is signed with.
pub(crate) struct ZoneKey(Ed25519SigningKey);

impl ZoneKey {
	pub(crate) fn draw() -> Self {
		let secret = Ed25519SigningKey::generate_pkcs8().unwrap();
		Self(Ed25519SigningKey::from_pkcs8(&secret).unwrap())
	}

	pub(crate) fn anchors(&self) -> Arc<TrustAnchors> {
		let mut anchors = TrustAnchors::empty();
		let key = self.0.to_public_key().unwrap();
		anchors.insert_with_name(&key, name(ZONE).into());
		Arc::new(anchors)
	}

	fn signer(self) -> DnssecSigner {
		let key = DNSKEY::from_key(&self.0.to_public_key().unwrap());
		DnssecSigner::new(key, Box::new(self.0), name(ZONE), Duration::from_secs(3600))
	}
}

fn name(name: &str) -> Name {
	Name::from_ascii(name).unwrap()
}

/// A server that gives each of these names its text.
pub(crate) async fn serve(texts: &[(&str, &str)], key: Option<ZoneKey>) -> NameServer {
	let (tcp, udp) = sockets().await;
	let address = tcp.local_addr().unwrap();
	let mut catalog = Catalog::new();
	catalog.upsert(name(ZONE).into(), vec![Arc::new(zone(texts, key))]);
	let mut server = Server::new(catalog);
	server.register_socket(udp);
	server.register_listener(tcp, Duration::from_secs(5), LARGEST_REPLY);
	NameServer { address, _server: server }
}

fn zone(texts: &[(&str, &str)], key: Option<ZoneKey>) -> InMemoryZoneHandler {
	let proofs = key.is_some().then_some(NxProofKind::Nsec);
	let mut zone = InMemoryZoneHandler::<TokioRuntimeProvider>::empty(
		name(ZONE),
		ZoneType::Primary,
		AxfrPolicy::Deny,
		proofs,
	);
	let (server, person) = (name("ns.example.org."), name("hostmaster.example.org."));
	let soa = SOA::new(server.clone(), person, 1, 3600, 600, 86400, TTL);
	let mut put = |at: &str, data| {
		zone.upsert_mut(Record::from_rdata(name(at), TTL, data), 1);
	};
	put(ZONE, RData::SOA(soa));
	put(ZONE, RData::NS(NS(server)));
	for (at, text) in texts {
		let pieces = text.as_bytes().chunks(255).collect();
		put(&format!("{at}."), RData::TXT(TXT::from_bytes(pieces)));
	}
	if let Some(key) = key {
		zone.add_zone_signing_key_mut(key.signer()).unwrap();
		zone.secure_zone_mut().unwrap();
	}
	zone
}

/// One of each kind, with the same number.
async fn sockets() -> (TcpListener, UdpSocket) {
	loop {
		let tcp = TcpListener::bind("127.0.0.1:0").await.unwrap();
		if let Ok(udp) = UdpSocket::bind(tcp.local_addr().unwrap()).await {
			return (tcp, udp);
		}
	}
}

/// An address at which nobody answers.
pub(crate) async fn nobody() -> SocketAddr {
	sockets().await.1.local_addr().unwrap()
}
