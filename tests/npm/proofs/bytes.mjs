// Bytes and numbers of signatures.

export {hexToU8a as bytes} from '@polkadot/util';
import {u8aConcat, u8aToHex} from '@polkadot/util';

export const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
export const ED25519_ORDER = 0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3edn;

/** The SCALE encoding of a proof: what has no length is written as it is. */
export function scale(...parts) {
	return u8aToHex(u8aConcat(...parts.map(part => typeof part === 'number' ? [part] : part)));
}

/** A copy of which a part is written anew. */
export function written(original, at, part) {
	const changed = Uint8Array.from(original);
	changed.set(part, at);
	return changed;
}

export function bigEndian(number) {
	return Uint8Array.from(Buffer.from(number.toString(16).padStart(64, '0'), 'hex'));
}

export function littleEndian(number) {
	return bigEndian(number).reverse();
}

export function fromBigEndian(bytes) {
	return BigInt(u8aToHex(bytes));
}

export function fromLittleEndian(bytes) {
	return fromBigEndian(Uint8Array.from(bytes).reverse());
}

/** A second signature that everybody can make of a first one: r, n - s. */
export function highS(rs) {
	return written(rs, 32, bigEndian(SECP256K1_ORDER - fromBigEndian(rs.subarray(32, 64))));
}
