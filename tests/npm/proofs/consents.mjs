// What external accounts are asked to sign, as fields and as the texts that the project describes: written here anew, so that
// the texts of the proofs do not come from the project's own code.

import {encodeAddress} from '@polkadot/util-crypto';

const SS58_PREFIX = 31;
export const ACCOUNT = encodeAddress(new Uint8Array(32).fill(0xa1), SS58_PREFIX);
export const OTHER_ACCOUNT = encodeAddress(new Uint8Array(32).fill(0xa2), SS58_PREFIX);
export const GENESIS = `0x${'91'.repeat(32)}`;
export const OTHER_GENESIS = `0x${'92'.repeat(32)}`;

/** That an external account, in CAIP-10, is to be linked. */
export function link(external, changed = {}) {
	return {kind: 'link', external, account: ACCOUNT, genesis: GENESIS, nonce: 3, expires: 14400, ends: null, ...changed};
}

/** That a link of an external account is to be removed. */
export function unlink(external, changed = {}) {
	return {kind: 'unlink', external, account: ACCOUNT, genesis: GENESIS, id: 9, expires: 14400, ...changed};
}

export function textOf(consent) {
	return consent.kind === 'link' ? linkText(consent) : unlinkText(consent);
}

function linkText({external, account, genesis, nonce, expires, ends}) {
	return [
		'Litentry asks you to link an external account to an account on its chain.',
		'',
		`External account: ${external}`,
		`Account: ${account}`,
		'',
		'Sign only if both are yours. Your signature proves that you own the external account. It sends no transaction and costs nothing.',
		'',
		'Version: 1',
		`Chain: ${genesis}`,
		`Nonce: ${nonce}`,
		`Expires: block ${expires}`,
		...(ends === null ? [] : [`The link ends: block ${ends}`]),
	].join('\n');
}

function unlinkText({external, account, genesis, id, expires}) {
	return [
		'Litentry asks you to remove the link of an external account from an account on its chain.',
		'',
		`External account: ${external}`,
		`Account: ${account}`,
		'',
		'Sign only if the external account is yours and shall no longer be linked. It sends no transaction and costs nothing.',
		'',
		'Version: 1',
		`Chain: ${genesis}`,
		`Link: ${id}`,
		`Expires: block ${expires}`,
	].join('\n');
}

/** Consents to something else than the one given, each with words for what differs. */
export function otherConsents(consent) {
	const changed = change => ({...consent, ...change});
	return [
		['for another account', changed({account: OTHER_ACCOUNT})],
		['for another chain\'s genesis', changed({genesis: OTHER_GENESIS})],
		['for another nonce', changed({nonce: 4})],
		['for another end of the proof', changed({expires: 14401})],
		['for a link that ends', changed({ends: 100000})],
		['for a removal', unlink(consent.external)],
	];
}

/** Texts that look like the given one, each with words for what differs. */
export function lookAlikes(text) {
	return [
		['a line feed at the end', `${text}\n`],
		['line ends of another system', text.replaceAll('\n', '\r\n')],
		['two spaces for one', text.replace('asks you', 'asks  you')],
		['a non-breaking space', text.replace('asks you', 'asks\u00a0you')],
		['no empty lines', text.replaceAll('\n\n', '\n')],
		['a Cyrillic letter in the statement', text.replace('link an', 'link \u0430n')],
		['a zero-width space in the statement', text.replace('costs nothing', 'costs\u200b nothing')],
		['the address in lower case', text.replace(/(External account: )(.*)/, (_, field, external) => field + external.toLowerCase())],
		['the address in upper case', text.replace(/(External account: )(.*)/, (_, field, external) => field + external.toUpperCase())],
		['another version', text.replace('Version: 1', 'Version: 2')],
	].filter(([, changed]) => changed !== text);
}

/** Rows of a table about one consent: `sign` gives the proof of a text. */
export async function rowsOfRefusedTexts(consent, sign, row) {
	const rows = [];
	for(const [words, other] of otherConsents(consent)) {
		rows.push(row(`signed ${words}`, consent, await sign(textOf(other))));
	}
	for(const [words, text] of lookAlikes(textOf(consent))) {
		rows.push(row(`signed with ${words}`, consent, await sign(text)));
	}
	return rows;
}

/** A table, one row a line, so that a change of one is seen as one. */
export function print(rows) {
	console.log(`[\n${rows.map(row => `\t${JSON.stringify(row)}`).join(',\n')}\n]`);
}
