// Makes the table of proofs of Bitcoin addresses:  node proofs/bitcoin.mjs > ../vectors/link-proof/bitcoin.json
//
// Only Taproot's signatures differ from run to run: bitcoinjs-lib draws randomness for them.

import * as bitcoin from 'bitcoinjs-lib';
import {compactAddLength} from '@polkadot/util';
import {keccakAsU8a} from '@polkadot/util-crypto';

import {pair, payment, serialized, sign, signedTransaction, wif} from '../wallets/bitcoin.mjs';
import {highS, scale, written} from './bytes.mjs';
import {link, print, rowsOfRefusedTexts, textOf, unlink} from './consents.mjs';

const EIP191 = 0, BIP322 = 3, BIP137 = 4, SUBSTRATE = 5;
const SIMPLE = 0, FULL = 1;
const [KEY, OTHER_KEY] = [0x51, 0x52].map(byte => wif(new Uint8Array(32).fill(byte)));
const UNCOMPRESSED_KEY = wif(new Uint8Array(32).fill(0x51), false);
const {SIGHASH_ALL, SIGHASH_ANYONECANPAY, SIGHASH_DEFAULT, SIGHASH_NONE, SIGHASH_SINGLE} = bitcoin.Transaction;

/** CAIP-2's references, and the networks that bitcoinjs-lib knows of the same addresses. */
const NETWORKS = {
	'the main network': ['000000000019d6689c085ae165831e93', 'bitcoin'],
	'the third test network': ['000000000933ea01ad0ee984209779ba', 'testnet'],
	'the fourth test network': ['00000000da84f2bafbbc53dee25a72ae', 'testnet'],
	'the signed test network': ['00000008819873e925422c1ff0f99f7c', 'testnet'],
	'a network of one\'s own': ['0f9188f13cb7b2c71f2a335e3a4fc328', 'regtest'],
};
const KINDS = {p2pkh: 'P2PKH', p2sh: 'P2SH-P2WPKH', p2wpkh: 'P2WPKH', p2tr: 'P2TR'};
const SEGWIT = ['p2sh', 'p2wpkh', 'p2tr'];

function external(kind, {key = KEY, words = 'the main network'} = {}) {
	const [reference, network] = NETWORKS[words];
	return `bip122:${reference}:${payment({key, kind, network}).address}`;
}

function simple(witness) {
	return scale(BIP322, SIMPLE, compactAddLength(witness));
}

function full(transaction) {
	return scale(BIP322, FULL, compactAddLength(transaction));
}

function message(signature) {
	return scale(BIP137, signature);
}

function signature(kind, form, text, key = KEY) {
	return Buffer.from(sign({key, kind, form, text}).signature, 'base64');
}

function transaction(kind, text, options) {
	return signedTransaction({key: KEY, kind, network: 'bitcoin', ...options}, text, options);
}

function witness(kind, text, options) {
	const [{witness}] = transaction(kind, text, options).ins;
	return witness;
}

const BY = {
	simple: 'made with bip322-js 3.0.0',
	full: 'made with bip322-js 3.0.0 and bitcoinjs-lib 6.1.7',
	bip137: 'made with bitcoinjs-message 2.2.0',
	electrum: 'made with bitcoinjs-message 2.2.0',
};

function proofOf(kind, form, consent, key) {
	const signed = signature(kind, form, textOf(consent), key);
	return {simple, full, bip137: message, electrum: message}[form](signed);
}

function accepted(kind, form, words, consent, key) {
	const name = `${KINDS[kind]}, ${form}, ${words}`;
	return {name, source: BY[form], consent, proof: proofOf(kind, form, consent, key), result: 'accepted'};
}

function refused(result, source = BY.full) {
	return (name, consent, proof) => ({name, source, consent, proof, result});
}

const mismatch = refused('Mismatch');
const otherKey = refused('OtherKey');
const malformedKey = refused('MalformedKey');
const malformedSignature = refused('MalformedSignature');
const malformed = refused('MalformedBip322');
const highSRefused = refused('HighS');
const badHeader = got => refused(`BadRecoveryId { got: ${got} }`, BY.bip137);

/** A transaction that somebody changed, without signing it anew. */
function tampered(kind, text, change) {
	const changed = transaction(kind, text);
	change(changed);
	return full(changed.toBuffer());
}

