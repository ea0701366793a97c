//! A block's events.

use subxt::events::Phase;

use super::Block;
use crate::chain::{
	ChainFault, Unreadable,
	decode::{Event, Meaning, Part, Typed, meaning},
};

const EVENTS: &str = "System.Events";

impl Block {
	/// What its events mean, where that is anything here.
	pub(in crate::chain) async fn events(&self) -> Result<Vec<Event>, ChainFault> {
		let key = self.entry("System", "Events")?;
		let bytes = self.value(&key).await?.unwrap_or_default();
		let mut events = Vec::new();
		for event in self.layout.events().from_bytes(bytes).iter() {
			let event =
				event.map_err(|_| ChainFault::reading(EVENTS)(Unreadable::NotA("event")))?;
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
}
