// Somebody writes into one field's form while another field is verified.

import {given, inBrowser, signIn, tell} from './browser.mjs';

await inBrowser({}, async (page, policyViolations) => {
	await signIn(page, given.page);
	await page.evaluate(() => { window.isSamePage = true; });
	const signature = page.getByLabel('Signature and public key');
	await signature.fill('half a signature');
	tell('writing');
	await page.locator('#field-email .badge', {hasText: /^Verified$/}).waitFor();
	await page.locator('#status', {hasText: 'Verified'}).waitFor();
	return {
		badge: await page.locator('#field-email .badge').textContent(),
		told: await page.locator('#status').textContent(),
		isSamePage: await page.evaluate(() => window.isSamePage === true),
		written: await signature.inputValue(),
		focused: await page.evaluate(() => document.activeElement.id),
		policyViolations,
	};
});
