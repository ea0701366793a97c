// Makes the table of proofs of Substrate accounts:  node proofs/substrate.mjs > ../vectors/link-proof/substrate.json

import {hexToU8a, u8aWrapBytes} from '@polkadot/util';
import {blake2AsU8a, encodeAddress, keccakAsU8a, secp256k1PairFromSeed, secp256k1Sign} from '@polkadot/util-crypto';

import {pair, sign} from '../wallets/substrate.mjs';
import {SECP256K1_ORDER, bigEndian, highS, scale, written} from './bytes.mjs';
import {link, print, rowsOfRefusedTexts, textOf, unlink} from './consents.mjs';

// Sr25519 signatures are random; with a constant instead, this script always prints the same.
globalThis.crypto.getRandomValues = array => array.fill(7);

const RAW = 0, WRAPPED = 1, WRAPPED_HASH = 2;
const SUBSTRATE = 5, SOLANA = 6, DEVICE = 9;
const SCHEMES = {ed25519: 0, sr25519: 1, ecdsa: 2};
const [SEED, OTHER_SEED] = [0x51, 0x52].map(byte => `0x${byte.toString(16).repeat(32)}`);

const POLKADOT = {name: 'Polkadot', reference: '91b171bb158e2d3848fa23a9f1c25182', prefix: 0};
const KUSAMA = {name: 'Kusama', reference: 'b0a8d493285c2df73290dfb7e61f870f', prefix: 2};
const UNKNOWN = {name: 'a chain that is not known', reference: '0123456789abcdef0123456789abcdef', prefix: 42};

function external(chain, account) {
	return `polkadot:${chain.reference}:${encodeAddress(account, chain.prefix)}`;
}

function of(type, chain = POLKADOT) {
	return external(chain, pair(type, SEED).addressRaw);
}

function signature(type, text, {seed = SEED, wrapped = false} = {}) {
	return hexToU8a(sign({type, seed, text, wrapped}).signature);
}

function proof(type, signature, form = RAW) {
	return scale(SUBSTRATE, form, SCHEMES[type], signature);
}

const source = 'made with @polkadot/keyring and @polkadot/util-crypto 14.0.3';

function accepted(name, consent, proof) {
	return {name, source, consent, proof, result: 'accepted'};
}

function refused(result) {
	return (name, consent, proof) => ({name, source, consent, proof, result});
}

const mismatch = refused('Mismatch');

/** What holds for each scheme. */
async function rowsOf(type) {
	const consent = link(of(type)), text = textOf(consent);
	const hash = blake2AsU8a(u8aWrapBytes(text));
	const bare = signature(type, text), hashed = signature(type, hash), wrapped = signature(type, text, {wrapped: true});
	const named = rows => rows.map(row => ({...row, name: `${type}, ${row.name}`}));
	const elsewhere = [KUSAMA, UNKNOWN].map(chain => {
		const consent = link(of(type, chain));
		return accepted(`of ${chain.name}`, consent, proof(type, signature(type, textOf(consent))));
	});
	const removal = unlink(of(type)), ending = link(of(type), {ends: 100000});
	return named([
		accepted('bare', consent, proof(type, bare)),
		accepted('wrapped as by browser extensions', consent, proof(type, wrapped, WRAPPED)),
		accepted('hashed as by hardware wallets', consent, proof(type, hashed, WRAPPED_HASH)),
		...elsewhere,
		accepted('a link that ends', ending, proof(type, signature(type, textOf(ending)))),
		accepted('a removal', removal, proof(type, signature(type, textOf(removal), {wrapped: true}), WRAPPED)),
		mismatch('bare, but said to be wrapped', consent, proof(type, bare, WRAPPED)),
		mismatch('wrapped, but said to be bare', consent, proof(type, wrapped)),
		mismatch('wrapped, but said to be hashed', consent, proof(type, wrapped, WRAPPED_HASH)),
		mismatch('hashed, but said to be wrapped', consent, proof(type, hashed, WRAPPED)),
		mismatch('a hash of the bare text', consent, proof(type, signature(type, blake2AsU8a(text)), WRAPPED_HASH)),
		mismatch('wrapped twice', consent, proof(type, signature(type, `<Bytes><Bytes>${text}</Bytes></Bytes>`), WRAPPED)),
		mismatch('signed on Kusama', consent, proof(type, signature(type, textOf(link(of(type, KUSAMA)))))),
		mismatch('signed by another key', consent, proof(type, signature(type, text, {seed: OTHER_SEED}))),
		...await rowsOfRefusedTexts(consent, text => proof(type, signature(type, text)), mismatch),
		refused('ProofKindMismatch')('as if of Solana', consent, scale(SOLANA, bare.subarray(0, 64))),
		refused('ProofKindMismatch')('as if of a device', consent, scale(DEVICE, bare.subarray(0, 64))),
	]);
}

