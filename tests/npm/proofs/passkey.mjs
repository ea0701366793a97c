// Makes the table of proofs of passkeys:  node proofs/passkey.mjs > ../vectors/link-proof/passkey.json

import {p256} from '@noble/curves/nist.js';

import {
	BACKED_UP, BACKUP_ELIGIBLE, USER_PRESENT, USER_VERIFIED, authenticatorData, base64url, clientData, publicKey,
	relyingParty, sha256, signature,
} from '../wallets/passkey.mjs';
import {bigEndian, fromBigEndian, scale, written} from './bytes.mjs';
import {link, print, rowsOfRefusedTexts, textOf, unlink} from './consents.mjs';

const EIP191 = 0, PASSKEY = 8, DEVICE = 9;
const [KEY, OTHER_KEY] = ['81', '82'].map(byte => `0x${byte.repeat(32)}`);
const RP_ID = 'example.org', ORIGIN = 'https://example.org';
const VERIFIED = USER_PRESENT | USER_VERIFIED;
const ORDER = p256.Point.Fn.ORDER;
const source = 'made with @noble/curves 1.9.7';

function of(rpId, key = publicKey(KEY)) {
	return `webauthn:${relyingParty(rpId)}:${key}`;
}

function compact(length) {
	return length < 64 ? [length << 2] : [length << 2 & 0xff | 1, length >> 6];
}

function encoded(authenticator, data, rs) {
	return scale(PASSKEY, compact(authenticator.length), authenticator, compact(data.length), data, rs);
}

/** A proof of a text; what is given differs from what a browser says. */
function proof(text, {key = KEY, rpId = RP_ID, flags, count, data: change = data => data, rs: changeRs = rs => rs, ...client} = {}) {
	const authenticator = authenticatorData({rpId, flags, count});
	const data = Buffer.from(change(clientData({challenge: sha256(text), origin: ORIGIN, ...client})));
	return encoded(authenticator, data, changeRs(signature(key, authenticator, data)));
}

function accepted(name, consent, options) {
	return {name, source, consent, proof: proof(textOf(consent), options), result: 'accepted'};
}

const consent = link(of(RP_ID)), text = textOf(consent);

function refused(result) {
	return (name, options) => ({name, source, consent, proof: proof(text, options), result});
}

function row(name, proof, result) {
	return {name, source, consent, proof, result};
}

const malformed = refused('MalformedAssertion');
const [ceremony, challenge, origin, party, user] =
	['OtherCeremony', 'OtherChallenge', 'OtherOrigin', 'OtherRelyingParty', 'UserNotVerified'].map(refused);
const badSignature = refused('MalformedSignature');

/** Adds a member after the ones that are there. */
const adding = member => ({data: data => data.replace(/}$/, `,${member}}`)});
const replacing = (from, to) => ({data: data => data.replace(from, to)});

/** With authenticator data that are made by hand. */
function withAuthenticator(name, authenticator, result) {
	const data = Buffer.from(clientData({challenge: sha256(text), origin: ORIGIN}));
	return row(name, encoded(authenticator, data, signature(KEY, authenticator, data)), result);
}

const usual = authenticatorData({rpId: RP_ID});
const bare = sha256(text);