function goodProofs() {
	const forms = [['simple', SEGWIT], ['full', Object.keys(KINDS)], ['bip137', ['p2pkh', 'p2sh', 'p2wpkh']], ['electrum', ['p2sh', 'p2wpkh']]];
	const ofKinds = forms.flatMap(([form, kinds]) =>
		kinds.map(kind => accepted(kind, form, 'on the main network', link(external(kind)))));
	const ofNetworks = Object.keys(NETWORKS).slice(1).flatMap(words => [
		accepted('p2wpkh', 'simple', `on ${words}`, link(external('p2wpkh', {words}))),
		accepted('p2pkh', 'bip137', `on ${words}`, link(external('p2pkh', {words}))),
	]);
	const uncompressed = link(external('p2pkh', {key: UNCOMPRESSED_KEY}));
	const taproot = link(external('p2tr'));
	const byDefault = simple(serialized(witness('p2tr', textOf(taproot), {hashType: SIGHASH_DEFAULT})));
	return [
		...ofKinds,
		...ofNetworks,
		accepted('p2pkh', 'full', 'of an uncompressed key', uncompressed, UNCOMPRESSED_KEY),
		accepted('p2pkh', 'bip137', 'of an uncompressed key', uncompressed, UNCOMPRESSED_KEY),
		{name: 'P2TR, simple, with the default hash type', source: BY.full, consent: taproot, proof: byDefault, result: 'accepted'},
		accepted('p2tr', 'simple', 'a link that ends', link(external('p2tr'), {ends: 100000})),
		accepted('p2wpkh', 'simple', 'a removal', unlink(external('p2wpkh'))),
		accepted('p2pkh', 'bip137', 'a removal', unlink(external('p2pkh'))),
	];
}

async function refusedTexts() {
	const rows = [];
	for(const [kind, form] of [['p2wpkh', 'simple'], ['p2tr', 'simple'], ['p2pkh', 'full'], ['p2pkh', 'bip137']]) {
		const proof = text => ({simple, full, bip137: message})[form](signature(kind, form, text));
		const row = (words, consent, proof) => refused('Mismatch', BY[form])(`${KINDS[kind]}, ${form}, ${words}`, consent, proof);
		const consent = link(external(kind)), onTestnet = link(external(kind, {words: 'the third test network'}));
		rows.push(...await rowsOfRefusedTexts(consent, proof, row));
		rows.push(row('signed for a test network', consent, proof(textOf(onTestnet))));
		rows.push(row('signed for the main network', onTestnet, proof(textOf(consent))));
	}
	return rows;
}

function otherSigners() {
	return SEGWIT.flatMap(kind => {
		const consent = link(external(kind)), row = kind === 'p2tr' ? mismatch : otherKey;
		return row(`${KINDS[kind]}, signed by another key`, consent, simple(signature(kind, 'simple', textOf(consent), OTHER_KEY)));
	}).concat([
		mismatch('P2PKH, full, signed by another key', link(external('p2pkh')), full(signature('p2pkh', 'full', textOf(link(external('p2pkh'))), OTHER_KEY))),
		refused('Mismatch', BY.bip137)('P2PKH, bip137, signed by another key', link(external('p2pkh')), message(signature('p2pkh', 'bip137', textOf(link(external('p2pkh'))), OTHER_KEY))),
		otherKey('P2WPKH, another key beside the signature', link(external('p2wpkh')), simple(withItem('p2wpkh', 1, () => pair(OTHER_KEY).publicKey))),
		malformed('P2WPKH, an uncompressed key', link(external('p2wpkh')), simple(withItem('p2wpkh', 1, () => pair(UNCOMPRESSED_KEY).publicKey))),
		malformedKey('P2WPKH, a key with a prefix that means nothing', link(external('p2wpkh')), simple(withItem('p2wpkh', 1, key => written(key, 0, [5])))),
	]);
}

/** The witness over the kind's link, of which one item is changed. */
function withItem(kind, at, change) {
	const items = witness(kind, textOf(link(external(kind))));
	items[at] = Buffer.from(change(items[at]));
	return serialized(items);
}

function der(rs, hashType = SIGHASH_ALL) {
	return bitcoin.script.signature.encode(Buffer.from(rs), hashType);
}

function rsOf(der) {
	return bitcoin.script.signature.decode(Buffer.from(der)).signature;
}

