// Judges credentials with Digital Bazaar's verifier, without any network.
//
//   node verify-credential.mjs [--now 2026-11-22T05:08:00Z]
//
// Each line of standard input is {"bytes": "<the credential's text in hexadecimal>"}; each line of standard output is
// {"verdict": "accepted"} or {"verdict": "refused", "reason": "…"}, in the same order.

import {createInterface} from 'node:readline';
import {parseArgs} from 'node:util';

import {named as contexts} from '@digitalbazaar/credentials-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import jsonld from 'jsonld';

const {values: options} = parseArgs({options: {now: {type: 'string'}}});
const now = options.now ? new Date(options.now) : new Date();

const documents = new Map([...contexts.values()].map(({id, context}) => [id, context]));

/** Contexts come from an npm package and did:key documents from their own text: nothing is fetched. */
async function documentLoader(url) {
	const document = documents.get(url) ?? didKeyDocument(url);
	if(document === undefined) {
		throw new Error(`Not available offline: ${url}`);
	}
	return {contextUrl: null, documentUrl: url, document};
}

function didKeyDocument(url) {
	const [did, fragment] = url.split('#');
	const [, key] = /^did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]+)$/.exec(did) ?? [];
	if(key === undefined || (fragment !== undefined && fragment !== key)) {
		return undefined;
	}
	const method = {
		'@context': 'https://w3id.org/security/multikey/v1',
		id: `${did}#${key}`,
		type: 'Multikey',
		controller: did,
		publicKeyMultibase: key,
	};
	if(fragment !== undefined) {
		return method;
	}
	return {
		'@context': 'https://www.w3.org/ns/did/v1',
		id: did,
		verificationMethod: [method],
		assertionMethod: [method.id],
	};
}

async function judge(bytes) {
	const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	const credential = JSON.parse(text);
	const suite = new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});
	const {verified, error} = await verifyCredential({credential: structuredClone(credential), suite, documentLoader, now});
	if(!verified) {
		throw error;
	}
	// A canonical-JSON proof holds without reading terms, so their definitions are checked here: an undefined one fails.
	await jsonld.expand(credential, {documentLoader, safe: true});
}

for await (const line of createInterface({input: process.stdin})) {
	const {bytes} = JSON.parse(line);
	try {
		await judge(Buffer.from(bytes, 'hex'));
		console.log(JSON.stringify({verdict: 'accepted'}));
	} catch(error) {
		const reasons = [error?.errors ?? error].flat().map(reason => String(reason?.message ?? reason));
		console.log(JSON.stringify({verdict: 'refused', reason: reasons.join('; ')}));
	}
}
