//! What the calls and the hook cost, as the runtime measures it.

use litentry_link_proof::LinkProof;
use polkadot_sdk::frame_support::weights::{Weight, constants::RocksDbWeight};

/// The weight of each call, of the hook, and of each kind of proof.
///
/// Calls that take a proof are measured with a device's Ed25519 signature, and what the proof at
/// hand costs comes on top.
pub trait WeightInfo {
	/// `request_link`, with the most other requests in the same block.
	fn request_link() -> Weight;
	/// `confirm_link` that replaces another link, with a certificate of so many signatures.
	fn confirm_link(signatures: u32) -> Weight;
	/// `refuse_link` with the longest reason and a certificate of so many signatures.
	fn refuse_link(signatures: u32) -> Weight;
	/// `unlink` of a shielded link.
	fn unlink() -> Weight;
	/// `link_public` that replaces another link.
	fn link_public() -> Weight;
	/// `unlink_by_proof` of a link that is being shielded.
	fn unlink_by_proof() -> Weight;
	/// `shield`, with the most other requests in the same block.
	fn shield() -> Weight;
	/// `reveal`, with the most other requests in the same block.
	fn reveal() -> Weight;
	/// `confirm_reveal` that replaces another link, with a certificate of so many signatures.
	fn confirm_reveal(signatures: u32) -> Weight;
	/// `move_links` of so many links.
	fn move_links(links: u32) -> Weight;
	/// `forget_move`.
	fn forget_move() -> Weight;
	/// `request_export` that replaces another export, with the most other requests in the same block.
	fn request_export() -> Weight;
	/// `answer_export` with a certificate of so many signatures.
	fn answer_export(signatures: u32) -> Weight;
	/// `clear_export`.
	fn clear_export() -> Weight;
	/// `erase` of so many links and an export.
	fn erase(links: u32) -> Weight;
	/// `set_platform`.
	fn set_platform() -> Weight;
	/// `on_initialize` when so many links and so many exports expire.
	fn on_initialize(links: u32, exports: u32) -> Weight;
	/// The check of [`LinkProof::Eip191`].
	fn verify_eip191() -> Weight;
	/// The check of [`LinkProof::Eip712`].
	fn verify_eip712() -> Weight;
	/// The check of [`LinkProof::Bip322`].
	fn verify_bip322() -> Weight;
	/// The check of [`LinkProof::Bip137`].
	fn verify_bip137() -> Weight;
	/// The check of [`LinkProof::Substrate`].
	fn verify_substrate() -> Weight;
	/// The check of [`LinkProof::Solana`].
	fn verify_solana() -> Weight;
	/// The check of [`LinkProof::Adr36`].
	fn verify_adr36() -> Weight;
	/// The check of [`LinkProof::Passkey`].
	fn verify_passkey() -> Weight;
	/// The check of [`LinkProof::Device`].
	fn verify_device() -> Weight;
}

/// The weight of checking a proof of this kind.
pub(crate) fn of_proof<W: WeightInfo>(proof: &LinkProof) -> Weight {
	match proof {
		LinkProof::Eip191(_) => W::verify_eip191(),
		LinkProof::Eip712(_) => W::verify_eip712(),
		// Refused unread: only analyzers can ask the contract.
		LinkProof::Erc1271(_) => Weight::zero(),
		LinkProof::Bip322(_) => W::verify_bip322(),
		LinkProof::Bip137(_) => W::verify_bip137(),
		LinkProof::Substrate(_) => W::verify_substrate(),
		LinkProof::Solana(_) => W::verify_solana(),
		LinkProof::Adr36(_) => W::verify_adr36(),
		LinkProof::Passkey(_) => W::verify_passkey(),
		LinkProof::Device(_) => W::verify_device(),
		// A kind that nobody has measured fits into no block.
		_ => Weight::MAX,
	}
}

/// Estimates for tests: database accesses, and the signatures' check.
impl WeightInfo for () {
	fn request_link() -> Weight {
		touching(7, 8)
	}

	fn confirm_link(signatures: u32) -> Weight {
		checked(signatures) + touching(8, 9)
	}

	fn refuse_link(signatures: u32) -> Weight {
		checked(signatures) + touching(4, 3)
	}

	fn unlink() -> Weight {
		touching(4, 6)
	}

	fn link_public() -> Weight {
		touching(12, 15)
	}

	fn unlink_by_proof() -> Weight {
		touching(6, 7)
	}

	fn shield() -> Weight {
		touching(3, 3)
	}

	fn reveal() -> Weight {
		touching(3, 3)
	}

	fn confirm_reveal(signatures: u32) -> Weight {
		checked(signatures) + touching(8, 9)
	}

	fn move_links(links: u32) -> Weight {
		touching(12, 10) + touching(2, 3).saturating_mul(links.into())
	}

	fn forget_move() -> Weight {
		touching(3, 3)
	}

	fn request_export() -> Weight {
		touching(5, 5)
	}

	fn answer_export(signatures: u32) -> Weight {
		checked(signatures) + touching(4, 2)
	}

	fn clear_export() -> Weight {
		touching(3, 3)
	}

	fn erase(links: u32) -> Weight {
		touching(4, 4) + touching(4, 6).saturating_mul(links.into())
	}

	fn set_platform() -> Weight {
		touching(0, 1)
	}

	fn on_initialize(links: u32, exports: u32) -> Weight {
		RocksDbWeight::get().reads_writes(2, 2)
			+ touching(4, 6).saturating_mul(links.into())
			+ touching(3, 3).saturating_mul(exports.into())
	}

	fn verify_eip191() -> Weight {
		SIGNATURE
	}

	fn verify_eip712() -> Weight {
		SIGNATURE
	}

	fn verify_bip322() -> Weight {
		SIGNATURE.saturating_mul(2)
	}

	fn verify_bip137() -> Weight {
		SIGNATURE
	}

	fn verify_substrate() -> Weight {
		SIGNATURE
	}

	fn verify_solana() -> Weight {
		SIGNATURE
	}

	fn verify_adr36() -> Weight {
		SIGNATURE
	}

	fn verify_passkey() -> Weight {
		SIGNATURE.saturating_mul(2)
	}

	fn verify_device() -> Weight {
		SIGNATURE.saturating_mul(2)
	}
}

/// The check of one signature in the runtime's WebAssembly.
const SIGNATURE: Weight = Weight::from_parts(1_000_000_000, 0);

fn touching(reads: u64, writes: u64) -> Weight {
	Weight::from_parts(60_000_000, 0) + RocksDbWeight::get().reads_writes(reads, writes)
}

fn checked(signatures: u32) -> Weight {
	Weight::from_parts(200_000_000, 0).saturating_mul(signatures.into())
}
