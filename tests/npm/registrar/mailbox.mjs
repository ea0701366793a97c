// The page of the mailbox.

const STYLE = `
	body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
	article { margin: 1.5rem 0; padding: 1rem 1.25rem; border: 1px solid #ccc; border-radius: 0.5rem; }
	h2 { margin: 0; font-size: 1.1rem; }
	header p { margin: 0; color: #555; }
	pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
`;

/** All messages, the newest first. */
export function page(messages) {
	const shown = messages.toReversed().map(article).join("");
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Mailbox (${messages.length})</title>
<style>${STYLE}</style>
<h1>Mailbox</h1>
<p>Every message that was sent on this machine's local network. Nothing of it leaves this machine.</p>
${shown || "<p>There is none yet.</p>"}
</html>
`;
}

function article({ from, to, subject, text, attachments }) {
	return `<article>
<header><h2>${escaped(subject)}</h2><p>from ${escaped(from)}<br>to ${escaped(to)}</p></header>
<pre>${linked(escaped(text))}</pre>
${attachments.map(attached).join("")}</article>
`;
}

function attached({ name, url }) {
	return `<p>with <a href="${escaped(url)}" download="${escaped(name)}">${escaped(name)}</a></p>\n`;
}

function escaped(text) {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** After escaping nothing in a link can end the attribute. */
function linked(text) {
	return text.replace(/https?:\/\/[^\s]+/g, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);
}
