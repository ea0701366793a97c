// What devices sign, with @noble/curves and @scure/sr25519.

import {createHash} from 'node:crypto';

import {ed25519} from '@noble/curves/ed25519.js';
import {p256} from '@noble/curves/nist.js';
import * as sr25519 from '@scure/sr25519';

const noRandomness = length => new Uint8Array(length);

const SCHEMES = {
	ed25519: {
		publicKey: seed => ed25519.getPublicKey(seed),
		sign: (seed, message) => ed25519.sign(message, seed),
		verify: (signature, message, key) => ed25519.verify(signature, message, key),
	},
	sr25519: {
		publicKey: seed => sr25519.getPublicKey(sr25519.secretFromSeed(seed)),
		sign: (seed, message) => sr25519.sign(sr25519.secretFromSeed(seed), message, noRandomness),
		verify: (signature, message, key) => sr25519.verify(message, signature, key),
	},
	p256: {
		publicKey: seed => p256.getPublicKey(seed, true),
		sign: (seed, message) => p256.sign(sha256(message), seed, {lowS: true}).toCompactRawBytes(),
		verify: (signature, message, key) => p256.verify(signature, sha256(message), key, {lowS: true}),
	},
};

function sha256(bytes) {
	return Uint8Array.from(createHash('sha256').update(bytes).digest());
}

function bytes(text) {
	return Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
}

function hex(bytes) {
	return `0x${Buffer.from(bytes).toString('hex')}`;
}

export function sign({scheme, seed, text}) {
	const {publicKey, sign} = SCHEMES[scheme];
	const message = Uint8Array.from(Buffer.from(text));
	return {account: `device:${scheme}:${hex(publicKey(bytes(seed)))}`, signature: hex(sign(bytes(seed), message))};
}

export function verify({account, text, signature}) {
	const [, scheme, key] = account.split(':');
	return {isValid: SCHEMES[scheme].verify(bytes(signature), Uint8Array.from(Buffer.from(text)), bytes(key))};
}
