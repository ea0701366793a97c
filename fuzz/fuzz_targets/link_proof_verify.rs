//! No signature that the external account did not make is accepted, and none panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_link_proof::{Challenge, LinkProof, verify};
use litentry_vocabulary::{Account, GenesisHash};

type Input = (u64, [u8; 20], [u8; 32], [u8; 32], u32, u32, [u8; 32], [u8; 32], u8);

fuzz_target!(|input: Input| {
	let (chain, address, account, genesis, nonce, expires, r, s, v) = input;
	let challenge = Challenge {
		external: ExternalAccount::Evm { chain: EvmChain(chain), address: EvmAddress(address) },
		account: Account(account),
		genesis: GenesisHash(genesis),
		nonce,
		expires,
		ends: None,
	};
	let mut signature = [v; 65];
	signature[..32].copy_from_slice(&r);
	signature[32..64].copy_from_slice(&s);
	assert!(verify(&challenge, &LinkProof::Eip191(signature)).is_err());
});
