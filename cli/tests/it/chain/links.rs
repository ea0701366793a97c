//! Links in memory, and the worker that answers about them.

use std::collections::BTreeMap;

use litentry_cli::{
	AccountKey, ChainFailure,
	chain::{Export, Link, LinkCall, LinkState, Links, Moved, NewLink},
};
use litentry_external_account::{ExternalAccount, Platform};
use litentry_link_proof::{Challenge, MovingChallenge, UnlinkChallenge, verify};
use litentry_link_record::{
	Export as Records, ExportRequest, ExportedLink, LinkRequest, ProvenBy, Refusal,
	UNREADABLE_EXPORT, seal_refusal,
};
use litentry_sealing::{Context, PublicKey, Purpose};
use litentry_vocabulary::{Account, BlockNumber, LinkId};
use rand::{SeedableRng, rngs::StdRng};

use super::{EPOCH, FakeChain, GENESIS, LIT, State, shielding};

/// How many blocks the worker has to answer.
const LIFETIME: BlockNumber = 50;

/// What the chain and the worker know of links.
pub(crate) struct LinkBook {
	pub(crate) links: BTreeMap<LinkId, Held>,
	pub(crate) moved: BTreeMap<Account, Moved>,
	pub(crate) platforms: Vec<Platform>,
	/// Whether the worker can read what is sealed to it for an export.
	pub(crate) worker_reads: bool,
	/// What the worker does when it is to turn a link.
	pub(crate) turns: Turns,
	next_nonce: u32,
	next_id: u64,
	exports: BTreeMap<Account, (Export, BlockNumber, Vec<u8>)>,
}

/// What the worker does when it is to turn a link.
#[derive(Clone, Copy)]
pub(crate) enum Turns {
	/// It turns it.
	Made,
	/// It refuses.
	Refused,
	/// It does not answer.
	Unanswered,
}

/// A link, with what is not for everyone.
pub(crate) struct Held {
	pub(crate) link: Link,
	/// What the link was before it was answered or expired, and the block that brought that.
	waited: Option<(Link, BlockNumber)>,
	sealed: Vec<u8>,
	external: Option<ExternalAccount>,
}

impl Default for LinkBook {
	fn default() -> Self {
		Self {
			links: BTreeMap::new(),
			moved: BTreeMap::new(),
			platforms: Platform::ALL.to_vec(),
			worker_reads: true,
			turns: Turns::Made,
			next_nonce: 0,
			next_id: 1,
			exports: BTreeMap::new(),
		}
	}
}

pub(super) fn refused(error: &str) -> ChainFailure {
	ChainFailure::Refused { pallet: "IdentityLinker".into(), error: error.into() }
}

fn context(account: Account) -> Context {
	Context { genesis: GENESIS, purpose: Purpose::LinkRequest, epoch: EPOCH, account }
}

impl Links for FakeChain {
	async fn next_link_nonce(&self, _: Account) -> Result<u32, ChainFailure> {
		Ok(self.0.borrow().book_of_links.next_nonce)
	}

	async fn link(&self, id: LinkId) -> Result<Option<Link>, ChainFailure> {
		Ok(self.0.borrow().book_of_links.links.get(&id).map(|held| held.link.clone()))
	}

	async fn link_at(&self, id: LinkId, block: BlockNumber) -> Result<Option<Link>, ChainFailure> {
		let state = self.0.borrow();
		assert!(block <= state.block, "block {block} is not final");
		Ok(state.book_of_links.links.get(&id).map(|held| held.at(block).clone()))
	}

	async fn links_of(&self, account: Account) -> Result<Vec<Link>, ChainFailure> {
		let state = self.0.borrow();
		let links = state.book_of_links.links.values().map(|held| held.link.clone());
		Ok(links.filter(|link| link.owner == account).collect())
	}

	async fn public_link(&self, external: &ExternalAccount) -> Result<Option<Link>, ChainFailure> {
		let wanted = external.canonical_bytes();
		let is_of = |link: &&Held| {
			link.link.public_account().is_some_and(|found| found.canonical_bytes() == wanted)
		};
		let state = self.0.borrow();
		Ok(state.book_of_links.links.values().find(is_of).map(|held| held.link.clone()))
	}

	async fn platforms(&self) -> Result<Vec<Platform>, ChainFailure> {
		Ok(self.0.borrow().book_of_links.platforms.clone())
	}

