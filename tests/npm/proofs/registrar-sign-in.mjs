// Makes the table of signatures with which people sign in at the registrar:
// node proofs/registrar-sign-in.mjs > ../vectors/registrar-sign-in.json

import {Keyring} from '@polkadot/keyring';
import {hexToU8a, stringToU8a, u8aToHex, u8aWrapBytes} from '@polkadot/util';
import {blake2AsU8a, secp256k1PairFromSeed, secp256k1Sign} from '@polkadot/util-crypto';

// Sr25519 signatures are random; with a constant instead, this script always prints the same.
globalThis.crypto.getRandomValues = array => array.fill(7);

const SCHEMES = ['ed25519', 'sr25519', 'ecdsa'];
const [SEED, OTHER_SEED] = [0x61, 0x62].map(byte => `0x${byte.toString(16).repeat(32)}`);
const TEXT = `https://registrar.example.org asks you to sign in with the account
5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY

Größe, 名前 and \u{1f600} are signed as UTF-8.

Expires: 2026-11-22T05:08:00Z
Nonce: 000102030405060708090a0b0c0d0e0f`;

const pairOf = (type, seed = SEED) => new Keyring({type}).addFromSeed(hexToU8a(seed));
const hex = bytes => u8aToHex(bytes);

function rowsOf(type) {
	const pair = pairOf(type);
	const row = (name, signature, accepted) => (
		{name: `${type}, ${name}`, account: hex(pair.addressRaw), signature, accepted}
	);
	const text = stringToU8a(TEXT), wrapped = u8aWrapBytes(TEXT), hashed = blake2AsU8a(wrapped);
	const good = hex(pair.sign(wrapped));
	const flipped = at => hex(hexToU8a(good).map((byte, index) => index === at ? byte ^ 1 : byte));
	return [
		row('wrapped as by browser extensions', good, true),
		row('wrapped, with the byte of its scheme', hex(pair.sign(wrapped, {withType: true})), true),
		row('bare', hex(pair.sign(text)), true),
		row('bare, with the byte of its scheme', hex(pair.sign(text, {withType: true})), true),
		row('hashed as by hardware wallets', hex(pair.sign(hashed)), true),
		row('without 0x', good.slice(2), true),
		row('in upper case', `0x${good.slice(2).toUpperCase()}`, true),
		row('between spaces', ` ${good}\n`, true),
		row('of another text', hex(pair.sign(u8aWrapBytes(TEXT.replace('5G', '5H')))), false),
		row('of the text and a space', hex(pair.sign(u8aWrapBytes(`${TEXT} `))), false),
		row('wrapped twice', hex(pair.sign(`<Bytes><Bytes>${TEXT}</Bytes></Bytes>`)), false),
		row('by another key', hex(pairOf(type, OTHER_SEED).sign(wrapped)), false),
		row('with another first bit', flipped(0), false),
		row('with another bit in the second half', flipped(40), false),
		row('too short', good.slice(0, -2), false),
		row('with a byte too much', `${good}00`, false),
		row('with the byte of no scheme', `0x03${good.slice(2)}`, false),
		...SCHEMES.filter(other => other !== type).map(other => (
			row(`with the byte of ${other}`, `0x0${SCHEMES.indexOf(other)}${good.slice(2)}`, false)
		)),
	];
}

function rowsOfEcdsa() {
	const {publicKey, secretKey} = secp256k1PairFromSeed(hexToU8a(SEED));
	const wrapped = u8aWrapBytes(TEXT), account = hex(pairOf('ecdsa').addressRaw);
	const refused = (name, signature, of = account) => (
		{name: `ecdsa, ${name}`, account: of, signature: hex(signature), accepted: false}
	);
	const good = pairOf('ecdsa').sign(wrapped);
	const withRecovery = byte => good.map((old, at) => at === 64 ? byte : old);
	return [
		refused('of the Keccak-256 hash as on Ethereum', secp256k1Sign(wrapped, {secretKey}, 'keccak')),
		refused('by the key itself as an account', good, hex(publicKey.subarray(1))),
		refused('the other recovery byte', withRecovery(good[64] ^ 1)),
		...[2, 3, 4, 27, 255].map(byte => refused(`recovery byte ${byte}`, withRecovery(byte))),
		refused('all zeros', new Uint8Array(65)),
	];
}

const rowsOfNothing = ['', '0x', 'signature', '0xzz', `0x${'00'.repeat(64)}`, `0x${'ff'.repeat(66)}`]
	.map(signature => ({name: `no signature: ${signature.slice(0, 12)}`, account: hex(pairOf('sr25519').addressRaw), signature, accepted: false}));

// An account that is no key, as those of multisigs and pure proxies are: nobody signs with it.
const nobody = {name: 'an account of zeros', account: `0x${'00'.repeat(32)}`, signature: `0x${'00'.repeat(64)}`, accepted: false};

const rows = [...SCHEMES.flatMap(rowsOf), ...rowsOfEcdsa(), ...rowsOfNothing, nobody];
console.log(JSON.stringify({text: TEXT, rows}, null, '\t'));