function otherWritings() {
	const consent = link(external('p2wpkh')), changed = change => simple(withItem('p2wpkh', 0, change));
	const good = serialized(witness('p2wpkh', textOf(consent)));
	const withHashType = hashType => changed(signature => written(signature, signature.length - 1, [hashType]));
	const padded = signature => {
		const [sequence, length, integer, lengthOfR, ...rest] = signature;
		return [sequence, length + 1, integer, lengthOfR + 1, 0, ...rest];
	};
	return [
		highSRefused('P2WPKH, s in the upper half', consent, changed(signature => der(highS(rsOf(signature))))),
		malformedSignature('P2WPKH, a needless 0 before r', consent, changed(padded)),
		malformedSignature('P2WPKH, a byte after s', consent, changed(signature => [...signature.subarray(0, -1), 0, SIGHASH_ALL])),
		malformedSignature('P2WPKH, r is 0', consent, changed(() => [0x30, 6, 2, 1, 0, 2, 1, 1, SIGHASH_ALL])),
		malformedSignature('P2WPKH, s is negative', consent, changed(() => [0x30, 6, 2, 1, 1, 2, 1, 0xff, SIGHASH_ALL])),
		malformedSignature('P2WPKH, r and s without DER', consent, changed(signature => [...rsOf(signature), SIGHASH_ALL])),
		malformed('P2WPKH, no signature', consent, changed(() => [])),
		malformed('P2WPKH, signed with SIGHASH_NONE', consent, simple(serialized(witness('p2wpkh', textOf(consent), {hashType: SIGHASH_NONE})))),
		malformed('P2WPKH, signed with SIGHASH_ALL and ANYONECANPAY', consent, simple(serialized(witness('p2wpkh', textOf(consent), {hashType: SIGHASH_ALL | SIGHASH_ANYONECANPAY})))),
		malformed('P2WPKH, said to be signed with SIGHASH_SINGLE', consent, withHashType(SIGHASH_SINGLE)),
		malformed('P2WPKH, an empty proof', consent, simple(Buffer.alloc(0))),
		malformed('P2WPKH, an empty witness', consent, simple(Buffer.from([0]))),
		malformed('P2WPKH, a byte too few', consent, simple(good.subarray(0, -1))),
		malformed('P2WPKH, a byte too many', consent, simple(Buffer.concat([good, Buffer.alloc(1)]))),
		malformed('P2WPKH, an item too many', consent, simple(serialized([...witness('p2wpkh', textOf(consent)), Buffer.alloc(0)]))),
		malformed('P2WPKH, a witness that is said to have a million items', consent, simple(Buffer.from('fe40420f00', 'hex'))),
	];
}

function taproot() {
	const consent = link(external('p2tr')), text = textOf(consent);
	const byDefault = witness('p2tr', text, {hashType: SIGHASH_DEFAULT});
	const changed = change => simple(serialized([change(byDefault[0])]));
	const noKey = `bip122:000000000019d6689c085ae165831e93:${bitcoin.address.toBech32(Buffer.alloc(32, 0xff), 1, 'bc')}`;
	return [
		malformed('P2TR, the default hash type written out', consent, changed(signature => Buffer.concat([signature, Buffer.from([SIGHASH_DEFAULT])]))),
		mismatch('P2TR, said to be signed with SIGHASH_ALL', consent, changed(signature => Buffer.concat([signature, Buffer.from([SIGHASH_ALL])]))),
		malformed('P2TR, signed with SIGHASH_NONE', consent, simple(serialized(witness('p2tr', text, {hashType: SIGHASH_NONE})))),
		malformed('P2TR, a byte of the signature too few', consent, changed(signature => signature.subarray(0, -1))),
		malformed('P2TR, with an annex', consent, simple(serialized([...byDefault, Buffer.from([0x50])]))),
		malformedKey('P2TR, an address that is no key', link(noKey), simple(serialized(byDefault))),
		refused('ProofKindMismatch', BY.bip137)('P2TR, a signature of BIP-137, as some software accepts it', consent, message(signature('p2tr', 'electrum', text))),
	];
}

