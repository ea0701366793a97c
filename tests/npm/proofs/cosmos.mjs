// Makes the table of proofs of Cosmos addresses:  node proofs/cosmos.mjs > ../vectors/link-proof/cosmos.json

import {Secp256k1Wallet, decodeSignature, serializeSignDoc} from '@cosmjs/amino';
import {Secp256k1, sha256} from '@cosmjs/crypto';
import {hexToU8a} from '@polkadot/util';

import {document, sign} from '../wallets/cosmos.mjs';
import {SECP256K1_ORDER, bigEndian, highS, scale, written} from './bytes.mjs';
import {link, print, rowsOfRefusedTexts, textOf, unlink} from './consents.mjs';

const EIP191 = 0, ADR36 = 7;
const [SECRET, OTHER_SECRET] = [0x71, 0x72].map(byte => `0x${byte.toString(16).repeat(32)}`);
const CHAINS = {
	'cosmoshub-4': 'cosmos',
	'osmosis-1': 'osmo',
	'celestia': 'celestia',
	'noble-1': 'noble',
	'akashnet-2': 'akash',
};

const addresses = {};
for(const [chain, prefix] of Object.entries(CHAINS)) {
	addresses[chain] = (await sign({prefix, secret: SECRET, text: ''})).address;
}

function of(chain = 'cosmoshub-4') {
	return `cosmos:${chain}:${addresses[chain]}`;
}

async function signature(text, {chain = 'cosmoshub-4', secret = SECRET} = {}) {
	const {signature} = await sign({prefix: CHAINS[chain], secret, text});
	return decodeSignature(signature);
}

function proof({pubkey, signature}) {
	return scale(ADR36, pubkey, signature);
}

const source = 'made with @cosmjs/amino 0.39.0';

async function accepted(name, consent, chain) {
	return {name, source, consent, proof: proof(await signature(textOf(consent), {chain})), result: 'accepted'};
}

function refused(result) {
	return (name, consent, proof) => ({name, source, consent, proof, result});
}

const mismatch = refused('Mismatch'), malformed = refused('MalformedSignature');
const consent = link(of()), text = textOf(consent), good = await signature(text);

/** A signature of bytes that are not the document. */
async function signatureOf(bytes) {
	const signature = await Secp256k1.createSignature(sha256(bytes), hexToU8a(SECRET));
	return proof({...good, signature: signature.toFixedLength().subarray(0, 64)});
}

/** A signature of a document that is not quite ADR-36's. */
async function signatureOfDocument(change) {
	const wallet = await Secp256k1Wallet.fromKey(hexToU8a(SECRET), 'cosmos');
	const signed = await wallet.signAmino(addresses['cosmoshub-4'], {...document(addresses['cosmoshub-4'], text), ...change});
	return proof(decodeSignature(signed.signature));
}

async function rowsOfOtherDocuments() {
	const {msgs: [message]} = document(addresses['cosmoshub-4'], text);
	const bare = JSON.stringify(document(addresses['cosmoshub-4'], text));
	const canonical = Buffer.from(serializeSignDoc(document(addresses['cosmoshub-4'], text))).toString();
	const value = change => ({msgs: [{...message, value: {...message.value, ...change}}]});
	return [
		mismatch('a document of the chain', consent, await signatureOfDocument({chain_id: 'cosmoshub-4'})),
		mismatch('a document with an account number', consent, await signatureOfDocument({account_number: '1'})),
		mismatch('a document with a sequence', consent, await signatureOfDocument({sequence: '1'})),
		mismatch('a document with a memo', consent, await signatureOfDocument({memo: 'x'})),
		mismatch('a document with a fee', consent, await signatureOfDocument({fee: {gas: '1', amount: []}})),
		mismatch('a document with two messages', consent, await signatureOfDocument({msgs: [message, message]})),
		mismatch('a document with another type', consent, await signatureOfDocument({msgs: [{...message, type: 'MsgSignData'}]})),
		mismatch('a document with another signer', consent, await signatureOfDocument(value({signer: addresses['osmosis-1']}))),
		mismatch('a document with the text in base64 twice', consent, await signatureOfDocument(value({data: Buffer.from(message.value.data).toString('base64')}))),
		mismatch('a document whose keys are in another order', consent, await signatureOf(Buffer.from(bare))),
		mismatch('a document with spaces', consent, await signatureOf(Buffer.from(canonical.replaceAll(':', ': ')))),
		mismatch('the text alone', consent, await signatureOf(Buffer.from(text))),
	];
}

const changed = (at, part) => proof({...good, signature: written(good.signature, at, part)});
const otherParity = written(good.pubkey, 0, [good.pubkey[0] ^ 1]);
const onOsmosis = await signature(textOf(link(of('osmosis-1'))), {chain: 'osmosis-1'});

print([
	...await Promise.all(Object.keys(CHAINS).map(chain => accepted(`on ${chain}`, link(of(chain)), chain))),
	await accepted('a link that ends', link(of(), {ends: 100000})),
	await accepted('a removal', unlink(of())),
	mismatch('signed for Osmosis', consent, proof(onOsmosis)),
	mismatch('signed with the address of Osmosis', consent, proof(await signature(text, {chain: 'osmosis-1'}))),
	refused('OtherKey')('signed by another key', consent, proof(await signature(text, {secret: OTHER_SECRET}))),
	mismatch('signed by another key than the one given', consent, proof({...await signature(text, {secret: OTHER_SECRET}), pubkey: good.pubkey})),
	refused('OtherKey')('the key of the other parity', consent, proof({...good, pubkey: otherParity})),
	refused('MalformedKey')('a key that says it is not compressed', consent, proof({...good, pubkey: written(good.pubkey, 0, [4])})),
	refused('MalformedKey')('a key that is no point', consent, proof({...good, pubkey: written(good.pubkey, 1, bigEndian(5n))})),
	...await rowsOfRefusedTexts(consent, async text => proof(await signature(text)), mismatch),
	...await rowsOfOtherDocuments(),
	refused('HighS')('s in the upper half', consent, proof({...good, signature: highS(good.signature)})),
	malformed('r is zero', consent, changed(0, bigEndian(0n))),
	malformed('s is zero', consent, changed(32, bigEndian(0n))),
	malformed('r is the order', consent, changed(0, bigEndian(SECP256K1_ORDER))),
	malformed('s is the order', consent, changed(32, bigEndian(SECP256K1_ORDER))),
	refused('ProofKindMismatch')('as if of Ethereum', consent, scale(EIP191, good.signature, 0)),
]);