function rowsOfSchemesMixedUp() {
	const [ed25519, sr25519] = ['ed25519', 'sr25519'].map(type => [link(of(type)), signature(type, textOf(link(of(type))))]);
	const withoutMark = written(sr25519[1], 63, [sr25519[1][63] & 0x7f]);
	return [
		refused('MalformedKey')('ed25519, said to be sr25519, of which the key is none', ed25519[0], proof('sr25519', ed25519[1])),
		refused('MalformedKey')('sr25519, said to be ed25519, of which the key is none', sr25519[0], proof('ed25519', sr25519[1])),
		refused('MalformedSignature')('sr25519, without its mark', sr25519[0], proof('sr25519', withoutMark)),
	];
}

function rowsOfAccountsThatAreNoKeys() {
	const malformed = refused('MalformedKey');
	const [nobody, offCurve] = [0, 2].map(byte => link(external(POLKADOT, new Uint8Array(32).fill(byte))));
	return [
		malformed('ed25519, by a key of small order', nobody, proof('ed25519', new Uint8Array(64))),
		malformed('ed25519, by an account that is no key', offCurve, proof('ed25519', new Uint8Array(64))),
		malformed('sr25519, by the neutral element', nobody, proof('sr25519', new Uint8Array(64).fill(128, 63))),
	];
}

function rowsOfEcdsa() {
	const consent = link(of('ecdsa')), text = textOf(consent);
	const good = signature('ecdsa', text), v = good[64];
	const high = written(highS(good), 64, [v ^ 1]);
	const malformed = refused('MalformedSignature');
	const changed = (at, part) => proof('ecdsa', written(good, at, part));
	const {secretKey, publicKey} = secp256k1PairFromSeed(hexToU8a(SEED));
	const keccak = secp256k1Sign(text, {secretKey}, 'keccak');
	const byKeccak = link(external(POLKADOT, keccakAsU8a(publicKey)));
	return [
		refused('HighS')('ecdsa, s in the upper half', consent, proof('ecdsa', high)),
		mismatch('ecdsa, the other recovery byte', consent, changed(64, [v ^ 1])),
		...[2, 3, 27, 28, 255].map(got => refused(`BadRecoveryId { got: ${got} }`)(`ecdsa, recovery byte ${got}`, consent, changed(64, [got]))),
		malformed('ecdsa, r is zero', consent, changed(0, bigEndian(0n))),
		malformed('ecdsa, s is zero', consent, changed(32, bigEndian(0n))),
		malformed('ecdsa, r is the order', consent, changed(0, bigEndian(SECP256K1_ORDER))),
		malformed('ecdsa, s is the order', consent, changed(32, bigEndian(SECP256K1_ORDER))),
		malformed('ecdsa, r belongs to no point', consent, changed(0, bigEndian(5n))),
		mismatch('ecdsa, of the Keccak-256 hash as on Ethereum', consent, proof('ecdsa', keccak)),
		mismatch('ecdsa, by an account that is the Keccak-256 hash of the key', byKeccak, proof('ecdsa', signature('ecdsa', textOf(byKeccak)))),
		mismatch('ecdsa, of a hash of the hash', consent, proof('ecdsa', secp256k1Sign(blake2AsU8a(text), {secretKey}, 'blake2'))),
	];
}

print([
	...(await Promise.all(Object.keys(SCHEMES).map(rowsOf))).flat(),
	...rowsOfSchemesMixedUp(),
	...rowsOfAccountsThatAreNoKeys(),
	...rowsOfEcdsa(),
]);
