// What Solana's wallets do, with tweetnacl.

import {hexToU8a} from '@polkadot/util';
import {base58Decode, base58Encode} from '@polkadot/util-crypto';
import nacl from 'tweetnacl';

export function pair(seed) {
	return nacl.sign.keyPair.fromSeed(hexToU8a(seed));
}

/** What a wallet's `signMessage` signs: the text alone. */
export function sign({seed, text}) {
	const {publicKey, secretKey} = pair(seed);
	const signature = nacl.sign.detached(typeof text === 'string' ? new TextEncoder().encode(text) : text, secretKey);
	return {address: base58Encode(publicKey), signature: base58Encode(signature)};
}

export function verify({address, text, signature}) {
	const message = new TextEncoder().encode(text);
	const isValid = nacl.sign.detached.verify(message, base58Decode(signature), base58Decode(address));
	return {isValid};
}
