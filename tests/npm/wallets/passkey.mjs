// What browsers and authenticators do, with @noble/curves, and what websites do, with @simplewebauthn/server.

import {createHash} from 'node:crypto';

import {p256} from '@noble/curves/nist.js';
import {verifyAuthenticationResponse} from '@simplewebauthn/server';

export const USER_PRESENT = 1, USER_VERIFIED = 4, BACKUP_ELIGIBLE = 8, BACKED_UP = 16;

export function sha256(bytes) {
	return Uint8Array.from(createHash('sha256').update(bytes).digest());
}

export function base64url(bytes) {
	return Buffer.from(bytes).toString('base64url');
}

export function publicKey(key) {
	return Buffer.from(p256.getPublicKey(key.slice(2), true)).toString('hex');
}

/** The name of a website in CAIP-10. */
export function relyingParty(rpId) {
	return Buffer.from(sha256(rpId).subarray(0, 16)).toString('hex');
}

/** The members in the order that WebAuthn prescribes, and others. */
export function clientData({challenge, origin, type = 'webauthn.get', crossOrigin = false, ...others}) {
	return JSON.stringify({type, challenge: base64url(challenge), origin, crossOrigin, ...others});
}

export function authenticatorData({rpId, flags = USER_PRESENT | USER_VERIFIED, count = 0}) {
	return Uint8Array.from([...sha256(rpId), flags, 0, 0, 0, count]);
}

/** r, s over both, s in the lower half unless said otherwise. */
export function signature(key, authenticatorData, clientData, options = {}) {
	const hash = sha256(Buffer.concat([authenticatorData, sha256(clientData)]));
	return p256.sign(hash, key.slice(2), {lowS: true, ...options}).toCompactRawBytes();
}

/** What `PublicKeyCredential.toJSON()` gives for an assertion over a text. */
export function sign({key, rpId, origin, text}) {
	const data = clientData({challenge: sha256(text), origin});
	const authenticator = authenticatorData({rpId, flags: USER_PRESENT | USER_VERIFIED | BACKUP_ELIGIBLE | BACKED_UP, count: 7});
	// As authenticators do, this does not care which half s is in.
	const rs = signature(key, authenticator, data, {lowS: false});
	const credential = json({authenticatorData: authenticator, clientData: Buffer.from(data), signature: rs});
	return {account: `webauthn:${relyingParty(rpId)}:${publicKey(key)}`, credential: JSON.stringify(credential)};
}

/** A website checks an assertion whose parts are given in hexadecimal. */
export async function verify({text, origin, rpId, publicKey, ...assertion}) {
	const parts = Object.fromEntries(Object.entries(assertion).map(([name, digits]) => [name, Buffer.from(digits, 'hex')]));
	const {verified} = await verifyAuthenticationResponse({
		response: json(parts),
		expectedChallenge: base64url(sha256(text)),
		expectedOrigin: origin,
		expectedRPID: rpId,
		credential: {id: ID, publicKey: coseKey(publicKey), counter: 0},
		requireUserVerification: true,
	});
	return {isValid: verified};
}

const ID = 'AAAA';

function json({authenticatorData, clientData, signature}) {
	return {
		id: ID,
		rawId: ID,
		type: 'public-key',
		authenticatorAttachment: 'platform',
		clientExtensionResults: {},
		response: {
			authenticatorData: base64url(authenticatorData),
			clientDataJSON: base64url(clientData),
			signature: base64url(p256.Signature.fromCompact(signature).toDERRawBytes()),
		},
	};
}

/** A key as websites store it (RFC 9052): EC2, ES256, P-256, x, y. */
function coseKey(compressed) {
	const point = p256.Point.fromHex(compressed).toBytes(false);
	const head = [0xa5, 1, 2, 3, 0x26, 0x20, 1];
	return Uint8Array.from([...head, 0x21, 0x58, 32, ...point.subarray(1, 33), 0x22, 0x58, 32, ...point.subarray(33)]);
}
