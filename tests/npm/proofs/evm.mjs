// Makes the table of proofs of EVM accounts:  node proofs/evm.mjs > ../vectors/link-proof/evm.json

import {Wallet, concat, keccak256, toUtf8Bytes} from 'ethers';
import {hashMessage, hashTypedData, recoverAddress} from 'viem';
import {privateKeyToAccount, sign as signHash} from 'viem/accounts';

import {forEthers} from '../wallets/evm.mjs';
import {SECP256K1_ORDER, bigEndian, bytes, highS, scale, written} from './bytes.mjs';
import {link, lookAlikes, otherConsents, print, textOf, unlink} from './consents.mjs';
import {otherTypedData, typedDataOf} from './typed-data.mjs';

const EIP191 = 0, EIP712 = 1, ERC1271 = 2, BIP137 = 4, SOLANA = 6;
const [KEY, OTHER_KEY] = ['11', '12'].map(byte => `0x${byte.repeat(32)}`);
const VIEM = 'made with viem 2.57.20', ETHERS = 'made with ethers 6.17.0';
const account = privateKeyToAccount(KEY), other = privateKeyToAccount(OTHER_KEY), wallet = new Wallet(KEY);

function of(address, chain = 1) {
	return `eip155:${chain}:${address}`;
}

async function signText(text, by = account) {
	return bytes(await by.signMessage({message: text}));
}

async function signTyped(data, by = account) {
	return bytes(await by.signTypedData(data));
}

function row(name, source, consent, proof, result) {
	return {name, source, consent, proof, result};
}

const plain = signature => scale(EIP191, signature), typed = signature => scale(EIP712, signature);

/** Rows that both libraries sign, in both forms. */
async function accepted(name, consent) {
	const text = textOf(consent), data = typedDataOf(consent);
	return [
		row(`${name}, by its text`, VIEM, consent, plain(await signText(text)), 'accepted'),
		row(`${name}, field by field`, VIEM, consent, typed(await signTyped(data)), 'accepted'),
		row(`${name}, by its text`, ETHERS, consent, plain(bytes(await wallet.signMessage(text))), 'accepted'),
		row(`${name}, field by field`, ETHERS, consent, typed(bytes(await wallet.signTypedData(...forEthers(data)))), 'accepted'),
	];
}

/** The refusal of a good signature of something else: who would have had to sign it. */
async function wrongSigner(hash, signature) {
	return `WrongSigner { recovered: ${await recoverAddress({hash, signature: concat([signature])})} }`;
}

async function ofAnotherText(name, consent, signature) {
	const result = await wrongSigner(hashMessage(textOf(consent)), signature);
	return row(name, VIEM, consent, plain(signature), result);
}

async function ofOtherTypedData(name, consent, signature) {
	const result = await wrongSigner(hashTypedData(typedDataOf(consent)), signature);
	return row(name, VIEM, consent, typed(signature), result);
}

const consent = link(of(account.address)), text = textOf(consent), data = typedDataOf(consent);
const good = await signText(text), goodTyped = await signTyped(data);

/** What is wrong with the 65 bytes themselves, in both forms. */
function malformed() {
	const v = byte => signature => written(signature, 64, [byte]);
	const part = (at, number) => signature => written(signature, at, bigEndian(number));
	const changes = [
		...[2, 26, 29, 37, 38, 255].map(byte => [`v is ${byte}`, v(byte), `BadRecoveryId { got: ${byte} }`]),
		['s in the upper half', signature => written(highS(signature), 64, [signature[64] ^ 7]), 'HighS'],
		['r is zero', part(0, 0n), 'MalformedSignature'],
		['r is the order', part(0, SECP256K1_ORDER), 'MalformedSignature'],
		['r belongs to no point', part(0, 5n), 'MalformedSignature'],
		['s is zero', part(32, 0n), 'MalformedSignature'],
		['s is the order', part(32, SECP256K1_ORDER), 'MalformedSignature'],
		['all bytes are zero', () => new Uint8Array(65), 'MalformedSignature'],
	];
	return changes.flatMap(([words, change, result]) => [
		row(`by its text, ${words}`, VIEM, consent, plain(change(good)), result),
		row(`field by field, ${words}`, VIEM, consent, typed(change(goodTyped)), result),
	]);
}

