// Offers the wallets of the browser for signing in. Without this script a signature is pasted.
'use strict';

const area = document.getElementById('wallets');
const [buttons, said] = [area.querySelector('div'), area.querySelector('[role=status]')];
const form = document.getElementById('signed');
const offered = new Set();

area.hidden = false;
said.textContent = 'Looking for wallets …';

// Wallets come into a page when they like to.
offer();
for (const wait of [100, 500, 2000]) setTimeout(offer, wait);
setTimeout(() => {
	if (offered.size === 0) said.textContent = 'No extension of a wallet was found in this browser.';
}, 2100);

const copy = document.getElementById('copy');
copy.hidden = !navigator.clipboard;
copy.addEventListener('click', async () => {
	const copied = document.getElementById('copied');
	try {
		await navigator.clipboard.writeText(form.elements.text.value);
		copied.textContent = 'Copied.';
	} catch {
		copied.textContent = 'The browser did not allow it: select the text, and copy it.';
	}
});

function offer() {
	for (const name of Object.keys(window.injectedWeb3 ?? {})) {
		if (offered.has(name)) continue;
		if (offered.size === 0) said.textContent = '';
		offered.add(name);
		const button = document.createElement('button');
		button.textContent = `Sign with ${name}`;
		button.addEventListener('click', () => sign(name).catch(tell));
		buttons.append(button);
	}
}

async function sign(name) {
	said.textContent = 'Answer in the window of the wallet.';
	const wallet = await window.injectedWeb3[name].enable('Registrar');
	const accounts = await wallet.accounts.get(true);
	const account = accounts.find(({address}) => publicKey(address) === area.dataset.key);
	if (!account) throw new Error(`${name} does not show this account to this page.`);
	const text = new TextEncoder().encode(form.elements.text.value);
	const data = `0x${hex(text)}`;
	const {signature} = await wallet.signer.signRaw({address: account.address, type: 'bytes', data});
	form.elements.signature.value = signature;
	form.requestSubmit();
}

function tell({message}) {
	said.textContent = `The wallet did not sign: ${message}`;
}

function hex(bytes) {
	return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** The 32 bytes of an address with any prefix, in hexadecimal: it may be written in several ways. */
function publicKey(address) {
	const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
	let number = 0n;
	for (const digit of address) number = number * 58n + BigInt(digits.indexOf(digit));
	return number.toString(16).padStart(68, '0').slice(-68, -4);
}
