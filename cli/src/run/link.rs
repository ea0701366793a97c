//! `litentry link …`

use litentry_external_account::ExternalAccount;
use litentry_link_proof::{Challenge, LinkProof};
use litentry_vocabulary::LinkId;

use super::done;
use crate::{
	AccountKey, Chain, Failure, Rendered, WalletKey, World,
	args::{LinkCommand, LinkOptions, Wanted},
	chain::{Links, NewLink},
	links::{self, Challenged, LinkFailure, LinkReport, Reader},
	session::Session,
};

impl<W: World> Session<'_, W> {
	pub(super) async fn link(&mut self, command: LinkCommand) -> Result<Rendered, Failure> {
		let wanted = Wanted::from(command);
		if wanted.contract && wanted.options.public {
			return Err(LinkFailure::ContractInPublic.into());
		}
		let passphrase = wanted.passphrase_file.as_deref();
		let wallet = self.wallet_key(wanted.network, wanted.key_file.as_deref(), passphrase)?;
		let external = external(&wanted, wallet.as_ref())?;
		let (account, chain, options) = (self.account()?, self.chain().await?, &wanted.options);
		let LinkOptions { ends, nonce, challenge: printed, .. } = options;
		let challenge = links::challenge(&chain, account, external, *ends, *nonce, printed).await?;
		let asked = Challenged::to_link(&challenge, &wanted);
		let asked = asked.hand_out(printed)?;
		if printed.challenge {
			return done(Ok(asked));
		}
		let proof = if wanted.contract {
			self.contract_proof(&asked, printed)?
		} else {
			self.proof(&challenge, wallet.as_ref(), &asked, printed)?
		};
		done(self.make_link(&chain, &challenge, proof, options).await)
	}

	async fn make_link(
		&mut self,
		chain: &W::Chain,
		challenge: &Challenge,
		proof: LinkProof,
		options: &LinkOptions,
	) -> Result<LinkReport, Failure> {
		if !options.unchecked {
			let check = if options.public { links::check } else { links::check_for_workers };
			check(challenge, &proof)?;
		}
		let key = self.key()?;
		if options.public {
			let link = chain.make_link(&key, links::public(challenge, proof)).await?;
			return self.link_report(chain, &key, link, true).await;
		}
		let link = self.shielded(chain, &key, challenge, proof).await?;
		let link = chain.make_link(&key, link).await?;
		self.home.note_link(&challenge.genesis, link, &challenge.external)?;
		self.link_report(chain, &key, link, options.no_wait).await
	}

	async fn shielded(
		&mut self,
		chain: &W::Chain,
		key: &AccountKey,
		challenge: &Challenge,
		proof: LinkProof,
	) -> Result<NewLink, Failure> {
		let workers = self.workers_key(chain).await?;
		links::shielded(key, challenge, proof, workers, self.world.rng())
	}

	/// What became of a link, as soon as the workers have answered or at once.
	pub(super) async fn link_report(
		&mut self,
		chain: &W::Chain,
		key: &AccountKey,
		link: LinkId,
		at_once: bool,
	) -> Result<LinkReport, Failure> {
		let found = if at_once {
			chain.link(link).await?
		} else {
			self.world.tell(&format!("Sent as link {link}; waiting for the workers."));
			links::settled(chain, link).await?
		};
		let genesis = chain.genesis();
		let known = self.home.noted_link(&genesis, link);
		let reader = Reader { key: Some(key), genesis, at: chain.finalized().await? };
		Ok(match found {
			Some(found) => LinkReport::of(&found, known, reader),
			None => LinkReport::gone(link, known),
		})
	}
}

fn external(wanted: &Wanted, wallet: Option<&WalletKey>) -> Result<ExternalAccount, LinkFailure> {
	if let Some(address) = &wanted.address {
		return Ok(ExternalAccount::parse(wanted.network, address)?);
	}
	let external = wallet.and_then(|wallet| wallet.external(wanted.network));
	external.ok_or(LinkFailure::NoAddress)
}
