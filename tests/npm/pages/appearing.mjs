// The page of an account whose request is not seen yet.

import {given, inBrowser, tell} from './browser.mjs';

await inBrowser({}, async page => {
	const events = page.waitForResponse(response => response.url().endsWith('/events'));
	await page.goto(given.page);
	await events;
	tell(await page.locator('#stage').textContent());
	await page.locator('#stage', {hasText: 'The request waits'}).waitFor();
	return page.locator('#stage').textContent();
});
