// Every page by axe-core's rules for WCAG 2.2 AA, light and dark; and on a narrow screen nothing is cut off.

import axe from 'axe-core';

import {given, inBrowser, signIn} from './browser.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const violations = [], tooWide = [];
let checked = 0;

// The checker is put into the pages by the test, which their policy would not let anybody do.
await inBrowser({bypassCSP: true}, async page => {
	for (const path of given.pages) await check(page, path);
	await page.goto('/precheck');
	await page.getByLabel('Display name').fill('two words');
	await page.getByLabel('E-mail').fill('two words');
	await page.getByRole('button', {name: 'Check'}).click();
	await checkHere(page, 'the answer of /precheck');
	await page.goto(`/sign-in${given.owned}`);
	await page.getByLabel('Signature').fill('no signature');
	await page.getByRole('button', {name: 'Sign in', exact: true}).click();
	await page.getByText('This is not a signature').waitFor();
	await checkHere(page, 'a sign-in that failed');
	await signIn(page, given.owned);
	await check(page, given.owned);
	return {violations, tooWide, checked, seesMistakes: await seesMistakes(page)};
});

/** Whether the checker finds something where there is something to find. */
async function seesMistakes(page) {
	await page.setContent('<p>grey<style>p { color: #aaa; background: #fff }</style></p><input>');
	await page.evaluate(axe.source);
	const {violations} = await page.evaluate(rules => window.axe.run({runOnly: rules}), RULES);
	return ['color-contrast', 'label'].every(rule => violations.some(({id}) => id === rule));
}

async function check(page, path) {
	await page.goto(path);
	await checkHere(page, path);
}

async function checkHere(page, name) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({colorScheme});
		await page.evaluate(axe.source);
		const found = await page.evaluate(rules => window.axe.run({runOnly: rules}), RULES);
		for (const {id, nodes} of found.violations) {
			violations.push({name, colorScheme, id, where: nodes.map(({html}) => html)});
		}
		checked++;
	}
	await page.setViewportSize({width: 320, height: 640});
	const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
	if (width > 320) tooWide.push({name, width});
	await page.setViewportSize({width: 1280, height: 720});
}
