// What the scripts of this folder share: a browser, the test that has started them, and an account.

import {createInterface} from 'node:readline';

import {Keyring} from '@polkadot/keyring';
import {hexToU8a, stringToU8a, u8aToHex, u8aWrapBytes} from '@polkadot/util';
import {cryptoWaitReady} from '@polkadot/util-crypto';
import {chromium} from 'playwright-core';

/** What the test gives to work on. */
export const given = JSON.parse(process.argv[2]);

const lines = createInterface({input: process.stdin})[Symbol.asyncIterator]();

/** Says something to the test. */
export function tell(what) {
	console.log(JSON.stringify(what));
}

/** Says something to the test, and waits for its answer. */
export async function ask(what) {
	tell(what);
	const {value} = await lines.next();
	return JSON.parse(value);
}

/** Opens a window at the first page, does something there, and tells the test what came of it. */
export async function inBrowser(options, act) {
	// Without its sandbox, as the tests may run as root; it only ever sees pages of the tests.
	const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
	try {
		const context = await browser.newContext({baseURL: given.origin, ...options});
		// They may run on a machine that is busy with other tests.
		context.setDefaultTimeout(60_000);
		const page = await context.newPage();
		const policyViolations = [];
		page.on('console', message => {
			if (message.text().includes('Content Security Policy')) policyViolations.push(message.text());
		});
		tell(await act(page, policyViolations));
	} finally {
		await browser.close();
		process.stdin.destroy();
	}
}

await cryptoWaitReady();

/** An account whose secret the test gives. */
export const pair = new Keyring({type: 'sr25519', ss58Format: 2}).addFromUri(given.secret ?? '//Nobody');

/** What a wallet makes of the bytes that a page has it sign. */
export function signBytes(data) {
	return u8aToHex(pair.sign(u8aWrapBytes(hexToU8a(data))));
}

/** What programs without a browser make of a text. */
export function signText(text) {
	return u8aToHex(pair.sign(stringToU8a(text)));
}

/** Signs in on the page of an account, as with a wallet elsewhere. */
export async function signIn(page, path) {
	await page.goto(`/sign-in${path}`);
	const text = await page.locator('pre').first().textContent();
	await page.getByLabel('Signature').fill(signText(text));
	await page.getByRole('button', {name: 'Sign in', exact: true}).click();
	await page.getByText('You are signed in with this account').waitFor();
}
