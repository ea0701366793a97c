//! From what was typed to what is printed.

mod consent;
mod identity;
mod link;
mod links;
mod lock;
mod request;
mod token;

use std::path::{Path, PathBuf};

use litentry_vocabulary::{LinkId, RequestId};

use crate::{
	AccountKey, ChainFailure, Failure, Home, Phrase, Rendered, World, account, analyzers,
	args::{
		AccountCommand, AlgorithmsCommand, Arguments, Command, CredentialCommand, EventsCommand,
		OpenCredential, VerifyCredential,
	},
	credential,
	home::WorkFactor,
	knowledge, requests,
	session::{Session, read_secret},
	workers,
};

/// Carries out a command.
pub async fn run<W: World>(
	arguments: Arguments,
	home: &Home,
	world: &mut W,
) -> Result<Rendered, Failure> {
	let mut session = Session { world, common: &arguments.common, home };
	session.dispatch(arguments.command).await
}

impl<W: World> Session<'_, W> {
	async fn dispatch(&mut self, command: Command) -> Result<Rendered, Failure> {
		match command {
			Command::Account(command) => self.account_command(command).await,
			Command::Transfer { to, amount } => {
				let key = self.key()?;
				done(account::transfer(&self.chain().await?, &key, to, amount).await)
			}
			Command::Link(command) => self.link(command).await,
			Command::Links(list) => self.links(list).await,
			Command::Unlink { link } => done(self.unlink(LinkId(link)).await),
			Command::Platforms => done(self.platforms().await),
			Command::Request(request) => self.request(request).await,
			Command::Requests => {
				let account = self.account()?;
				done(requests::list(&self.chain().await?, account).await)
			}
			Command::Forget { request } => {
				let key = self.key()?;
				done(requests::forget(&self.chain().await?, &key, RequestId(request)).await)
			}
			Command::Credential(command) => self.credential(command).await,
			Command::Algorithms { command } => self.algorithms(command).await,
			Command::Events { command } => self.events(command).await,
			Command::Identity(command) => self.identity(command).await,
			Command::Token(command) => self.token(command).await,
			Command::Lock(command) => self.lock(command).await,
			Command::Analyzers => done(analyzers::analyzers(&self.chain().await?).await),
			Command::Workers => done(workers::workers(&self.chain().await?).await),
		}
	}

	async fn account_command(&mut self, command: AccountCommand) -> Result<Rendered, Failure> {
		match command {
			AccountCommand::New(new) => {
				let phrase = Phrase::generate(self.world.rng())?;
				let key = phrase.key()?;
				done(self.store(&key, Some(&phrase), new.work_factor))
			}
			AccountCommand::Import(import) => {
				let secret = match &import.secret_file {
					Some(file) => read_secret(file)?,
					None => {
						self.ask_secret("the account's secret", "Recovery phrase or secret seed: ")?
					}
				};
				let key = AccountKey::from_text(&secret)?;
				done(self.store(&key, None, import.work_factor))
			}
			AccountCommand::Show => done(self.show().await),
		}
	}

	/// Who an account is can be told without a node.
	async fn show(&mut self) -> Result<account::AccountShown, Failure> {
		let (name, address) = (self.common.account.clone(), self.account()?);
		let on_chain = match self.chain().await {
			Ok(chain) => Some(account::on_chain(&chain, address).await?),
			Err(failure @ ChainFailure::Unreachable { .. }) => {
				self.world.tell(&format!("What the account has is unknown: {failure}"));
				None
			}
			Err(failure) => return Err(failure.into()),
		};
		Ok(account::AccountShown { name, address, on_chain })
	}

	fn store(
		&mut self,
		key: &AccountKey,
		phrase: Option<&Phrase>,
		work: WorkFactor,
	) -> Result<account::AccountStored, Failure> {
		let name = self.common.account.clone();
		self.home.check_free(&name)?;
		let passphrase = self.new_passphrase()?;
		let file = self.home.store(&name, key, &passphrase, work)?;
		let phrase = phrase.map(Phrase::words);
		Ok(account::AccountStored { name, address: key.account(), file, phrase })
	}

	async fn credential(&mut self, command: CredentialCommand) -> Result<Rendered, Failure> {
		match command {
			CredentialCommand::Open(open) => done(self.open(open).await),
			CredentialCommand::Show(show) => {
				done(credential::show(&credential::read(&show.file)?, &show.file))
			}
			CredentialCommand::Verify(VerifyCredential { file, offline }) => {
				let (text, now) = (credential::read(&file)?, self.world.now());
				if offline {
					return done(Ok(credential::verify_offline(&text, now)));
				}
				done(credential::verify(&self.chain().await?, &text, now).await)
			}
		}
	}

	async fn open(&mut self, open: OpenCredential) -> Result<credential::Opened, Failure> {
		let (key, request) = (self.key()?, RequestId(open.request));
		let opened = credential::open(&self.chain().await?, &key, request).await?;
		let default = || PathBuf::from(format!("credential-{request}.json"));
		let file = open.out.unwrap_or_else(default);
		credential::save(&opened.text, &file)?;
		Ok(credential::Opened { request, score: opened.verified.credential().score, file })
	}

	async fn algorithms(
		&mut self,
		command: Option<AlgorithmsCommand>,
	) -> Result<Rendered, Failure> {
		match command {
			None => done(knowledge::algorithms(&self.chain().await?).await),
			Some(AlgorithmsCommand::Register(register)) => {
				let key = self.key()?;
				let (file, code): (&Path, &Path) = (&register.description, &register.code);
				done(knowledge::register_algorithm(&self.chain().await?, &key, file, code).await)
			}
			Some(AlgorithmsCommand::Retire { id }) => {
				let key = self.key()?;
				done(knowledge::retire_algorithm(&self.chain().await?, &key, id).await)
			}
		}
	}

	async fn events(&mut self, command: Option<EventsCommand>) -> Result<Rendered, Failure> {
		match command {
			None => done(knowledge::events(&self.chain().await?).await),
			Some(EventsCommand::Register(register)) => {
				let key = self.key()?;
				let file = &register.description;
				done(knowledge::register_event(&self.chain().await?, &key, file).await)
			}
			Some(EventsCommand::Retire { id }) => {
				let key = self.key()?;
				done(knowledge::retire_event(&self.chain().await?, &key, id).await)
			}
		}
	}
}

fn done<T: crate::Report>(result: Result<T, Failure>) -> Result<Rendered, Failure> {
	result.map(|report| Rendered::of(&report))
}