	async fn moved(&self, account: Account) -> Result<Option<Moved>, ChainFailure> {
		Ok(self.0.borrow().book_of_links.moved.get(&account).copied())
	}

	async fn export(&self, account: Account) -> Result<Option<Export>, ChainFailure> {
		let state = self.0.borrow();
		Ok(state.book_of_links.exports.get(&account).map(|(export, ..)| export.clone()))
	}

	async fn make_link(&self, signer: &AccountKey, link: NewLink) -> Result<LinkId, ChainFailure> {
		let mut state = self.0.borrow_mut();
		state.check_refusal()?;
		let block = state.block;
		let book = &mut state.book_of_links;
		match link {
			NewLink::Shielded { nonce, ends, sealed, .. } => {
				book.use_nonce(nonce)?;
				let state = LinkState::Requested { expires: block + LIFETIME };
				Ok(book.insert(signer.account(), ends, state, sealed))
			}
			NewLink::Public { external, nonce, expires, ends, proof } => {
				let (account, genesis) = (signer.account(), GENESIS);
				let challenge = Challenge { external, account, genesis, nonce, expires, ends };
				verify(&challenge, &proof).map_err(|_| refused("WrongSigner"))?;
				book.use_nonce(nonce)?;
				let since = block + 1;
				Ok(book.insert(account, ends, LinkState::Public { external, since }, Vec::new()))
			}
		}
	}
}

impl LinkBook {
	fn use_nonce(&mut self, nonce: u32) -> Result<(), ChainFailure> {
		if nonce < self.next_nonce {
			return Err(refused("NonceUsed"));
		}
		self.next_nonce = nonce + 1;
		Ok(())
	}

	fn insert(
		&mut self,
		owner: Account,
		ends: Option<BlockNumber>,
		state: LinkState,
		sealed: Vec<u8>,
	) -> LinkId {
		let id = LinkId(self.next_id);
		self.next_id += 1;
		let link = Link { id, owner, epoch: EPOCH, deposit: LIT, ends, state };
		let external = link.public_account();
		self.links.insert(id, Held { link, waited: None, sealed, external });
		id
	}

	/// What the chain does with a call.
	pub(super) fn call(
		&mut self,
		signer: Account,
		call: &LinkCall,
		now: BlockNumber,
	) -> Result<(), ChainFailure> {
		match call {
			LinkCall::Unlink { id } => drop(self.links.remove(id)),
			LinkCall::Shield { id } | LinkCall::Reveal { id } => {
				let link = &mut self.links.get_mut(id).ok_or_else(|| refused("NotFound"))?.link;
				let expires = now + LIFETIME;
				link.state = match link.state {
					LinkState::Public { external, .. } => {
						LinkState::Shielding { external, expires }
					}
					_ => LinkState::Revealing { expires },
				};
			}
			LinkCall::UnlinkByProof { id, expires, proof } => {
				let link = &self.links[id].link;
				let (external, account) = (link.public_account().unwrap(), link.owner);
				let (genesis, id, expires) = (GENESIS, *id, *expires);
				let challenge = UnlinkChallenge { external, account, genesis, id, expires };
				verify(&challenge, proof).map_err(|_| refused("WrongSigner"))?;
				self.links.remove(&id);
			}
			LinkCall::Move { to, nonce, expires, consent } => {
				let (from, to, genesis) = (signer, *to, GENESIS);
				let (nonce, expires) = (*nonce, *expires);
				let challenge = MovingChallenge { from, to, genesis, nonce, expires };
				challenge.verify(consent).map_err(|_| refused("WrongSigner"))?;
				self.use_nonce(nonce)?;
				let answered = |held: &&mut Held| !held.link.is_waiting();
				self.links.values_mut().filter(answered).for_each(|held| held.link.owner = to);
				self.moved.insert(from, Moved { to, at: now + 1, deposit: LIT });
			}
			LinkCall::ForgetMove => {
				self.moved.remove(&signer).ok_or_else(|| refused("NoMove"))?;
			}
			LinkCall::RequestExport { epoch, sealed } => {
				let export = Export { epoch: *epoch, answer: None };
				self.exports.insert(signer, (export, now + LIFETIME, sealed.clone()));
			}
			LinkCall::ClearExport => drop(self.exports.remove(&signer)),
			LinkCall::Erase => self.links.retain(|_, held| held.link.owner != signer),
			_ => panic!("no owner sends {call:?}"),
		}
		Ok(())
	}

