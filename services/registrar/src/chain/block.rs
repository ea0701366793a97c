//! One finalized block, read.

use std::collections::BTreeSet;

use litentry_vocabulary::{Account, Balance};
use subxt::{
	config::substrate::H256,
	dynamic::{self, Value},
	events::Phase,
	utils::AccountId32,
};

use super::{
	ChainFault, ClientAt, Head, Node, RegistrarEntry, Unreadable,
	decode::{Event, Meaning, Part, Typed, meaning, registrar_entry, registration},
};
use crate::identity::{RegistrarIndex, Registration};

/// How many identities are asked for at once.
const PAGE: u32 = 256;

const EVENTS: &str = "System.Events";
const IDENTITY_OF: &str = "Identity.IdentityOf";
const REGISTRARS: &str = "Identity.Registrars";
const SYSTEM_ACCOUNT: &str = "System.Account";

/// One finalized block; all its answers agree with each other.
#[derive(Clone)]
pub struct Block {
	node: Node,
	head: Head,
	/// Knows the form of the block's state.
	layout: ClientAt,
}

/// Some of a chain's identities.
pub(super) struct Page {
	/// What is held of each account; what could not be read stays an error.
	pub(super) entries: Vec<(Account, Result<Registration, Unreadable>)>,
	/// Where the next page starts; `None` after the last one.
	pub(super) next: Option<PageStart>,
}

/// Where a page starts.
pub(super) struct PageStart(Vec<u8>);

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

	/// How many transactions of an account the chain has taken, and what it may spend.
	///
	/// # Errors
	///
	/// The endpoint does not answer, or the state cannot be read.
	pub async fn purse(&self, account: Account) -> Result<Purse, ChainFault> {
		let key = self.key("System", "Account", account)?;
		let Some(bytes) = self.value(&key).await? else {
			return Ok(Purse::default());
		};
		self.type_of("System", "Account", SYSTEM_ACCOUNT)
			.and_then(|id| Typed::whole(self.layout.metadata_ref().types(), id, &bytes)?.read())
			.map(|AccountInfo { nonce, data }| Purse { nonce, free: data.free })
			.map_err(ChainFault::reading(SYSTEM_ACCOUNT))
	}

	/// The accounts that its events name, in order.
	pub(super) async fn touched(&self) -> Result<BTreeSet<Account>, ChainFault> {
		let events = self.events().await?;
		Ok(events.iter().filter_map(|event| event.meaning.account()).collect())
	}

	/// What its events mean, where that is anything here.
	pub(super) async fn events(&self) -> Result<Vec<Event>, ChainFault> {
		let key = self.entry("System", "Events")?;
		let bytes = self.value(&key).await?.unwrap_or_default();
		let mut events = Vec::new();
		for event in self.layout.events().from_bytes(bytes).iter() {
			let event = event?;
			let extrinsic = match event.phase() {
				Phase::ApplyExtrinsic(index) => Some(index),
				Phase::Finalization | Phase::Initialization => None,
			};
			let (pallet, name) = (event.pallet_name(), event.event_name());
			let meaning = self.meaning(pallet, name, event.field_bytes());
			let meaning = meaning.map_err(ChainFault::reading(EVENTS))?;
			events.extend(meaning.map(|meaning| Event { extrinsic, meaning }));
		}
		Ok(events)
	}

	fn meaning(
		&self,
		pallet: &str,
		name: &str,
		bytes: &[u8],
	) -> Result<Option<Meaning>, Unreadable> {
		let mut bytes = bytes;
		let metadata = self.layout.metadata_ref();
		let variants = metadata.pallet_by_name(pallet).and_then(|it| it.event_variants());
		let variant = variants.into_iter().flatten().find(|variant| variant.name == name);
		let fields = variant.ok_or(Unreadable::Missing("event"))?.fields.iter();
		let parts = fields.map(|field| {
			let value = Typed::first(metadata.types(), field.ty.id, &mut bytes)?;
			Ok(Part { name: field.name.as_deref(), value })
		});
		meaning(pallet, name, &parts.collect::<Result<Vec<_>, _>>()?, metadata)
	}

	/// A page of all identities.
	pub(super) async fn identities(&self, start: Option<PageStart>) -> Result<Page, ChainFault> {
		let (prefix, at) = (self.entry("Identity", "IdentityOf")?, Some(H256(self.head.hash.0)));
		let start = start.map(|PageStart(key)| key);
		let rpc = &self.node.rpc;
		let keys = rpc.state_get_keys_paged(&prefix, PAGE, start.as_deref(), at);
		let keys = self.node.wait(keys).await?;
		let Some(last) = keys.last().cloned() else {
			return Ok(Page { entries: Vec::new(), next: None });
		};
		let values = rpc.state_query_storage_at(keys.iter().map(Vec::as_slice), at);
		let changes = self.node.wait(values).await?.into_iter().flat_map(|set| set.changes);
		let entries = changes.filter_map(|(key, value)| {
			// The account stands at the key's end, as it is.
			let account = Account(key.0.last_chunk().copied()?);
			Some((account, self.read_registration(&value?.0)))
		});
		Ok(Page { entries: entries.collect(), next: Some(PageStart(last)) })
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

/// What an account has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purse {
	/// How many of its transactions the chain has taken.
	pub nonce: u64,
	/// What it may spend.
	pub free: Balance,
}

#[derive(subxt::ext::scale_decode::DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct AccountInfo {
	nonce: u64,
	data: AccountData,
}

#[derive(subxt::ext::scale_decode::DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct AccountData {
	free: Balance,
}
