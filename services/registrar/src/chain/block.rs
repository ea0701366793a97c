//! One finalized block, read.

mod events;
mod identities;
mod purse;

use litentry_vocabulary::Account;
use subxt::{
	config::substrate::H256,
	dynamic::{self, Value},
	utils::AccountId32,
};

use super::{
	ChainFault, ClientAt, Head, Node, RegistrarEntry, Unreadable,
	decode::{registrar_entry, registration},
};
use crate::identity::{RegistrarIndex, Registration};

pub use purse::Purse;

const IDENTITY_OF: &str = "Identity.IdentityOf";
const REGISTRARS: &str = "Identity.Registrars";

/// One finalized block; all its answers agree with each other.
#[derive(Clone)]
pub struct Block {
	node: Node,
	head: Head,
	/// Knows the form of the block's state.
	layout: ClientAt,
}

impl std::fmt::Debug for Block {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "Block(#{})", self.head.number)
	}
}

impl Block {
	pub(super) const fn new(node: Node, head: Head, layout: ClientAt) -> Self {
		Self { node, head, layout }
	}

	/// Which block.
	pub const fn head(&self) -> Head {
		self.head
	}

	/// What an account's identity is, with all that is said of it.
	///
	/// # Errors
	///
	/// The endpoint does not answer, or the state cannot be read.
	pub async fn registration(&self, account: Account) -> Result<Option<Registration>, ChainFault> {
		let key = self.key("Identity", "IdentityOf", account)?;
		let Some(bytes) = self.value(&key).await? else {
			return Ok(None);
		};
		self.read_registration(&bytes).map(Some).map_err(ChainFault::reading(IDENTITY_OF))
	}

	/// What the chain keeps of a registrar.
	///
	/// # Errors
	///
	/// The endpoint does not answer, or the state cannot be read.
	pub async fn registrar(
		&self,
		registrar: RegistrarIndex,
	) -> Result<Option<RegistrarEntry>, ChainFault> {
		let key = self.entry("Identity", "Registrars")?;
		let Some(bytes) = self.value(&key).await? else {
			return Ok(None);
		};
		self.type_of("Identity", "Registrars", REGISTRARS)
			.and_then(|id| {
				registrar_entry(self.layout.metadata_ref().types(), id, &bytes, registrar)
			})
			.map_err(ChainFault::reading(REGISTRARS))
	}

	fn read_registration(&self, bytes: &[u8]) -> Result<Registration, Unreadable> {
		let id = self.type_of("Identity", "IdentityOf", IDENTITY_OF)?;
		registration(self.layout.metadata_ref().types(), id, bytes)
	}

	/// The type of an entry's values.
	fn type_of(&self, pallet: &str, entry: &str, name: &'static str) -> Result<u32, Unreadable> {
		let pallet = self.layout.metadata_ref().pallet_by_name(pallet);
		let storage = pallet.as_ref().and_then(|it| it.storage());
		let entry = storage.and_then(|it| it.entry_by_name(entry));
		entry.map(|it| it.value_ty()).ok_or(Unreadable::Missing(name))
	}

	fn entry(&self, pallet: &str, entry: &str) -> Result<Vec<u8>, ChainFault> {
		let address = dynamic::storage::<(), Value>(pallet, entry);
		Ok(self.layout.storage().entry(address)?.key_prefix().to_vec())
	}

	fn key(&self, pallet: &str, entry: &str, account: Account) -> Result<Vec<u8>, ChainFault> {
		let address = dynamic::storage::<(AccountId32,), Value>(pallet, entry);
		Ok(self.layout.storage().entry(address)?.fetch_key((AccountId32(account.0),))?)
	}

	async fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ChainFault> {
		let at = Some(H256(self.head.hash.0));
		self.node.wait(self.node.rpc.state_get_storage(key, at)).await
	}
}
