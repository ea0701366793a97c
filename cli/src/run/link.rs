//! `litentry link …`

use std::path::Path;

use litentry_external_account::{EvmChain, ExternalAccount};
use litentry_link_proof::{Challenge, EvmKey, LinkProof};
use litentry_vocabulary::Account;

use super::done;
use crate::{
	Chain, Failure, Rendered, World,
	args::{LinkCommand, LinkEthereum},
	chain::{Link, LinkState},
	links::{self, Challenged, LinkList, LinkReport, LinkStatus},
	session::{Session, read_secret},
};

impl<W: World> Session<'_, W> {
	pub(super) async fn link(&mut self, command: LinkCommand) -> Result<Rendered, Failure> {
		let LinkCommand::Ethereum(options) = command;
		let wallet = options.key_file.as_deref().map(read_key).transpose()?;
		let external = external(&options, wallet.as_ref())?;
		let account = self.account()?;
		let chain = self.chain().await?;
		let challenge = challenge(&chain, account, external, &options).await?;
		if options.challenge {
			return done(Ok(Challenged::from(&challenge)));
		}
		let proof = match (&wallet, &options.signature) {
			(Some(wallet), _) => wallet.sign(&challenge)?,
			(None, Some(signature)) => LinkProof::eip191_from_hex(signature)?,
			(None, None) => self.ask_for_signature(&challenge)?,
		};
		done(self.send_link(&chain, &challenge, proof, &options).await)
	}

	/// The account's links. Only where one was refused, the passphrase is needed to read why.
	pub(super) async fn links(&mut self) -> Result<LinkList, Failure> {
		let (account, chain) = (self.account()?, self.chain().await?);
		let links = chain.links_of(account).await?;
		let refused = |link: &Link| matches!(link.state, LinkState::Refused { .. });
		let key = links.iter().any(refused).then(|| self.key()).transpose()?;
		Ok(LinkList::of(&links, key.as_ref(), chain.genesis(), self.home))
	}

	fn ask_for_signature(&mut self, challenge: &Challenge) -> Result<LinkProof, Failure> {
		self.world.tell(&format!("Sign this text with your wallet:\n\n{challenge}\n"));
		Ok(LinkProof::eip191_from_hex(&self.ask("the signature", "Signature: ")?)?)
	}

	async fn send_link(
		&mut self,
		chain: &W::Chain,
		challenge: &Challenge,
		proof: LinkProof,
		options: &LinkEthereum,
	) -> Result<LinkReport, Failure> {
		let (key, workers) = (self.key()?, self.workers_key(chain).await?);
		let (check, rng) = (!options.unchecked, self.world.rng());
		let link = links::send(chain, &key, challenge, proof, check, workers, rng).await?;
		self.home.note_link(&challenge.genesis, link, &challenge.external)?;
		let status = if options.no_wait {
			let found = chain.link(link).await?;
			let status = |found| LinkStatus::of(&found, Some(&key), challenge.genesis);
			found.map_or(LinkStatus::Gone, status)
		} else {
			self.world.tell(&format!("Sent as link {link}; waiting for the workers."));
			links::wait(chain, &key, link).await?
		};
		Ok(LinkReport { link, external: Some(challenge.external), status })
	}
}

async fn challenge(
	chain: &impl Chain,
	account: Account,
	external: ExternalAccount,
	options: &LinkEthereum,
) -> Result<Challenge, Failure> {
	match (options.nonce, options.expires) {
		(Some(nonce), Some(expires)) => Ok(Challenge {
			external,
			account,
			genesis: chain.genesis(),
			nonce,
			expires,
			ends: None,
		}),
		_ => links::challenge(chain, account, external, options.lifetime).await,
	}
}

fn external(options: &LinkEthereum, wallet: Option<&EvmKey>) -> Result<ExternalAccount, Failure> {
	let address = options.address.or_else(|| wallet.map(EvmKey::address));
	let chain: EvmChain = options.chain_id;
	address.map(|address| ExternalAccount::Evm { chain, address }).ok_or(Failure::NoAddress)
}

fn read_key(file: &Path) -> Result<EvmKey, Failure> {
	let malformed = |source| Failure::MalformedKey { path: file.into(), source };
	read_secret(file)?.parse().map_err(malformed)
}
