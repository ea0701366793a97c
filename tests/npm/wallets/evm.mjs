// What EVM wallets do, with viem and with ethers.

import {TypedDataEncoder, Wallet, verifyMessage as ethersVerifyMessage, verifyTypedData as ethersVerifyTypedData} from 'ethers';
import {verifyMessage, verifyTypedData} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';

/** Both sign the text (EIP-191) and the typed data (EIP-712). */
export async function sign({key, text, typedData}) {
	const data = JSON.parse(typedData);
	const account = privateKeyToAccount(key);
	const wallet = new Wallet(key);
	return {
		address: account.address,
		viem: {text: await account.signMessage({message: text}), typed: await account.signTypedData(data)},
		ethers: {text: await wallet.signMessage(text), typed: await wallet.signTypedData(...forEthers(data))},
	};
}

/** Both verify a signature of the text and one of the typed data. */
export async function verify({address, text, typedData, signature, typedSignature}) {
	const data = JSON.parse(typedData);
	return {
		viem: {
			text: await verifyMessage({address, message: text, signature}),
			typed: await verifyTypedData({address, ...data, signature: typedSignature}),
		},
		ethers: {
			text: ethersVerifyMessage(text, signature) === address,
			typed: ethersVerifyTypedData(...forEthers(data), typedSignature) === address,
		},
	};
}

/** ethers works out the type of the domain by itself. */
export function forEthers({types: {EIP712Domain: _, ...types}, domain, message}) {
	return [domain, types, message];
}

export function hashWithEthers(data) {
	return TypedDataEncoder.hash(...forEthers(data));
}
