// What wallets of Cosmos chains do, with CosmJS.

import {Secp256k1Wallet, decodeSignature, makeSignDoc, pubkeyToAddress, serializeSignDoc} from '@cosmjs/amino';
import {Secp256k1, Secp256k1Signature, sha256} from '@cosmjs/crypto';
import {hexToU8a} from '@polkadot/util';

/** The document of ADR-36, which is a transaction of no chain. */
export function document(signer, text) {
	const data = Buffer.from(text).toString('base64');
	const message = {type: 'sign/MsgSignData', value: {signer, data}};
	return makeSignDoc([message], {gas: '0', amount: []}, '', '', 0, 0);
}

/** What a wallet's `signArbitrary` returns. */
export async function sign({prefix, secret, text}) {
	const wallet = await Secp256k1Wallet.fromKey(hexToU8a(secret), prefix);
	const [{address}] = await wallet.getAccounts();
	const {signature} = await wallet.signAmino(address, document(address, text));
	return {address, signature};
}

export async function verify({prefix, address, text, signature}) {
	const {pubkey, signature: rs} = decodeSignature(signature);
	const isOfKey = pubkeyToAddress(signature.pub_key, prefix) === address;
	const hash = sha256(serializeSignDoc(document(address, text)));
	const isValid = await Secp256k1.verifySignature(Secp256k1Signature.fromFixedLength(rs), hash, pubkey);
	return {isValid: isOfKey && isValid};
}
