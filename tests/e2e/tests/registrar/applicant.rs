//! Somebody who wants a judgement.

use std::time::Duration;

use litentry_local_network::registrar::{
	Guest, Identity, Judgement, Key, Office, Registrar, RegistrarNetwork, Visitor,
};
use litentry_vocabulary::Account;
use tokio::time::{Instant, sleep};

use crate::world::judged_once;

const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// Longer than any judgement takes, also when endpoints have to be changed before.
const LIMIT: Duration = Duration::from_secs(240);

/// Somebody who has asked a registrar for a judgement, and has signed in there.
pub(crate) struct Applicant<'a> {
	network: &'a RegistrarNetwork,
	registrar: u32,
	/// His side of the registrar.
	pub(crate) visitor: Visitor,
	/// His account.
	pub(crate) account: Account,
	/// The mail address that his identity names.
	pub(crate) email: String,
	/// The hash of his identity.
	pub(crate) info: [u8; 32],
}

/// Asks for a judgement, whether anybody is there or not; gives the identity's hash.
pub(crate) async fn ask(
	network: &RegistrarNetwork,
	office: &Office,
	key: &Key,
	email: &str,
) -> [u8; 32] {
	network.chain.ask(key, &Identity::with_email(email), office.index).await.unwrap()
}

impl<'a> Applicant<'a> {
	/// Asks with a key of his own; the request is final then.
	pub(crate) async fn with_key(
		network: &'a RegistrarNetwork,
		registrar: &Registrar,
		key: &Key,
		email: &str,
	) -> Self {
		let info = ask(network, &registrar.office, key, email).await;
		Self::has_asked(network, registrar, key, email, info).await
	}

	/// Has asked before, with [`ask`].
	pub(crate) async fn has_asked(
		network: &'a RegistrarNetwork,
		registrar: &Registrar,
		key: &Key,
		email: &str,
		info: [u8; 32],
	) -> Self {
		let mut applicant = Self::new(network, registrar, key.account(), email, info).await;
		applicant.visitor.sign_in(key).await.unwrap();
		applicant
	}

	/// Asks by way of a library that others wrote.
	pub(crate) async fn guest(
		network: &'a RegistrarNetwork,
		registrar: &Registrar,
		guest: &Guest,
		identity: &Identity,
	) -> Self {
		let email = identity.get("email").unwrap();
		let info = guest.ask(identity, registrar.office.index).await.unwrap();
		assert_eq!(info, network.chain.hash(identity).await.unwrap());
		let mut applicant = Self::new(network, registrar, guest.account(), email, info).await;
		applicant.visitor.sign_in_as(guest).await.unwrap();
		applicant
	}

	/// Waits until the registrar knows of the request.
	async fn new(
		network: &'a RegistrarNetwork,
		registrar: &Registrar,
		account: Account,
		email: &str,
		info: [u8; 32],
	) -> Self {
		let visitor = Visitor::new(registrar, account).unwrap();
		visitor.wait_for_request(info).await.unwrap();
		let (registrar, email) = (registrar.office.index, email.to_owned());
		Self { network, registrar, visitor, account, email, info }
	}

	/// Has a link sent to him.
	pub(crate) async fn link(&self) -> String {
		self.visitor.ask_for_link(&self.network.mailbox, &self.email).await.unwrap()
	}

	/// Confirms a link.
	pub(crate) async fn confirm(&self, link: &str) {
		self.visitor.confirm(link).await.unwrap();
	}

	/// Has a link sent to him, and confirms it.
	pub(crate) async fn verify(&self) {
		self.confirm(&self.link().await).await;
	}

	/// His identity is another one now, with this hash and address; the registrar has seen it.
	pub(crate) async fn changed(&mut self, email: &str, info: [u8; 32]) {
		self.visitor.wait_for_request(info).await.unwrap();
		(self.email, self.info) = (email.to_owned(), info);
	}

	/// Waits until a block holds the judgement, final or not.
	pub(crate) async fn wait_for_a_block(&self) {
		let deadline = Instant::now() + LIMIT;
		while !self.is_in_a_block().await {
			assert!(Instant::now() < deadline, "{} was not judged", self.account);
			sleep(LOOK_AGAIN).await;
		}
	}

	async fn is_in_a_block(&self) -> bool {
		let standing = self.network.chain.best_standing(self.account).await.unwrap();
		standing.unwrap().by(self.registrar) == Some(Judgement::Reasonable)
	}

	/// Waits until the judgement is final.
	pub(crate) async fn wait_for_the_judgement(&self) {
		let judgements = &self.network.judgements;
		judgements.wait_for(self.registrar, &[self.account], LIMIT).await.unwrap();
	}

	/// He gets what he was promised, once; and is shown so.
	pub(crate) async fn is_judged_once(&self) {
		self.wait_for_the_judgement().await;
		self.visitor.wait_for_stage("judged").await.unwrap();
		judged_once(&self.network.judgements, self.registrar, self.account, self.info).await;
	}
}
