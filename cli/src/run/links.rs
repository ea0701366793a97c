//! `litentry links …` and `litentry unlink`

use std::path::PathBuf;

use litentry_link_proof::{MovingChallenge, SubstrateProof};
use litentry_vocabulary::LinkId;

use super::done;
use crate::{
	AccountKey, Chain, Failure, Rendered, World,
	args::{LinksCommand, ListLinks, MoveLinks, RemoveByProof, TurnLink},
	chain::{Link, LinkState, Links},
	links::{
		self, Challenged, Erased, LinkFailure, LinkKind, LinkList, LinkReport, LinksExported,
		LinksMoved, Platforms, Reader, TurnReport, Unlinked,
	},
	session::Session,
};

impl<W: World> Session<'_, W> {
	pub(super) async fn links(&mut self, list: ListLinks) -> Result<Rendered, Failure> {
		match (list.command, list.of) {
			(Some(command), _) => self.links_command(command).await,
			(None, Some(external)) => done(links::lookup(&self.chain().await?, external).await),
			(None, None) => done(self.list_links().await),
		}
	}

	async fn links_command(&mut self, command: LinksCommand) -> Result<Rendered, Failure> {
		match command {
			LinksCommand::Shield(link) => done(self.turn_link(link, LinkKind::Shielded).await),
			LinksCommand::Reveal(link) => done(self.turn_link(link, LinkKind::Public).await),
			LinksCommand::RemoveByProof(remove) => self.remove_by_proof(remove).await,
			LinksCommand::Move(moving) => self.move_links(moving).await,
			LinksCommand::ForgetMove => {
				let key = self.key()?;
				done(links::forget_move(&self.chain().await?, &key).await)
			}
			LinksCommand::Export(export) => done(self.export_links(export.file).await),
			LinksCommand::Erase => done(self.erase_links().await),
		}
	}

	/// The account's links. Only where one was refused, the passphrase is needed to read why.
	async fn list_links(&mut self) -> Result<LinkList, Failure> {
		let (account, chain) = (self.account()?, self.chain().await?);
		let found = chain.links_of(account).await?;
		if let Some(moved) = chain.moved(account).await? {
			let (to, at) = (moved.to, moved.at);
			self.world.tell(&format!("The account's links moved to {to} in block {at}."));
		}
		let refused = |link: &Link| matches!(link.state, LinkState::Refused { .. });
		let key = found.iter().any(refused).then(|| self.key()).transpose()?;
		let genesis = chain.genesis();
		let reader = Reader { key: key.as_ref(), genesis, at: chain.finalized().await? };
		let report =
			|link: &Link| LinkReport::of(link, self.home.noted_link(&genesis, link.id), reader);
		Ok(LinkList(found.iter().map(report).collect()))
	}

	pub(super) async fn platforms(&self) -> Result<Platforms, Failure> {
		links::platforms(&self.chain().await?).await
	}

	pub(super) async fn unlink(&mut self, link: LinkId) -> Result<Unlinked, Failure> {
		let (key, chain) = (self.key()?, self.chain().await?);
		let unlinked = links::unlink(&chain, &key, link).await?;
		self.home.forget_link(&chain.genesis(), link)?;
		Ok(unlinked)
	}

	async fn turn_link(&mut self, turn: TurnLink, into: LinkKind) -> Result<TurnReport, Failure> {
		let (key, chain, link) = (self.key()?, self.chain().await?, LinkId(turn.link));
		let turning = links::turn(&chain, &key, link, into).await?;
		if let Some(external) = turning.before.public_account() {
			// The chain will not tell any more.
			self.home.note_link(&chain.genesis(), link, &external)?;
		}
		let link = self.link_report(&chain, &key, link, turn.no_wait).await?;
		let stopped = turning.stopped(&chain, &link).await?;
		Ok(TurnReport { into, stopped, link })
	}

	async fn remove_by_proof(&mut self, remove: RemoveByProof) -> Result<Rendered, Failure> {
		let (chain, printed) = (self.chain().await?, &remove.challenge);
		let challenge = links::unlink_challenge(&chain, LinkId(remove.link), printed).await?;
		let asked = Challenged::to_unlink(&challenge).hand_out(printed)?;
		if printed.challenge {
			return done(Ok(asked));
		}
		let network = challenge.external.network();
		let passphrase = remove.device_passphrase_file.as_deref();
		let wallet = self.wallet_key(network, remove.key_file.as_deref(), passphrase)?;
		let proof = self.proof(&challenge, wallet.as_ref(), &asked, printed)?;
		let key = self.key()?;
		done(links::unlink_by_proof(&chain, &key, &challenge, proof).await)
	}

	async fn move_links(&mut self, moving: MoveLinks) -> Result<Rendered, Failure> {
		let (from, new) = (self.account()?, self.new_owner(&moving)?);
		let to = match (&new, moving.to) {
			(Some(key), _) => key.account(),
			(None, Some(to)) => to,
			(None, None) => return Err(LinkFailure::NoNewOwner.into()),
		};
		let (chain, printed) = (self.chain().await?, &moving.challenge);
		let challenge = links::moving_challenge(&chain, from, to, moving.nonce, printed).await?;
		let asked = Challenged::to_move(&challenge).hand_out(printed)?;
		if printed.challenge {
			return done(Ok(asked));
		}
		let consent = match new {
			Some(key) => links::consent(&key, &challenge)?,
			None => self.consent_elsewhere(&challenge, &asked, &moving)?,
		};
		done(self.send_move(&chain, &challenge, consent).await)
	}

	async fn send_move(
		&mut self,
		chain: &W::Chain,
		challenge: &MovingChallenge,
		consent: SubstrateProof,
	) -> Result<LinksMoved, Failure> {
		links::check_consent(challenge, &consent)?;
		let key = self.key()?;
		links::move_links(chain, &key, challenge, consent).await
	}

	fn consent_elsewhere(
		&mut self,
		challenge: &MovingChallenge,
		asked: &Challenged,
		moving: &MoveLinks,
	) -> Result<SubstrateProof, Failure> {
		let signature = self.signature(asked, &moving.challenge)?;
		Ok(challenge.read(&signature).map_err(LinkFailure::from)?)
	}

	/// The key of the account that is to have the links, if it is on this computer.
	fn new_owner(&mut self, moving: &MoveLinks) -> Result<Option<AccountKey>, Failure> {
		let Some(name) = &moving.to_account else { return Ok(None) };
		self.key_of(name, moving.to_passphrase_file.as_deref()).map(Some)
	}

	/// Asks the workers for all that they know of the account's links, and keeps that in a file.
	async fn export_links(&mut self, file: PathBuf) -> Result<LinksExported, Failure> {
		links::check_free(&file)?;
		let (key, chain) = (self.key()?, self.chain().await?);
		let workers = self.workers_key(&chain).await?;
		links::ask_for_records(&chain, &key, workers, self.world.rng()).await?;
		self.world.tell("Asked the workers for the records; waiting for them.");
		let records = links::receive_records(&chain, &key).await?;
		for entry in &records.links {
			self.home.note_link(&records.chain, entry.link, &entry.external)?;
		}
		let exported = links::save(&records, file)?;
		links::clear_records(&chain, &key).await?;
		Ok(exported)
	}

	async fn erase_links(&mut self) -> Result<Erased, Failure> {
		let (key, chain) = (self.key()?, self.chain().await?);
		let erased = links::erase(&chain, &key).await?;
		for link in &erased.ids {
			self.home.forget_link(&chain.genesis(), *link)?;
		}
		Ok(erased)
	}
}
