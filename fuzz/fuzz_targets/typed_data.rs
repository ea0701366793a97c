//! What wallets are handed as typed data, alloy hashes to what our keys sign, and what is accepted is
//! by the account that alloy names.

#![no_main]

use alloy_dyn_abi::TypedData;
use alloy_primitives::{B256, Signature};
use libfuzzer_sys::fuzz_target;
use litentry_external_account::EvmChain;
use litentry_link_proof::{
	Challenge, Consent, EvmKey, LinkProof, UnlinkChallenge, typed_data, verify,
};
use litentry_vocabulary::{Account, GenesisHash, LinkId};

/// A chain, a key, two sets of 32 bytes, numbers, and a change of the signature.
type Input = (u64, [u8; 32], [[u8; 32]; 2], u64, u32, Option<u32>, (u8, u8));

fuzz_target!(|input: Input| {
	let (chain, secret, [account, genesis], number, expires, ends, change) = input;
	let Ok(key) = EvmKey::from_bytes(&secret) else { return };
	let external = key.external(EvmChain(chain));
	let (account, genesis) = (Account(account), GenesisHash(genesis));
	let nonce = number as u32;
	let link = Challenge { external, account, genesis, nonce, expires, ends };
	let unlink = UnlinkChallenge { external, account, genesis, id: LinkId(number), expires };
	compare(&key, &link, change);
	compare(&key, &unlink, change);
});

fn compare(key: &EvmKey, consent: &impl Consent, (at, bits): (u8, u8)) {
	let data: TypedData = serde_json::from_str(&typed_data(consent).unwrap()).unwrap();
	let hash = data.eip712_signing_hash().unwrap();
	let LinkProof::Eip712(mut signature) = key.sign_typed(consent).unwrap() else { unreachable!() };
	assert_eq!(signer(&signature, &hash), Some(key.address().0));
	assert_eq!(verify(consent, &LinkProof::Eip712(signature)), Ok(()));
	signature[usize::from(at) % 65] ^= bits;
	if verify(consent, &LinkProof::Eip712(signature)).is_ok() {
		assert_eq!(signer(&signature, &hash), Some(key.address().0));
	}
}

fn signer(signature: &[u8; 65], hash: &B256) -> Option<[u8; 20]> {
	let signature = Signature::from_raw(signature).ok()?;
	signature.recover_address_from_prehash(hash).ok().map(|address| address.into())
}
