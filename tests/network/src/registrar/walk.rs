//! One identity, from its account to its judgement, before somebody's eyes.

use std::path::PathBuf;
use std::time::Duration;

use litentry_vocabulary::Account;
use rand::CryptoRng;

use super::{
	FEE, Identity, Judged, Key, Mail, Office, Registrar, RegistrarNetwork, SignedBy, Visitor,
};
use crate::{Fault, LIT, Narrator, Progress};

/// A block in every six seconds, and finality some blocks later.
const LIMIT: Duration = Duration::from_secs(180);

const NAME: &str = "Ada Lovelace";
const EMAIL: &str = "ada@example.org";

/// The name of the file in which receipts come.
const RECEIPTS: &str = "receipts.json";

const OTHER_NAME: &str = "Grace Hopper";
const OTHER_EMAIL: &str = "grace@example.org";

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walked {
	/// The hash of the identity that was verified.
	pub info: [u8; 32],
	/// All judgements of it.
	pub judged: Vec<Judged>,
	/// The file with the receipts that came by mail.
	pub receipts: PathBuf,
}

impl Walked {
	/// Whether the identity was found reasonable once, exactly as it was verified.
	pub fn is_right(&self) -> bool {
		matches!(self.judged.as_slice(), [once] if once.is_reasonable(self.info))
	}
}

/// Somebody who waits for the registrar, for whoever wants to try its pages.
#[derive(Clone, Debug)]
pub struct Waiting {
	/// The page of the request.
	pub page: String,
	/// The key that signs in there.
	pub key: Key,
}

/// Makes somebody a registrar on the chain, and starts its program.
pub async fn open_registrar(
	network: &RegistrarNetwork,
	rng: &mut impl CryptoRng,
	narrator: &mut Narrator,
) -> Result<Registrar, Fault> {
	narrator.step("make an account a registrar, as only the chain's superuser can");
	let office = Office::open(&network.chain, [SignedBy::Itself], rng).await?.remove(0);
	let (index, account) = (office.index, office.signer.account());
	narrator.say(&format!("  registrar {index}: {account}, {} LIT for a judgement", FEE / LIT));
	narrator.step("start the registrar");
	let endpoints = vec![network.node.url()];
	let registrar = network.start_registrar("registrar", office, endpoints).await?;
	narrator.say(&format!("  {}", registrar.origin()));
	Ok(registrar)
}

/// Walks one identity through, and tells about it.
pub async fn walk(
	network: &RegistrarNetwork,
	registrar: &Registrar,
	rng: &mut impl CryptoRng,
	narrator: &mut Narrator,
) -> Result<Walked, Fault> {
	narrator.step("make an account of the chain, and get some LIT from Alice");
	let [key] = network.invite(rng).await?;
	narrator.say(&format!("  {}", key.account()));
	narrator.step("set an identity and ask for a judgement");
	let info = ask(network, registrar, &key, NAME, EMAIL, narrator).await?;
	let mut visitor = Visitor::new(registrar, key.account())?;
	visitor.wait_for_request(info).await?;
	narrator.say(&format!("  its page: {}", visitor.page()));
	sign_in(&mut visitor, &key, narrator).await?;
	confirm(network, &visitor, narrator).await?;
	let judged = judged(network, registrar, key.account(), narrator).await?;
	let receipts = keep_receipts(network, registrar, narrator).await?;
	narrator.finish_all();
	Ok(Walked { info, judged, receipts })
}

/// Has another identity wait.
pub async fn leave_waiting(
	network: &RegistrarNetwork,
	registrar: &Registrar,
	rng: &mut impl CryptoRng,
	narrator: &mut Narrator,
) -> Result<Waiting, Fault> {
	narrator.step("have another identity wait");
	let [key] = network.invite(rng).await?;
	let info = ask(network, registrar, &key, OTHER_NAME, OTHER_EMAIL, narrator).await?;
	let visitor = Visitor::new(registrar, key.account())?;
	visitor.wait_for_request(info).await?;
	narrator.finish();
	Ok(Waiting { page: visitor.page(), key })
}

async fn ask(
	network: &RegistrarNetwork,
	registrar: &Registrar,
	key: &Key,
	name: &str,
	email: &str,
	narrator: &Narrator,
) -> Result<[u8; 32], Fault> {
	let identity = Identity::with_email(email).named(name);
	let info = network.chain.ask(key, &identity, registrar.office.index).await?;
	narrator.say(&format!("  name: {name}\n  e-mail: {email}\n  hash: 0x{}", hex::encode(info)));
	Ok(info)
}

async fn sign_in(visitor: &mut Visitor, key: &Key, narrator: &mut Narrator) -> Result<(), Fault> {
	narrator.step("sign in at the registrar, by signing this with the account");
	let begun = visitor.begin_sign_in().await?;
	narrator.say(&quoted(&begun.text));
	visitor.finish_sign_in(&begun, Some(&key.sign_text(&begun.text))).await
}

async fn confirm(
	network: &RegistrarNetwork,
	visitor: &Visitor,
	narrator: &mut Narrator,
) -> Result<(), Fault> {
	narrator.step("have a link sent to the mail address");
	let link = visitor.ask_for_link(&network.mailbox, EMAIL).await?;
	let Mail { subject, text, .. } = network.mailbox.next(EMAIL, 0).await?;
	narrator.say(&quoted(&format!("{subject}\n\n{text}")));
	narrator.step("open the link, and press the button there");
	visitor.confirm(&link).await
}

async fn judged(
	network: &RegistrarNetwork,
	registrar: &Registrar,
	account: Account,
	narrator: &mut Narrator,
) -> Result<Vec<Judged>, Fault> {
	narrator.step("wait until a finalized block holds the judgement");
	network.judgements.wait_for(registrar.office.index, &[account], LIMIT).await?;
	let judged = network.judgements.of(account);
	for Judged { block, registrar, standing, .. } in &judged {
		let said = standing.as_ref().and_then(|standing| standing.by(*registrar));
		let said = said.map_or_else(|| "nothing".to_owned(), |judgement| format!("{judgement:?}"));
		narrator.say(&format!("  block {block}: registrar {registrar} says {said}"));
	}
	Ok(judged)
}

async fn keep_receipts(
	network: &RegistrarNetwork,
	registrar: &Registrar,
	narrator: &mut Narrator,
) -> Result<PathBuf, Fault> {
	narrator.step("keep the receipts that come by mail");
	let path = registrar.path(RECEIPTS);
	let receipts = network.mailbox.file(EMAIL, RECEIPTS).await?;
	std::fs::write(&path, receipts).map_err(Fault::file(&path))?;
	narrator.say(&format!("  {}", path.display()));
	Ok(path)
}

fn quoted(text: &str) -> String {
	let lines = text.lines().map(|line| format!("  │ {line}"));
	lines.collect::<Vec<_>>().join("\n")
}
