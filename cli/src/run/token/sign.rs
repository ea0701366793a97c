//! `litentry token present` and `hand-over`

use std::path::Path;

use litentry_token::{Handovers, Holding, Question};
use litentry_verifying_key::SigningKey;
use litentry_vocabulary::{Moment, TokenId};

use crate::{
	Failure, World,
	args::{HandOverToken, PresentToken, SignWith},
	code_file,
	session::Session,
	token::{self, Asked, HandedOver, Narrower, Pass, TokenFailure},
};

impl<W: World> Session<'_, W> {
	pub(super) async fn present(&mut self, present: PresentToken) -> Result<Pass, Failure> {
		let question = self.question(&present.question)?;
		let signer = self.signer(&present.sign)?;
		let chain = if present.offline { None } else { Some(self.chain().await?) };
		let holding = match (&present.hand_over, present.token, &chain) {
			(Some(file), ..) => read_holding(file)?,
			(None, Some(token), Some(chain)) => {
				let holder = signer.verifying_key();
				token::own_holding(chain, holder, token, present.supporting).await?
			}
			(None, Some(token), None) => alone(&question, &signer, token, present.supporting),
			(None, None, _) => return Err(TokenFailure::NoToken.into()),
		};
		let data_hash = match &chain {
			Some(chain) if present.same_data => Some(token::data_hash(chain, holding.token).await?),
			_ => None,
		};
		let asked = Asked { question, holding, data_hash, lifetime: present.lifetime };
		let now = self.world.now();
		let pass = token::present(&asked, &signer, now, present.qr.background())?;
		if let Some(chain) = &chain {
			token::check(chain, &asked, &pass, now).await?;
		}
		Ok(pass)
	}

	pub(super) async fn hand_over(&mut self, asked: HandOverToken) -> Result<HandedOver, Failure> {
		let signer = self.signer(&asked.sign)?;
		let (holding, limit) = self.held(&asked, &signer).await?;
		let now = self.world.now();
		let narrower = Narrower {
			to: asked.to.0,
			from: asked.from.map(|when| when.moment(now)),
			until: asked.until.map(|when| when.moment(now)),
			uses: asked.uses,
			hours: asked.hours.map(|hours| hours.0),
		};
		let mut handed = token::hand_over(&holding, &signer, narrower, limit, now)?;
		handed.draw(asked.qr.background())?;
		if let Some(file) = asked.out {
			code_file::write(&file, &handed.hand_over)?;
			handed.file = Some(file);
		}
		Ok(handed)
	}

	/// What is handed over, and until when the token is good. Who hands on what was handed over
	/// needs no node for it.
	async fn held(
		&mut self,
		asked: &HandOverToken,
		signer: &SigningKey,
	) -> Result<(Holding, Option<Moment>), Failure> {
		if let Some(file) = &asked.hand_over {
			return Ok((read_holding(file)?, None));
		}
		let token = asked.token.ok_or(TokenFailure::NoToken)?;
		let chain = self.chain().await?;
		let holder = signer.verifying_key();
		let holding = token::own_holding(&chain, holder, token, asked.supporting).await?;
		Ok((holding, token::limit(&chain, token).await?))
	}

	fn question(&mut self, text: &str) -> Result<Question, Failure> {
		let asked = match text {
			"-" => self.ask("the verifier's question", "Question: ")?,
			text => text.to_owned(),
		};
		asked.trim().parse().map_err(|source| Failure::MalformedQuestion { source })
	}

	/// Whose key signs: a device's, or the account's.
	fn signer(&mut self, with: &SignWith) -> Result<SigningKey, Failure> {
		match &with.device_key {
			Some(file) => {
				let passphrase = with.device_passphrase_file.as_deref();
				Ok(self.device_key(file, passphrase)?.signing_key().clone())
			}
			None => Ok(self.key()?.signing_key()?),
		}
	}
}

/// What was handed over, with each signature checked.
fn read_holding(file: &Path) -> Result<Holding, Failure> {
	let holding = code_file::read(file)?;
	token::check_handovers(&holding)?;
	Ok(holding)
}

/// What a holder has as far as it is known without asking the chain.
fn alone(
	question: &Question,
	signer: &SigningKey,
	token: TokenId,
	supporting: Option<TokenId>,
) -> Holding {
	let (genesis, holder) = (question.genesis, signer.verifying_key());
	Holding { genesis, token, holder, supporting, handovers: Handovers::default() }
}
