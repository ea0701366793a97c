//! `litentry identity …`

use litentry_identity::{DeviceProof, Kind};

use super::done;
use crate::{
	DeviceKey, Failure, Rendered, World,
	args::{DelegateCommand, DeviceKeyCommand, IdentityCommand, NewDeviceKey, RegisterDevice},
	chain::IdentityCall,
	identity::{self, DeviceChallenged, DeviceKeyShown, IdentityFailure},
	session::Session,
};

impl<W: World> Session<'_, W> {
	pub(super) async fn identity(&mut self, command: IdentityCommand) -> Result<Rendered, Failure> {
		match command {
			IdentityCommand::Register(new) => {
				let kind = if new.device { Kind::Device } else { Kind::Person };
				let key = self.key()?;
				done(identity::register(&self.chain().await?, &key, kind, new.description).await)
			}
			IdentityCommand::Challenge(device) => {
				let (account, chain) = (self.account()?, self.chain().await?);
				let text =
					identity::challenge(&chain, account, device.key, device.lifetime).await?;
				done(Ok(DeviceChallenged::from(&text)))
			}
			IdentityCommand::RegisterDevice(device) => self.register_device(device).await,
			IdentityCommand::DeviceKey(DeviceKeyCommand::New(new)) => {
				done(self.new_device_key(new))
			}
			IdentityCommand::DeviceKey(DeviceKeyCommand::Show { file }) => {
				done(DeviceKey::public(&file).map(|key| DeviceKeyShown::new(key, file)))
			}
			IdentityCommand::Show { identity } => {
				done(identity::show(&self.chain().await?, identity).await)
			}
			IdentityCommand::List { address } => {
				let account = address.map_or_else(|| self.account(), Ok)?;
				done(identity::list(&self.chain().await?, account).await)
			}
			IdentityCommand::Data(data) if data.all => {
				done(identity::data_versions(&self.chain().await?, data.identity).await)
			}
			IdentityCommand::Data(data) => {
				done(identity::data(&self.chain().await?, data.identity, data.version).await)
			}
			IdentityCommand::Delegate(command) => self.delegate(command).await,
			IdentityCommand::Change(change) => {
				let (id, call) = change.call();
				let key = self.key()?;
				done(identity::change(&self.chain().await?, &key, id, call).await)
			}
		}
	}

	async fn delegate(&mut self, command: DelegateCommand) -> Result<Rendered, Failure> {
		let (id, call) = match command {
			DelegateCommand::Name { identity: id, delegate, rights } => {
				(id, IdentityCall::NameDelegate { id, delegate, rights: rights.into() })
			}
			DelegateCommand::Dismiss { identity: id, delegate } => {
				(id, IdentityCall::DismissDelegate { id, delegate })
			}
			DelegateCommand::List { identity } => {
				return done(identity::delegates(&self.chain().await?, identity).await);
			}
		};
		let key = self.key()?;
		done(identity::change(&self.chain().await?, &key, id, call).await)
	}

	async fn register_device(&mut self, device: RegisterDevice) -> Result<Rendered, Failure> {
		let (account, chain) = (self.account()?, self.chain().await?);
		let proof = match &device.device_key {
			Some(file) => {
				let passphrase = device.device_passphrase_file.as_deref();
				let signer = self.device_key(file, passphrase)?;
				let key = signer.verifying_key();
				let lifetime = litentry_identity::MAX_CHALLENGE_LIFETIME;
				let challenge = identity::challenge(&chain, account, key, lifetime).await?;
				identity::consent(&signer, &challenge)
			}
			None => proof(&device)?,
		};
		let key = self.key()?;
		done(identity::register_device(&chain, &key, proof, device.description).await)
	}

	fn new_device_key(&mut self, new: NewDeviceKey) -> Result<DeviceKeyShown, Failure> {
		let key = DeviceKey::generate(new.scheme.into(), self.world.rng());
		let passphrase = new.device_passphrase_file.as_deref();
		let owner = format!("device key {}", new.file.display());
		let passphrase = self.new_passphrase_of(&owner, passphrase)?;
		key.store(&new.file, &passphrase, new.work_factor)?;
		Ok(DeviceKeyShown::new(key.verifying_key(), new.file))
	}
}

fn proof(device: &RegisterDevice) -> Result<DeviceProof, Failure> {
	let RegisterDevice { key, expires, signature, .. } = device;
	let parts = key.zip(*expires).zip(*signature);
	let ((key, expires), signature) = parts.ok_or(IdentityFailure::NoProof)?;
	Ok(DeviceProof { key, expires, signature: signature.0 })
}