function transactions() {
	const consent = link(external('p2pkh')), text = textOf(consent), good = transaction('p2pkh', text).toBuffer();
	const resigned = change => full(transaction('p2pkh', text, {change}).toBuffer());
	const [{script}] = transaction('p2pkh', text).ins;
	const p2sh = link(external('p2sh'));
	return [
		malformed('P2PKH, simple', consent, simple(serialized(bitcoin.script.decompile(script)))),
		malformed('P2PKH, signed with version 2', consent, resigned(psbt => psbt.setVersion(2))),
		malformed('P2PKH, signed with a lock time', consent, resigned(psbt => psbt.setLocktime(2016))),
		malformed('P2PKH, signed with a sequence', consent, resigned(psbt => psbt.setInputSequence(0, 2016))),
		malformed('P2PKH, signed with a second output', consent, resigned(psbt => psbt.addOutput({value: 0, script: Buffer.from([bitcoin.opcodes.OP_RETURN])}))),
		malformed('P2PKH, signed with data in the output', consent, tampered('p2pkh', text, it => it.outs[0].script = Buffer.from([bitcoin.opcodes.OP_RETURN, 1, 1]))),
		malformed('P2PKH, with a second input', consent, tampered('p2pkh', text, it => it.addInput(Buffer.alloc(32), 0))),
		malformed('P2PKH, with a witness', consent, tampered('p2pkh', text, it => it.ins[0].witness = [Buffer.alloc(1)])),
		malformed('P2PKH, a longer push than need be', consent, tampered('p2pkh', text, it => it.ins[0].script = Buffer.concat([Buffer.from([bitcoin.opcodes.OP_PUSHDATA1]), script]))),
		malformed('P2PKH, a push too many', consent, tampered('p2pkh', text, it => it.ins[0].script = Buffer.concat([Buffer.from([0]), script]))),
		malformed('P2PKH, a byte too many', consent, full(Buffer.concat([good, Buffer.alloc(1)]))),
		malformed('P2PKH, a byte too few', consent, full(good.subarray(0, -1))),
		malformed('P2SH-P2WPKH, full, without its script', p2sh, tampered('p2sh', textOf(p2sh), it => it.ins[0].script = Buffer.alloc(0))),
		malformed('P2WPKH, full, with a script', link(external('p2wpkh')), tampered('p2wpkh', textOf(link(external('p2wpkh'))), it => it.ins[0].script = Buffer.from([0]))),
		mismatch('P2PKH, another address\'s transaction', consent, full(transaction('p2wpkh', textOf(link(external('p2wpkh')))).toBuffer())),
		malformed('P2PKH, no transaction', consent, full(Buffer.alloc(0))),
	];
}

function messages() {
	const consent = link(external('p2pkh')), text = textOf(consent), good = signature('p2pkh', 'bip137', text);
	const [header, ...rs] = good;
	const withHeader = header => message(written(good, 0, [header]));
	const segwit = link(external('p2wpkh')), p2sh = link(external('p2sh'));
	const keccak = pair(KEY).sign(Buffer.from(keccakAsU8a(text)));
	const row = result => refused(result, BY.bip137);
	return [
		row('Mismatch')('P2PKH, bip137, the other recovery id', consent, withHeader((header - 27 ^ 1) + 27)),
		row('Mismatch')('P2PKH, bip137, said to be of an uncompressed key', consent, withHeader(header - 4)),
		row('MalformedSignature')('P2PKH, bip137, a recovery id of which there is no key', consent, withHeader(header + 2)),
		...[0, 26, header + 4, header + 8, 43, 255].map(got => badHeader(got)(`P2PKH, bip137, header ${got}`, consent, withHeader(got))),
		...[27, 35].map(got => badHeader(got)(`P2WPKH, bip137, header ${got}`, segwit, message(written(signature('p2wpkh', 'bip137', textOf(segwit)), 0, [got])))),
		...[27, 39].map(got => badHeader(got)(`P2SH-P2WPKH, bip137, header ${got}`, p2sh, message(written(signature('p2sh', 'bip137', textOf(p2sh)), 0, [got])))),
		row('HighS')('P2PKH, bip137, s in the upper half', consent, message([(header - 27 ^ 1) + 27, ...highS(Uint8Array.from(rs))])),
		row('MalformedSignature')('P2PKH, bip137, r is 0', consent, message(written(good, 1, new Uint8Array(32)))),
		row('MalformedSignature')('P2PKH, bip137, s is 0', consent, message(written(good, 33, new Uint8Array(32)))),
		row('MalformedSignature')('P2PKH, bip137, r is no number below the order', consent, message(written(good, 1, new Uint8Array(32).fill(0xff)))),
		row('Mismatch')('P2PKH, bip137, the text hashed with Keccak-256', consent, message([header, ...keccak])),
		row('ProofKindMismatch')('as if of Ethereum', consent, scale(EIP191, Uint8Array.from(rs), header)),
		row('ProofKindMismatch')('as if of a Substrate account', consent, scale(SUBSTRATE, 0, 0, Uint8Array.from(rs))),
	];
}

print([
	...goodProofs(),
	...await refusedTexts(),
	...otherSigners(),
	...otherWritings(),
	...taproot(),
	...transactions(),
	...messages(),
]);
