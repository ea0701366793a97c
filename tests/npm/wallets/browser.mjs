// A real browser with a virtual authenticator: Chromium without a window, driven over its debugging protocol.
//
//   node wallets/browser.mjs [the path of chromium]
//
// The first line of standard output is {"rpId": …, "publicKey": "<compressed, in hexadecimal>"} of a passkey that a page at
// http://localhost made. Each line of standard input is {"challenge": "<base64url>", "framed"?: true, "verified"?: false};
// each further line of standard output is what PublicKeyCredential.toJSON() gives for the assertion over that challenge.

import {once} from 'node:events';
import {createServer} from 'node:http';
import {createInterface} from 'node:readline';

import {chromium} from 'playwright-core';

const RP_ID = 'localhost';

const server = createServer((_, response) => {
	response.setHeader('content-type', 'text/html').end('<!doctype html><title>a website</title>');
});
server.listen(0, 'localhost');
await once(server, 'listening');
const {port} = server.address();

const executablePath = process.argv[2] ?? '/usr/bin/chromium';
// Without its sandbox, as the tests may run as root; it only ever sees the page above.
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
try {
	const page = await browser.newPage();
	await page.goto(`http://${RP_ID}:${port}`);
	const {devtools, authenticatorId} = await plugIn(page);
	console.log(JSON.stringify({rpId: RP_ID, publicKey: await page.evaluate(create, RP_ID)}));
	for await (const line of createInterface({input: process.stdin})) {
		const {challenge, framed = false, verified = true} = JSON.parse(line);
		await devtools.send('WebAuthn.setUserVerified', {authenticatorId, isUserVerified: verified});
		const asking = framed ? await frameOfAnother(page) : page;
		console.log(JSON.stringify(await asking.evaluate(get, {challenge, rpId: RP_ID, verified})));
	}
} finally {
	await browser.close();
	server.close();
}

/** An authenticator of the kind that laptops and telephones have built in, whose user always agrees. */
async function plugIn(page) {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	const {authenticatorId} = await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	return {devtools, authenticatorId};
}

/** A page of this website in a frame of another one: `app.localhost` is another origin than `localhost`. */
async function frameOfAnother(page) {
	await page.goto(`http://app.localhost:${port}`);
	await page.evaluate(source => {
		const frame = document.createElement('iframe');
		frame.allow = 'publickey-credentials-get *';
		frame.src = source;
		document.body.append(frame);
		return new Promise(loaded => frame.addEventListener('load', loaded));
	}, `http://${RP_ID}:${port}`);
	return page.frames().find(frame => frame.url().startsWith(`http://${RP_ID}:`));
}

// What follows runs in the browser.

async function create(rpId) {
	const credential = await navigator.credentials.create({
		publicKey: {
			rp: {id: rpId, name: 'a website'},
			user: {id: new Uint8Array([1]), name: 'somebody', displayName: 'Somebody'},
			challenge: new Uint8Array(32),
			pubKeyCredParams: [{type: 'public-key', alg: -7}],
			authenticatorSelection: {residentKey: 'required', userVerification: 'required'},
		},
	});
	// The last 64 bytes of a P-256 key in DER are x and y.
	const point = new Uint8Array(credential.response.getPublicKey()).slice(-64);
	const compressed = [2 + point[63] % 2, ...point.slice(0, 32)];
	return compressed.map(byte => byte.toString(16).padStart(2, '0')).join('');
}

async function get({challenge, rpId, verified}) {
	const bytes = Uint8Array.from(atob(challenge.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
	const userVerification = verified ? 'required' : 'discouraged';
	const credential = await navigator.credentials.get({publicKey: {challenge: bytes, rpId, userVerification}});
	return credential.toJSON();
}
