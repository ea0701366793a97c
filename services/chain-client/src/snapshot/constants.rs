//! Constants of the runtime.

use litentry_vocabulary::BlockNumber;
use parity_scale_codec::Decode;
use subxt::{constants, dynamic::Value};

use super::{Snapshot, read::decode};
use crate::ChainFault;

impl Snapshot {
	/// For how many blocks a worker's evidence is believed.
	pub fn lease_duration(&self) -> Result<BlockNumber, ChainFault> {
		self.constant("WorkerRegistry", "LeaseDuration")
	}

	fn constant<T: Decode>(
		&self,
		pallet: &'static str,
		entry: &'static str,
	) -> Result<T, ChainFault> {
		let address = constants::dynamic::<Value>(pallet, entry);
		decode(pallet, entry, &self.at.constants().entry_bytes(address)?)
	}
}
