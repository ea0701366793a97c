//! `litentry lock …`

use litentry_vocabulary::IdentityId;

use super::done;
use crate::{
	Failure, Rendered, World,
	args::{AskLock, InitLock, LockCommand, OpenLock},
	chain::Locks,
	lock::{self, Asking, LockFailure, LockMade, Reported, Settings, Verdict},
	session::Session,
};

impl<W: World> Session<'_, W> {
	pub(super) async fn lock(&mut self, command: LockCommand) -> Result<Rendered, Failure> {
		match command {
			LockCommand::Init(init) => done(self.init_lock(init).await),
			LockCommand::Pull(which) => {
				let folder = self.home.lock(which.lock)?;
				let chain = self.chain().await?;
				done(lock::pull(&folder, &chain, self.world.now()).await)
			}
			LockCommand::Ask(ask) => done(self.ask_at_door(ask)),
			LockCommand::Open(open) => done(self.open_door(&open)),
			LockCommand::Report(which) => done(self.report_admissions(which.lock).await),
			LockCommand::Status(which) => {
				done(lock::status(&self.home.lock(which.lock)?, self.world.now()))
			}
			LockCommand::Trust(trust) => {
				let folder = self.home.lock(trust.which.lock)?;
				done(lock::trust(&folder, trust.replace.as_deref()))
			}
		}
	}

	async fn init_lock(&mut self, init: InitLock) -> Result<LockMade, Failure> {
		let InitLock { identity, accepts, trust, max_age, skew } = init;
		let (account, accepts) = (self.account()?, accepts.unwrap_or(identity));
		let folder = self.home.lock_folder(&identity);
		if folder.exists() {
			return Err(LockFailure::Exists { identity }.into());
		}
		let trust = match trust {
			Some(file) => lock::read_trust(&file)?,
			None => {
				let chain = self.chain().await?;
				for identity in [identity, accepts] {
					if !lock::may_report(&chain, identity, account).await? {
						self.world.tell(&format!(
							"Account {account} cannot report yet: have the owner of {identity} name it with `litentry identity delegate name`."
						));
					}
				}
				self.world.tell("The node's word is taken for who the authorities are: compare `litentry lock trust` with what others say.");
				chain.present_trust().await?
			}
		};
		let (genesis, max_age) = (trust.genesis, max_age.0);
		let settings = Settings { identity, accepts, genesis, account, max_age, skew };
		lock::init(&folder, settings, trust)
	}

	fn ask_at_door(&mut self, ask: AskLock) -> Result<Asking, Failure> {
		let (folder, now) = (self.home.lock(ask.which.lock)?, self.world.now());
		lock::ask(&folder, self.world.rng(), ask.lifetime, ask.qr.background(), now)
	}

	fn open_door(&mut self, open: &OpenLock) -> Result<Verdict, Failure> {
		let folder = self.home.lock(open.which.lock)?;
		let pass = match &*open.pass {
			"-" => self.ask("the pass", "Pass: ")?,
			text => text.to_owned(),
		};
		lock::open(&folder, &pass, self.world.now())
	}

	async fn report_admissions(
		&mut self,
		identity: Option<IdentityId>,
	) -> Result<Reported, Failure> {
		let folder = self.home.lock(identity)?;
		let key = self.key()?;
		lock::tell(&folder, &self.chain().await?, &key).await
	}
}
