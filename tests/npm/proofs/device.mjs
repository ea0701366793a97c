// Makes the table of proofs of devices:  node proofs/device.mjs > ../vectors/link-proof/device.json

import {p256} from '@noble/curves/nist.js';

import {sign} from '../wallets/device.mjs';
import {ED25519_ORDER, bigEndian, bytes, fromBigEndian, fromLittleEndian, littleEndian, scale, written} from './bytes.mjs';
import {link, print, rowsOfRefusedTexts, textOf, unlink} from './consents.mjs';

const EIP191 = 0, SOLANA = 6, DEVICE = 9;
const [SEED, OTHER_SEED] = ['71', '72'].map(byte => `0x${byte.repeat(32)}`);
const P256_ORDER = p256.Point.Fn.ORDER;
const SOURCES = {
	ed25519: 'made with @noble/curves 1.9.7',
	sr25519: 'made with @scure/sr25519 0.2.0',
	p256: 'made with @noble/curves 1.9.7',
};

function signature(scheme, text, seed = SEED) {
	return bytes(sign({scheme, seed, text}).signature);
}

function of(scheme) {
	return sign({scheme, seed: SEED, text: ''}).account;
}

const proof = signature => scale(DEVICE, signature);

function row(scheme, result) {
	return (name, consent, proof) => ({name: `${scheme}, ${name}`, source: SOURCES[scheme], consent, proof, result});
}

/** What every scheme accepts and refuses alike. */
async function common(scheme) {
	const accepted = row(scheme, 'accepted'), mismatch = row(scheme, 'Mismatch'), otherKind = row(scheme, 'ProofKindMismatch');
	const consent = link(of(scheme)), text = textOf(consent), good = signature(scheme, text);
	const consents = [['a link', consent], ['a link that ends', link(of(scheme), {ends: 100000})], ['a removal', unlink(of(scheme))]];
	return [
		...consents.map(([name, consent]) => accepted(name, consent, proof(signature(scheme, textOf(consent))))),
		mismatch('signed by another key', consent, proof(signature(scheme, text, OTHER_SEED))),
		...await rowsOfRefusedTexts(consent, text => proof(signature(scheme, text)), mismatch),
		mismatch('signed between <Bytes> and </Bytes>', consent, proof(signature(scheme, `<Bytes>${text}</Bytes>`))),
		otherKind('as if of Solana', consent, scale(SOLANA, good)),
		otherKind('as if of Ethereum', consent, scale(EIP191, good, 27)),
	];
}

/** What is wrong with the form of a key or of a signature, scheme by scheme. */
function malformed() {
	const good = scheme => signature(scheme, textOf(link(of(scheme))));
	const signed = (scheme, name, change, result) => row(scheme, result)(name, link(of(scheme)), proof(change(good(scheme))));
	const keyed = (scheme, name, key) =>
		row(scheme, 'MalformedKey')(name, link(`device:${scheme}:${key}`), proof(good(scheme)));
	const neutral = `0x01${'00'.repeat(31)}`;
	return [
		signed('ed25519', 'the order added to S', rs => written(rs, 32, littleEndian(fromLittleEndian(rs.subarray(32)) + ED25519_ORDER)), 'Mismatch'),
		signed('ed25519', 'R is the neutral element', rs => written(rs, 0, bytes(neutral)), 'Mismatch'),
		keyed('ed25519', 'a key of small order', neutral),
		keyed('ed25519', 'a key that is no point', `0x${'02'.repeat(32)}`),
		signed('sr25519', 'without the mark of the scheme', rs => written(rs, 63, [rs[63] & 0x7f]), 'MalformedSignature'),
		keyed('sr25519', 'the neutral element as key', `0x${'00'.repeat(32)}`),
		keyed('sr25519', 'a key that is no point', `0x${'ff'.repeat(32)}`),
		signed('p256', 's in the upper half', rs => written(rs, 32, bigEndian(P256_ORDER - fromBigEndian(rs.subarray(32)))), 'HighS'),
		signed('p256', 'r is zero', rs => written(rs, 0, bigEndian(0n)), 'MalformedSignature'),
		signed('p256', 'r is the order', rs => written(rs, 0, bigEndian(P256_ORDER)), 'MalformedSignature'),
		signed('p256', 's is zero', rs => written(rs, 32, bigEndian(0n)), 'MalformedSignature'),
		signed('p256', 's is the order', rs => written(rs, 32, bigEndian(P256_ORDER)), 'MalformedSignature'),
		keyed('p256', 'a key in the compact form', `0x05${of('p256').slice(-64)}`),
		keyed('p256', 'a key that is no point', `0x02${'00'.repeat(31)}01`),
	];
}

print([...await common('ed25519'), ...await common('sr25519'), ...await common('p256'), ...malformed()]);
