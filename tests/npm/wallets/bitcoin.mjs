// What Bitcoin's wallets do, with bip322-js, bitcoinjs-message and bitcoinjs-lib.

import ecc from '@bitcoinerlab/secp256k1';
import {BIP322, Signer, Verifier} from 'bip322-js';
import * as bitcoin from 'bitcoinjs-lib';
import bitcoinMessage from 'bitcoinjs-message';
import {ECPairFactory} from 'ecpair';

bitcoin.initEccLib(ecc);

const {SIGHASH_ALL, SIGHASH_DEFAULT} = bitcoin.Transaction;
const SEGWIT_TYPES = {p2sh: 'p2sh(p2wpkh)', p2wpkh: 'p2wpkh'};
const ECPair = ECPairFactory(ecc);

/** The pair of a key in WIF. */
export function pair(key) {
	return ECPair.fromWIF(key, [bitcoin.networks.bitcoin, bitcoin.networks.testnet]);
}

/** The WIF of a secret scalar. */
export function wif(secret, compressed = true) {
	return ECPair.fromPrivateKey(Buffer.from(secret), {compressed}).toWIF();
}

/** The key's address: `kind` is p2pkh, p2sh (of p2wpkh), p2wpkh or p2tr; `network` is bitcoin, testnet or regtest. */
export function payment({key, kind, network: name = 'bitcoin'}) {
	const network = bitcoin.networks[name], {publicKey: pubkey} = pair(key), {p2pkh, p2sh, p2wpkh, p2tr} = bitcoin.payments;
	switch(kind) {
		case 'p2pkh': return p2pkh({pubkey, network});
		case 'p2sh': return p2sh({redeem: p2wpkh({pubkey, network}), network});
		case 'p2wpkh': return p2wpkh({pubkey, network});
		case 'p2tr': return p2tr({internalPubkey: pubkey.subarray(1), network});
	}
}

/**
 * What a wallet shows after signing, in base64: `form` is simple (BIP-322; for P2PKH, BIP-137), full (BIP-322), bip137, or
 * electrum, which writes BIP-137 as if every address were P2PKH.
 */
export function sign({form, kind, network, text, secret, key = wif(Buffer.from(secret.slice(2), 'hex'))}) {
	const of = {key, kind, network}, {address} = payment(of);
	switch(form) {
		case 'simple': return {address, signature: Signer.sign(key, address, text)};
		case 'full': return {address, signature: signedTransaction(of, text).toBuffer().toString('base64')};
		case 'bip137': return {address, signature: signedMessage(key, text, SEGWIT_TYPES[kind])};
		case 'electrum': return {address, signature: signedMessage(key, text)};
	}
}

function signedMessage(key, text, segwitType) {
	const {privateKey, compressed} = pair(key);
	return bitcoinMessage.sign(text, privateKey, compressed, {segwitType}).toString('base64');
}

/** BIP-322's transaction to sign, signed; `change` may alter it before. */
export function signedTransaction({key, kind, network}, text, {hashType = SIGHASH_ALL, change = () => {}} = {}) {
	const {output, redeem} = payment({key, kind, network}), spent = BIP322.buildToSpendTx(text, output);
	const psbt = new bitcoin.Psbt({network: bitcoin.networks[network]}).setVersion(0).setLocktime(0);
	const utxo = kind === 'p2pkh' ? {nonWitnessUtxo: spent.toBuffer()} : {witnessUtxo: {script: output, value: 0}};
	const script = redeem ? {redeemScript: redeem.output} : {};
	const sighash = hashType === SIGHASH_DEFAULT ? {} : {sighashType: hashType};
	psbt.addInput({hash: spent.getId(), index: 0, sequence: 0, ...utxo, ...script, ...sighash});
	psbt.addOutput({value: 0, script: Buffer.from([bitcoin.opcodes.OP_RETURN])});
	change(psbt);
	let signer = pair(key);
	if(kind === 'p2tr') {
		const tapInternalKey = signer.publicKey.subarray(1);
		psbt.updateInput(0, {tapInternalKey});
		signer = signer.tweak(bitcoin.crypto.taggedHash('TapTweak', tapInternalKey));
	}
	return psbt.signAllInputs(signer, [hashType]).finalizeAllInputs().extractTransaction(true);
}

export function verify({form, address, text, signature}) {
	switch(form) {
		case 'simple': return {isValid: Verifier.verifySignature(address, text, signature)};
		case 'bip137': return {isValid: bitcoinMessage.verify(text, address, signature)};
		case 'full': return {isValid: verifyTransaction(address, text, Buffer.from(signature, 'base64'))};
	}
}

/** P2PKH's transaction is judged here, others' witnesses by bip322-js. */
function verifyTransaction(address, text, bytes) {
	const transaction = bitcoin.Transaction.fromBuffer(bytes), [input] = transaction.ins;
	const output = outputOf(address), spent = BIP322.buildToSpendTx(text, output);
	if(!spent.getHash().equals(input.hash)) {
		return false;
	}
	if(input.witness.length > 0) {
		return Verifier.verifySignature(address, text, serialized(input.witness).toString('base64'));
	}
	const {pubkey, signature} = bitcoin.payments.p2pkh({input: input.script, output});
	const hash = transaction.hashForSignature(0, output, SIGHASH_ALL);
	return ecc.verify(hash, pubkey, bitcoin.script.signature.decode(signature).signature);
}

function outputOf(address) {
	const {bitcoin: main, testnet, regtest} = bitcoin.networks;
	const network = [main, testnet, regtest].find(network => {
		try {
			return bitcoin.address.toOutputScript(address, network);
		} catch {
			return false;
		}
	});
	return bitcoin.address.toOutputScript(address, network);
}

/** A witness of short items, as BIP-322's simple form has it. */
export function serialized(items) {
	return Buffer.concat([Buffer.from([items.length]), ...items.flatMap(item => [Buffer.from([item.length]), item])]);
}
