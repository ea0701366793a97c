// To a platform on another origin, and back.

import {given, inBrowser, signIn} from './browser.mjs';

await inBrowser({}, async (page, policyViolations) => {
	await signIn(page, given.page);
	await page.getByRole('button', {name: 'Sign in with GitHub'}).click();
	await page.getByRole('button', {name: 'Yes, go on to GitHub'}).click();
	await page.waitForURL(`${given.origin}${given.page}#field-github`);
	return {badge: await page.locator('#field-github .badge').textContent(), policyViolations};
});
