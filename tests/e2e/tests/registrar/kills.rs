//! The registrar killed with `kill -9` at every state of a request, and started again.

use futures::future::join_all;
use litentry_local_network::registrar::{
	Endpoint, Ill, Key, Office, Registrar, RegistrarNetwork, SignedBy,
};

use crate::applicant::{Applicant, ask};
use crate::world::{rng, start};

/// The registrar, its only way to the chain, and whoever is judged in the end.
struct Siege<'a> {
	network: &'a RegistrarNetwork,
	registrar: Registrar,
	endpoint: Endpoint,
	applicants: Vec<Applicant<'a>>,
}

#[tokio::test]
async fn every_request_is_judged_once_whenever_the_registrar_is_killed() {
	let mut rng = rng();
	let network = start(&mut rng).await;
	let office = Office::open(&network.chain, [SignedBy::Itself], &mut rng).await.unwrap();
	let [found, asked, verified, signed, sent, included, finalized, missed] =
		network.invite(&mut rng).await.unwrap();
	let endpoint = Endpoint::start(network.programs(), &network.node.url()).await.unwrap();
	let urls = vec![endpoint.url()];
	let registrar = network.start_registrar("registrar", office[0].clone(), urls).await.unwrap();
	let mut siege = Siege { network: &network, registrar, endpoint, applicants: Vec::new() };

	siege.when_found(&found).await;
	siege.when_asked(&asked).await;
	siege.when_verified(&verified).await;
	siege.when_signed(&signed).await;
	siege.when_sent(&sent).await;
	siege.when_included(&included).await;
	siege.when_finalized(&finalized).await;
	siege.before_a_request(&missed).await;
	join_all(siege.applicants.iter().map(Applicant::is_judged_once)).await;
	siege.registrar.process().expect_running().unwrap();
}

impl<'a> Siege<'a> {
	async fn applicant(&self, key: &Key, name: &str) -> Applicant<'a> {
		let email = format!("{name}@example.org");
		Applicant::with_key(self.network, &self.registrar, key, &email).await
	}

	/// Kills the registrar; nothing is wrong any more when it is started again.
	async fn kill(&mut self) {
		self.registrar.process().kill();
		self.endpoint.fall(Ill::Well).await.unwrap();
		self.registrar.restart().await.unwrap();
	}

	/// The next one is killed for only when nothing of this one is on its way any more.
	async fn see_through(&mut self, applicant: Applicant<'a>) {
		applicant.wait_for_a_block().await;
		self.applicants.push(applicant);
	}

	/// The request was seen, and nothing done yet.
	async fn when_found(&mut self, key: &Key) {
		let applicant = self.applicant(key, "found").await;
		self.kill().await;
		applicant.verify().await;
		self.see_through(applicant).await;
	}

	/// The link is in the mailbox.
	async fn when_asked(&mut self, key: &Key) {
		let applicant = self.applicant(key, "asked").await;
		let link = applicant.link().await;
		self.kill().await;
		applicant.confirm(&link).await;
		self.see_through(applicant).await;
	}

	/// The judgement is decided, and cannot be signed, because the chain does not answer.
	async fn when_verified(&mut self, key: &Key) {
		let applicant = self.applicant(key, "verified").await;
		let link = applicant.link().await;
		self.endpoint.fall(Ill::Stalled).await.unwrap();
		applicant.confirm(&link).await;
		self.kill().await;
		self.see_through(applicant).await;
	}

	/// The transaction is kept, and nobody has it.
	async fn when_signed(&mut self, key: &Key) {
		let applicant = self.applicant(key, "signed").await;
		let link = applicant.link().await;
		self.endpoint.fall(Ill::Mute).await.unwrap();
		applicant.confirm(&link).await;
		self.endpoint.wait_for_transaction().await.unwrap();
		self.kill().await;
		self.see_through(applicant).await;
	}

	/// The node has the transaction, and the registrar does not know it.
	async fn when_sent(&mut self, key: &Key) {
		let applicant = self.applicant(key, "sent").await;
		let link = applicant.link().await;
		self.endpoint.fall(Ill::Deaf).await.unwrap();
		applicant.confirm(&link).await;
		self.endpoint.wait_for_transaction().await.unwrap();
		self.kill().await;
		self.see_through(applicant).await;
	}

	/// A block holds the judgement that is not final.
	async fn when_included(&mut self, key: &Key) {
		let applicant = self.applicant(key, "included").await;
		applicant.verify().await;
		applicant.wait_for_a_block().await;
		self.kill().await;
		self.see_through(applicant).await;
	}

	/// The judgement is final, and the registrar has not seen it.
	async fn when_finalized(&mut self, key: &Key) {
		let applicant = self.applicant(key, "finalized").await;
		applicant.verify().await;
		applicant.wait_for_a_block().await;
		self.endpoint.fall(Ill::Stuck).await.unwrap();
		applicant.wait_for_the_judgement().await;
		self.kill().await;
		self.see_through(applicant).await;
	}

	/// The request is made while there is no registrar.
	async fn before_a_request(&mut self, key: &Key) {
		self.registrar.process().kill();
		let (network, email) = (self.network, "missed@example.org");
		let info = ask(network, &self.registrar.office, key, email).await;
		self.registrar.restart().await.unwrap();
		let applicant = Applicant::has_asked(network, &self.registrar, key, email, info).await;
		applicant.verify().await;
		self.see_through(applicant).await;
	}
}
