// Wallets in the page, as the extensions of Substrate chains put them there: a stranger's, one whose owner
// says no, and one that signs with @polkadot/keyring.

import {given, inBrowser, pair, signBytes} from './browser.mjs';

await inBrowser({}, async (page, policyViolations) => {
	await page.exposeFunction('signWithKeyring', signBytes);
	await page.addInitScript(putIn, pair.address);
	await page.goto(`/sign-in${given.page}`);
	const status = page.locator('#wallets [role=status]');
	const trying = async name => {
		await page.getByRole('button', {name: `Sign with ${name}`}).click();
		await status.filter({hasText: 'did not sign'}).waitFor();
		return status.textContent();
	};
	const stranger = await trying('a-stranger');
	await page.reload();
	const denied = await trying('a-denier');
	await page.getByRole('button', {name: 'Sign with a-wallet'}).click();
	await page.waitForURL(given.origin + given.page);
	const isSignedIn = await page.getByText('You are signed in with this account').isVisible();
	return {stranger, denied, isSignedIn, policyViolations};
});

/** Runs in the page; the accounts are written as another chain writes them. */
function putIn(address) {
	const wallet = (address, signRaw) => ({
		version: '1.0.0',
		enable: async () => ({accounts: {get: async () => [{address}]}, signer: {signRaw}}),
	});
	const sign = async ({address: asked, type, data}) => {
		if (asked !== address || type !== 'bytes') throw new Error('an odd question');
		return {id: 1, signature: await window.signWithKeyring(data)};
	};
	const deny = async () => { throw new Error('Cancelled'); };
	window.injectedWeb3 = {
		'a-stranger': wallet('5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty', sign),
		'a-denier': wallet(address, deny),
	};
	// Some wallets come late.
	setTimeout(() => { window.injectedWeb3['a-wallet'] = wallet(address, sign); }, 300);
}
