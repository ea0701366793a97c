// Pages with values of strangers, the last of them harmless: all are made of the same elements.

import {given, inBrowser} from './browser.mjs';

await inBrowser({}, async (page, policyViolations) => {
	let dialogs = 0;
	page.on('dialog', dialog => { dialogs++; dialog.dismiss(); });
	const made = [];
	for (const path of given.pages) {
		await page.goto(path);
		made.push(await page.evaluate(elements));
	}
	const harmless = made.at(-1);
	const different = given.pages.filter((_, at) => made[at] !== harmless);
	return {different, dialogs, policyViolations};
});

/** Runs in the page. */
function elements() {
	const all = [...document.querySelectorAll('*')];
	return all.map(({tagName, attributes}) => [tagName, ...Array.from(attributes, ({name}) => name)].join(' ')).join('\n');
}
