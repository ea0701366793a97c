//! Export requests and exports travel sealed, each of one size.

#![allow(clippy::unwrap_used)]

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, PasskeyKey, RelyingParty};
use litentry_link_record::{
	CannotOpenExport, Export, ExportRequest, ExportedLink, LinkRequest, MAX_EXPORTED_LINKS,
	ProvenBy, SEALED_EXPORT_LENGTH, SEALED_EXPORT_REQUEST_LENGTH, UNREADABLE_EXPORT,
	UnreadableExportRequest,
};
use litentry_sealing::{
	Context, OVERHEAD, PUBLIC_KEY_LENGTH, PublicKey, Purpose, SecretKey, padded_capacity,
	seal_padded,
};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, LinkId};
use parity_scale_codec::{Encode, MaxEncodedLen};
use rand::{SeedableRng, rngs::StdRng};

const CONTEXT: Context = Context {
	genesis: GenesisHash([1; 32]),
	purpose: Purpose::Credential,
	epoch: KeyEpoch(2),
	account: Account([3; 32]),
};

fn rng() -> StdRng {
	StdRng::seed_from_u64(0)
}

fn workers() -> SecretKey {
	SecretKey::from_seed([4; 32])
}

fn owner() -> SecretKey {
	SecretKey::from_seed([5; 32])
}

fn request() -> ExportRequest {
	ExportRequest { reply_to: owner().public_key() }
}

fn link(id: u64) -> ExportedLink {
	ExportedLink {
		id: LinkId(id),
		external: ExternalAccount::Passkey {
			relying_party: RelyingParty([6; 16]),
			key: PasskeyKey([2; 33]),
		},
		proven_by: ProvenBy::Key,
		public: false,
		since: 7,
		ends: Some(8),
	}
}

fn export(links: u64) -> Export {
	let links: Vec<_> = (0..links).map(link).collect();
	Export { links: links.try_into().unwrap() }
}

#[test]
fn a_request_opens_as_it_was_sealed() {
	let sealed = request().seal(&workers().public_key(), &CONTEXT, &mut rng()).unwrap();
	assert_eq!(sealed.len(), SEALED_EXPORT_REQUEST_LENGTH);
	assert_eq!(ExportRequest::open(&workers(), &CONTEXT, &sealed), Ok(request()));
}

#[test]
fn a_request_of_another_account_is_unreadable() {
	let sealed = request().seal(&workers().public_key(), &CONTEXT, &mut rng()).unwrap();
	let other = Context { account: Account([9; 32]), ..CONTEXT };
	assert_eq!(ExportRequest::open(&workers(), &other, &sealed), Err(UnreadableExportRequest));
}

#[test]
fn a_request_that_nobody_could_reply_to_is_unreadable() {
	let reply_to = PublicKey([0xff; PUBLIC_KEY_LENGTH]);
	let (to, encoded) = (workers().public_key(), ExportRequest { reply_to }.encode());
	let length = SEALED_EXPORT_REQUEST_LENGTH - OVERHEAD;
	let context = CONTEXT.with_purpose(Purpose::ExportRequest);
	let sealed = seal_padded(&to, &context, &encoded, length, &mut rng()).unwrap();
	assert_eq!(ExportRequest::open(&workers(), &CONTEXT, &sealed), Err(UnreadableExportRequest));
}

#[test]
fn no_link_request_is_an_export_request() {
	let request = LinkRequest {
		external: ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([6; 20]) },
		nonce: 0,
		expires: 1,
		proof: litentry_link_proof::LinkProof::Eip191([0; 65]),
		reply_to: owner().public_key(),
	};
	let sealed = request.seal(&workers().public_key(), &CONTEXT, &mut rng()).unwrap();
	assert_eq!(ExportRequest::open(&workers(), &CONTEXT, &sealed), Err(UnreadableExportRequest));
}

#[test]
fn exports_of_none_and_of_the_most_links_are_of_one_size() {
	for links in [0, u64::from(MAX_EXPORTED_LINKS)] {
		let export = export(links);
		let sealed = export.seal(&owner().public_key(), &CONTEXT, &mut rng()).unwrap();
		assert_eq!(sealed.len(), SEALED_EXPORT_LENGTH);
		assert_eq!(Export::open(&owner(), &CONTEXT, &sealed), Ok(export));
	}
}

#[test]
fn an_export_opens_for_its_owner_alone() {
	let sealed = export(1).seal(&owner().public_key(), &CONTEXT, &mut rng()).unwrap();
	let other = Context { account: Account([9; 32]), ..CONTEXT };
	assert_eq!(Export::open(&owner(), &other, &sealed), Err(CannotOpenExport));
	assert_eq!(Export::open(&workers(), &CONTEXT, &sealed), Err(CannotOpenExport));
	assert_eq!(Export::open(&owner(), &CONTEXT, &sealed[1..]), Err(CannotOpenExport));
}

#[test]
fn what_stands_in_place_of_an_export_is_as_long_and_opens_for_nobody() {
	assert_eq!(UNREADABLE_EXPORT.len(), SEALED_EXPORT_LENGTH);
	assert_eq!(Export::open(&owner(), &CONTEXT, UNREADABLE_EXPORT), Err(CannotOpenExport));
}

#[test]
fn every_request_and_every_export_fits() {
	let request_room = padded_capacity(SEALED_EXPORT_REQUEST_LENGTH - OVERHEAD);
	let export_room = padded_capacity(SEALED_EXPORT_LENGTH - OVERHEAD);
	assert!(ExportRequest::max_encoded_len() <= request_room);
	assert!(Export::max_encoded_len() <= export_room);
}