	/// What is asked of the worker for a link.
	pub(crate) fn request(&self, id: u64) -> LinkRequest {
		let Held { link, sealed, .. } = &self.links[&LinkId(id)];
		LinkRequest::open(&shielding(), &context(link.owner), sealed).unwrap()
	}

	/// What the worker does in a block.
	pub(super) fn answer(&mut self, since: BlockNumber) {
		let turns = self.turns;
		for held in self.links.values_mut() {
			held.answer(since, turns);
		}
		for (account, (export, _, request)) in &mut self.exports {
			let links = self.links.values().filter(|held| held.link.owner == *account);
			let context = context(*account);
			let request = ExportRequest::open(&shielding(), &context, request).unwrap();
			export.answer = Some(if self.worker_reads {
				records(links, &context, &request.reply_to)
			} else {
				UNREADABLE_EXPORT.to_vec()
			});
		}
	}

	/// What the chain does with what nobody answered.
	pub(super) fn expire(&mut self, block: BlockNumber) {
		self.links.retain(|_, held| match held.link.state {
			LinkState::Requested { expires } => block < expires,
			_ => true,
		});
		self.exports.retain(|_, (export, expires, _)| export.answer.is_some() || block < *expires);
		for held in self.links.values_mut() {
			held.expire(block);
		}
	}
}

impl Held {
	fn answer(&mut self, since: BlockNumber, turns: Turns) {
		match (&self.link.state, turns) {
			(LinkState::Requested { .. }, _) => self.answer_request(since),
			(LinkState::Shielding { .. }, Turns::Made) => {
				self.settle(since, LinkState::Shielded { since });
			}
			(LinkState::Revealing { .. }, Turns::Made) => {
				let external = self.external.unwrap();
				self.settle(since, LinkState::Public { external, since });
			}
			(_, Turns::Refused) => self.turn_back(since),
			_ => {}
		}
	}

	fn at(&self, block: BlockNumber) -> &Link {
		match &self.waited {
			Some((link, until)) if block < *until => link,
			_ => &self.link,
		}
	}

	fn settle(&mut self, block: BlockNumber, state: LinkState) {
		self.waited = Some((self.link.clone(), block));
		self.link.state = state;
	}

	fn turn_back(&mut self, block: BlockNumber) {
		let since = 101;
		match self.link.state {
			LinkState::Shielding { external, .. } => {
				self.settle(block, LinkState::Public { external, since });
			}
			LinkState::Revealing { .. } => self.settle(block, LinkState::Shielded { since }),
			_ => {}
		}
	}

	fn answer_request(&mut self, since: BlockNumber) {
		let (account, ends) = (self.link.owner, self.link.ends);
		let request = LinkRequest::open(&shielding(), &context(account), &self.sealed).unwrap();
		let LinkRequest { external, nonce, expires, proof, reply_to } = request;
		let challenge = Challenge { external, account, genesis: GENESIS, nonce, expires, ends };
		self.link.state = match verify(&challenge, &proof) {
			Ok(()) => {
				self.external = Some(external);
				LinkState::Shielded { since }
			}
			Err(invalid) => {
				let (refusal, rng) = (Refusal::from(invalid), &mut StdRng::from_seed([1; 32]));
				let sealed_reason = seal_refusal(&refusal, &reply_to, &context(account), rng);
				LinkState::Refused { sealed_reason: sealed_reason.unwrap(), since }
			}
		};
	}

	fn expire(&mut self, block: BlockNumber) {
		if self.link.expires().is_some_and(|expires| expires <= block) {
			self.turn_back(block);
		}
	}
}

fn records<'a>(
	links: impl Iterator<Item = &'a Held>,
	context: &Context,
	reply_to: &PublicKey,
) -> Vec<u8> {
	let record = |held: &Held| {
		let (public, since) = match held.link.state {
			LinkState::Public { since, .. } => (true, since),
			LinkState::Shielded { since } => (false, since),
			_ => return None,
		};
		let (id, ends, proven_by) = (held.link.id, held.link.ends, ProvenBy::Key);
		Some(ExportedLink { id, external: held.external?, proven_by, public, since, ends })
	};
	let links: Vec<_> = links.filter_map(record).collect();
	let export = Records { links: links.try_into().unwrap() };
	export.seal(reply_to, context, &mut StdRng::from_seed([3; 32])).unwrap()
}

impl State {
	/// The links of the chain.
	pub(crate) fn link(&self, id: u64) -> &Link {
		&self.book_of_links.links[&LinkId(id)].link
	}
}
