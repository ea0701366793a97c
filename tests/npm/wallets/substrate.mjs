// What wallets of Substrate chains do, with polkadot-js's libraries.

import {Keyring} from '@polkadot/keyring';
import {hexToU8a, u8aToHex, u8aToU8a, u8aWrapBytes} from '@polkadot/util';
import {signatureVerify} from '@polkadot/util-crypto';

/** The pair of a secret seed: `type` is ed25519, sr25519 or ecdsa. */
export function pair(type, seed, ss58Format = 42) {
	return new Keyring({type, ss58Format}).addFromSeed(hexToU8a(seed));
}

/** What a keyring signs, and a browser extension for `signRaw`, which wraps the text. */
export function sign({type, seed, text, wrapped}) {
	const message = wrapped ? u8aWrapBytes(text) : u8aToU8a(text);
	const {address, sign} = pair(type, seed);
	return {address, signature: u8aToHex(sign(message))};
}

export function verify({address, text, signature}) {
	const {isValid} = signatureVerify(text, signature, address);
	return {isValid};
}