print([
	accepted('of a website', consent),
	accepted('of a website with another port', consent, {origin: 'https://example.org:8443'}),
	accepted('of a website by a page of a subdomain', consent, {origin: 'https://login.example.org'}),
	accepted('of a key in a backup', consent, {flags: VERIFIED | BACKUP_ELIGIBLE | BACKED_UP, count: 5}),
	accepted('of a key that could be in a backup', consent, {flags: VERIFIED | BACKUP_ELIGIBLE}),
	accepted('with a member that a browser added', consent, adding('"other_keys_can_be_added_here":"do not compare clientDataJSON against a template"')),
	accepted('without a word on frames', consent, {crossOrigin: undefined}),
	accepted('of the own machine', link(of('localhost')), {rpId: 'localhost', origin: 'http://localhost:8080'}),
	accepted('a link that ends', link(of(RP_ID), {ends: 100000})),
	accepted('a removal', unlink(of(RP_ID))),
	...await rowsOfRefusedTexts(consent, text => proof(text), (name, consent, proof) => ({name, source, consent, proof, result: 'OtherChallenge'})),
	challenge('signed the text itself', {data: data => data.replace(base64url(bare), base64url(Buffer.from('text')))}),
	challenge('a padded challenge', replacing(base64url(bare), `${base64url(bare)}=`)),
	challenge('a challenge in hexadecimal digits', replacing(base64url(bare), Buffer.from(bare).toString('hex'))),
	challenge('no challenge', replacing(base64url(bare), '')),
	ceremony('made when the passkey was created', {type: 'webauthn.create'}),
	ceremony('made for a payment', {type: 'payment.get'}),
	ceremony('the ceremony in upper case', {type: 'WEBAUTHN.GET'}),
	origin('by another website', {origin: 'https://example.com'}),
	origin('by a website whose name ends alike', {origin: 'https://evilexample.org'}),
	origin('by a website whose name begins alike', {origin: 'https://example.org.evil.com'}),
	origin('by a user of that name elsewhere', {origin: 'https://example.org@evil.com'}),
	origin('by a website of a look-alike name', {origin: 'https://ex\u0430mple.org'}),
	origin('by a page without TLS', {origin: 'http://example.org'}),
	origin('by a page of the parent domain', {origin: 'https://org'}),
	origin('by an application', {origin: 'android:apk-key-hash:AAAA'}),
	origin('the origin in mixed case', {origin: 'https://Example.org'}),
	origin('the origin with a slash at the end', {origin: 'https://example.org/'}),
	origin('in a frame of another website', {crossOrigin: true}),
	origin('in a frame of a website that is named', {crossOrigin: true, topOrigin: 'https://example.com'}),
	origin('in a frame of its own, it says', {topOrigin: ORIGIN}),
	party('for another website', {rpId: 'example.com', origin: 'https://example.com'}),
	party('for a subdomain', {rpId: 'login.example.org', origin: 'https://login.example.org'}),
	user('the user not verified', {flags: USER_PRESENT}),
	user('the user not present', {flags: USER_VERIFIED}),
	user('nobody there', {flags: 0}),
	malformed('in a backup although it cannot be', {flags: VERIFIED | BACKED_UP}),
	malformed('a flag of no meaning', {flags: VERIFIED | 2}),
	malformed('another flag of no meaning', {flags: VERIFIED | 32}),
	malformed('the flag of an attested key', {flags: VERIFIED | 64}),
	malformed('the flag of extensions', {flags: VERIFIED | 128}),
	withAuthenticator('with extensions', Uint8Array.from([...authenticatorData({rpId: RP_ID, flags: VERIFIED | 128}), 0xa0]), 'MalformedAssertion'),
	withAuthenticator('authenticator data that are too short', usual.subarray(0, 36), 'MalformedAssertion'),
	withAuthenticator('authenticator data that are too long', Uint8Array.from([...usual, 0]), 'MalformedAssertion'),
	withAuthenticator('no authenticator data', new Uint8Array(), 'MalformedAssertion'),
	malformed('the ceremony twice', adding('"type":"webauthn.get"')),
	malformed('the challenge twice', adding('"challenge":""')),
	malformed('the origin twice', adding('"origin":"https://example.com"')),
	malformed('the origin twice, once in escapes', adding('"\\u006frigin":"https://example.com"')),
	malformed('the frame twice', adding('"crossOrigin":true')),
	malformed('no origin', {origin: undefined}),
	malformed('a frame as text', {crossOrigin: 'false'}),
	malformed('a frame as null', {crossOrigin: null}),
	malformed('the members\' values alone', {data: data => JSON.stringify(Object.values(JSON.parse(data)).slice(0, 3))}),
	malformed('a space before the client data', {data: data => ` ${data}`}),
	malformed('a byte order mark before the client data', {data: data => `\ufeff${data}`}),
	malformed('something after the client data', {data: data => `${data}{}`}),
	malformed('a comma too many', replacing(/}$/, ',}')),
	malformed('no client data', {data: () => ''}),
	malformed('bytes that are no UTF-8', {data: data => Buffer.from(data.replace(/}$/, ',"extra":"\xff"}'), 'latin1')}),
	refused('Mismatch')('signed by another key', {key: OTHER_KEY}),
	refused('HighS')('s in the upper half', {rs: rs => written(rs, 32, bigEndian(ORDER - fromBigEndian(rs.subarray(32))))}),
	badSignature('r is zero', {rs: rs => written(rs, 0, bigEndian(0n))}),
	badSignature('r is the order', {rs: rs => written(rs, 0, bigEndian(ORDER))}),
	badSignature('s is zero', {rs: rs => written(rs, 32, bigEndian(0n))}),
	badSignature('s is the order', {rs: rs => written(rs, 32, bigEndian(ORDER))}),
	{...row('a key that is no point', proof(textOf(link(of(RP_ID, `02${'00'.repeat(31)}01`)))), 'MalformedKey'), consent: link(of(RP_ID, `02${'00'.repeat(31)}01`))},
	row('as if of a device', scale(DEVICE, signature(KEY, usual, Buffer.from(text))), 'ProofKindMismatch'),
	row('as if of Ethereum', scale(EIP191, signature(KEY, usual, Buffer.from(text)), 27), 'ProofKindMismatch'),
]);