/** Other ways to sign the same text, which no verifier of `personal_sign` accepts. */
async function otherHashes() {
	const hashes = [
		['without a prefix', keccak256(toUtf8Bytes(text))],
		['with the version 0 of EIP-191', keccak256(concat(['0x1900', account.address, toUtf8Bytes(text)]))],
		['with a wrong length in the prefix', keccak256(toUtf8Bytes(`\x19Ethereum Signed Message:\n1${text}`))],
		['with Bitcoin\'s prefix', keccak256(toUtf8Bytes(`\x18Bitcoin Signed Message:\n${text}`))],
		['as hexadecimal digits', hashMessage(`0x${Buffer.from(text).toString('hex')}`)],
	];
	return Promise.all(hashes.map(async ([words, hash]) =>
		ofAnotherText(`signed ${words}`, consent, bytes(await signHash({hash, privateKey: KEY, to: 'hex'})))));
}

const zeroV = signature => written(signature, 64, [signature[64] - 27]);
const elsewhere = link(of(account.address, 137));
const rows = [
	...await accepted('on Ethereum', consent),
	...await accepted('on another EVM chain', elsewhere),
	...await accepted('on a chain with a large number', link(of(account.address, 9007199254740991))),
	...await accepted('a link that ends', link(of(account.address), {ends: 100000})),
	...await accepted('the largest numbers', link(of(account.address), {nonce: 0xffffffff, expires: 0xffffffff, ends: 0xffffffff})),
	...await accepted('a removal', unlink(of(account.address))),
	row('by its text, v is 0 or 1', VIEM, consent, plain(zeroV(good)), 'accepted'),
	row('field by field, v is 0 or 1', VIEM, consent, typed(zeroV(goodTyped)), 'accepted'),
	await ofAnotherText('signed by another key', consent, await signText(text, other)),
	await ofOtherTypedData('signed field by field by another key', consent, await signTyped(data, other)),
	await ofAnotherText('signed for another EVM chain', consent, await signText(textOf(elsewhere))),
	await ofOtherTypedData('signed field by field for another EVM chain', consent, await signTyped(typedDataOf(elsewhere))),
	await ofAnotherText('the other v', consent, written(good, 64, [good[64] ^ 7])),
];
for(const [words, different] of otherConsents(consent)) {
	rows.push(await ofAnotherText(`signed ${words}`, consent, await signText(textOf(different))));
	rows.push(await ofOtherTypedData(`signed field by field ${words}`, consent, await signTyped(typedDataOf(different))));
}
for(const [words, different] of lookAlikes(text)) {
	rows.push(await ofAnotherText(`signed with ${words}`, consent, await signText(different)));
}
for(const [words, different] of otherTypedData(data)) {
	rows.push(await ofOtherTypedData(`signed field by field with ${words}`, consent, await signTyped(different)));
}
rows.push(
	...await otherHashes(),
	...malformed(),
	await ofAnotherText('field by field as if by its text', consent, goodTyped),
	await ofOtherTypedData('by its text as if field by field', consent, good),
	row('as if of a contract wallet', VIEM, consent, scale(ERC1271, [65 << 2 & 0xff | 1, 65 >> 6], good), 'NeedsAnalyzers'),
	row('as if of Bitcoin', VIEM, consent, scale(BIP137, good), 'ProofKindMismatch'),
	row('as if of Solana', VIEM, consent, scale(SOLANA, good.subarray(0, 64)), 'ProofKindMismatch'),
);
print(rows);
