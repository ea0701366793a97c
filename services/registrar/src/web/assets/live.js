// Shows what changes on a request's page, part by part, without loading it anew. Without this script
// the page is complete too, and says how to load it again.
'use strict';

const live = document.getElementById('live');
const said = document.getElementById('status');

const source = new EventSource(live.dataset.events);
// Something may have changed before the stream was open, or while it was cut.
source.addEventListener('open', load);
source.addEventListener('message', load);

let request;

function load() {
	// What an older answer says is not true any more.
	request?.abort();
	request = new XMLHttpRequest();
	request.open('GET', live.dataset.page);
	request.responseType = 'document';
	request.addEventListener('load', ({target}) => {
		const fresh = target.response?.getElementById('live');
		if (fresh) show([...fresh.children]);
	});
	request.send();
}

function show(parts) {
	const focused = document.activeElement;
	const told = [];
	const old = new Map([...live.children].map(part => [part.id, part]));
	const next = parts.map(part => {
		const before = old.get(part.id);
		if (before?.isEqualNode(part)) return before;
		document.adoptNode(part);
		if (before) keepWriting(before, part);
		if (before?.dataset.said !== part.dataset.said) told.push(part.dataset.said);
		return part;
	});
	next.forEach((part, at) => {
		const here = live.children[at];
		if (here !== part) live.insertBefore(part, here ?? null);
		if (here && !next.includes(here)) here.remove();
	});
	while (live.children.length > next.length) live.lastElementChild.remove();
	if (told.length > 0) said.textContent = told.join('. ');
	focusAgain(focused);
}

/** What somebody is writing stays written. */
function keepWriting(before, part) {
	for (const field of before.querySelectorAll('input:not([type=hidden]), textarea')) {
		const same = part.querySelector(`#${CSS.escape(field.id)}`);
		if (same && field.value !== field.defaultValue) same.value = field.value;
	}
}

/** Whoever uses the keyboard stays where he is, or at least in the same part. */
function focusAgain(focused) {
	if (focused.isConnected || !focused.id) return;
	const part = focused.closest('section');
	const here = document.getElementById(focused.id) ?? document.getElementById(part?.id);
	here?.focus();
}
