// Makes the table of proofs of Solana addresses:  node proofs/solana.mjs > ../vectors/link-proof/solana.json

import {base58Decode, base58Encode} from '@polkadot/util-crypto';

import {sign} from '../wallets/solana.mjs';
import {ED25519_ORDER, fromLittleEndian, littleEndian, scale, written} from './bytes.mjs';
import {link, print, rowsOfRefusedTexts, textOf, unlink} from './consents.mjs';

const EIP191 = 0, SUBSTRATE = 5, SOLANA = 6;
const [SEED, OTHER_SEED] = [0x61, 0x62].map(byte => `0x${byte.toString(16).repeat(32)}`);
const MAINNET = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp';
const DEVNET = 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1';
const TESTNET = '4uhcVJyU9pJkvQyS88uRDiswHXSCkY3z';

function of(address, cluster = MAINNET) {
	return `solana:${cluster}:${address}`;
}

function signature(text, seed = SEED) {
	return base58Decode(sign({seed, text}).signature);
}

function proof(signature) {
	return scale(SOLANA, signature);
}

const source = 'made with tweetnacl 1.0.3';

function accepted(name, consent) {
	return {name, source, consent, proof: proof(signature(textOf(consent))), result: 'accepted'};
}

function refused(result) {
	return (name, consent, proof) => ({name, source, consent, proof, result});
}

const mismatch = refused('Mismatch');

const {address} = sign({seed: SEED, text: ''});
const consent = link(of(address)), text = textOf(consent), good = signature(text);

/** The header of Solana's off-chain messages, version 0, of which some hardware wallets sign nothing else. */
const header = `\xffsolana offchain\0\0${String.fromCharCode(text.length & 0xff, text.length >> 8)}`;
const neutral = written(new Uint8Array(32), 0, [1]);
const higher = written(good, 32, littleEndian(fromLittleEndian(good.subarray(32)) + ED25519_ORDER));

print([
	accepted('on the main cluster', consent),
	accepted('on devnet', link(of(address, DEVNET))),
	accepted('on testnet', link(of(address, TESTNET))),
	accepted('a link that ends', link(of(address), {ends: 100000})),
	accepted('a removal', unlink(of(address))),
	mismatch('signed for devnet', consent, proof(signature(textOf(link(of(address, DEVNET)))))),
	mismatch('signed by another key', consent, proof(signature(text, OTHER_SEED))),
	...await rowsOfRefusedTexts(consent, text => proof(signature(text)), mismatch),
	mismatch('signed with the header of off-chain messages', consent, proof(signature(Buffer.from(header + text, 'latin1')))),
	mismatch('signed between <Bytes> and </Bytes>', consent, proof(signature(`<Bytes>${text}</Bytes>`))),
	mismatch('the order added to S', consent, proof(higher)),
	mismatch('R is the neutral element', consent, proof(written(good, 0, neutral))),
	mismatch('S is zero', consent, proof(written(good, 32, new Uint8Array(32)))),
	refused('MalformedKey')('by a key of small order', link(of(base58Encode(neutral))), proof(written(new Uint8Array(64), 0, neutral))),
	refused('MalformedKey')('by an address that is no key', link(of(base58Encode(new Uint8Array(32).fill(2)))), proof(good)),
	refused('ProofKindMismatch')('as if of a Substrate account', consent, scale(SUBSTRATE, 0, 0, good)),
	refused('ProofKindMismatch')('as if of Ethereum', consent, scale(EIP191, good, 0)),
]);
