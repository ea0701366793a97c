// From the first page to a verified e-mail address, in a browser that runs no script.

import {ask, given, inBrowser, signText} from './browser.mjs';

await inBrowser({javaScriptEnabled: false}, async (page, policyViolations) => {
	await page.goto('/');
	await page.getByLabel('Address of the account').fill(given.address);
	await page.getByRole('button', {name: 'Show the request'}).click();
	await page.getByRole('link', {name: 'Sign in with this account'}).click();
	const text = await page.locator('pre').first().textContent();
	await page.getByLabel('Signature').fill(signText(text));
	await page.getByRole('button', {name: 'Sign in', exact: true}).click();
	const request = page.url();
	await page.getByRole('button', {name: 'Send me a link by e-mail'}).click();
	const link = await ask('mail');
	await page.goto(link);
	await ask('looked');
	await page.getByRole('button', {name: 'Yes, this is my address and my account'}).click();
	await page.getByRole('heading', {name: 'E-mail address verified'}).waitFor();
	await page.getByRole('link', {name: 'To the page of the request'}).click();
	if (page.url() !== request) throw new Error(`${page.url()} is not ${request}`);
	await page.getByRole('link', {name: 'Look again for what has changed'}).click();
	return {badge: await page.locator('#field-email .badge').textContent(), policyViolations};
});
