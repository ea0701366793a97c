// From the first page to a field that waits for an answer, without a mouse; at every stop the focus is seen.

import {given, inBrowser, signText} from './browser.mjs';

const unseen = [];

await inBrowser({}, async page => {
	const focused = () => page.evaluate(() => {
		const {id, textContent, tagName} = document.activeElement;
		const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
		const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
		return {name: id || textContent.trim() || tagName, isSeen};
	});
	/** Presses Tab until something is reached, by its id or text. */
	const tabTo = async target => {
		for (let stops = 0; stops < 60; stops++) {
			await page.keyboard.press('Tab');
			const {name, isSeen} = await focused();
			if (!isSeen && name !== 'BODY') unseen.push(name);
			if (name === target) return;
		}
		throw new Error(`${target} is not reached on ${page.url()}`);
	};
	const press = async (key, path) => {
		await Promise.all([page.waitForURL(given.origin + path), page.keyboard.press(key)]);
	};
	const request = `/test-net/${given.address}`;

	await page.goto('/');
	await tabTo('Skip to the content');
	await page.keyboard.press('Enter');
	await tabTo('address');
	await page.keyboard.insertText(given.address);
	await press('Enter', request);
	await tabTo('sign-in');
	await press('Enter', `/sign-in${request}`);
	const text = await page.locator('pre').first().textContent();
	await tabTo('signature');
	await page.keyboard.insertText(signText(text));
	await tabTo('sign-in');
	await press('Enter', request);
	await tabTo('field-email-mail-link');
	await press('Space', `${request}#field-email`);
	return {unseen, state: await page.locator('#field-email .badge').textContent()};
});
