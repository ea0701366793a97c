// A mail as its reader sees it: the plain text and the files, which are texts too, of RFC 5322 and MIME messages, as far as mail programs make them.

/** The sender, the recipient, the subject and the text of a message, the links in it, and the files that came with it. */
export function read(source) {
	const message = parsed(source);
	const parts = leaves(message);
	const text = textOf(parts);
	const said = (name) => words(message.headers.get(name) ?? "");
	return {
		from: said("from"),
		to: said("to"),
		subject: said("subject"),
		text,
		links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
		attachments: parts.filter(fileName).map((part) => ({ name: fileName(part), content: contentOf(part) })),
	};
}

function parsed(source) {
	const [head, body] = split(source);
	return { headers: parse(head), body };
}

function split(source) {
	const end = source.indexOf("\r\n\r\n");
	return end < 0 ? [source, ""] : [source.slice(0, end), source.slice(end + 4)];
}

function parse(head) {
	const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
	const pairs = lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)).filter(Boolean);
	return new Map(pairs.map(([, name, value]) => [name.toLowerCase(), value]));
}

/** The parts that hold something themselves, wherever in the message they are. */
function leaves(part) {
	const boundary = /boundary="?([^";]+)"?/i.exec(typeOf(part))?.[1];
	if (!boundary) return [part];
	const parts = part.body.split(`--${boundary}`).slice(1, -1);
	// The line's end before a boundary belongs to the boundary.
	return parts.flatMap((inner) => leaves(parsed(inner.replace(/^\r\n/, "").replace(/\r\n$/, ""))));
}

function typeOf({ headers }) {
	return headers.get("content-type") ?? "text/plain";
}

/** The name of a part that is a file of its own (RFC 2183). */
function fileName({ headers }) {
	const disposition = headers.get("content-disposition") ?? "";
	return /^attachment\b.*\bfilename="?([^";]+)"?/i.exec(disposition)?.[1];
}

function textOf(parts) {
	const plain = parts.filter((part) => !fileName(part) && /^text\/plain\b/i.test(typeOf(part)));
	return plain.map((part) => contentOf(part).trim()).find((text) => text !== "") ?? "";
}

function contentOf({ headers, body }) {
	return decode(headers.get("content-transfer-encoding")?.toLowerCase(), body);
}

function decode(encoding, body) {
	if (encoding === "base64") return Buffer.from(body, "base64").toString();
	if (encoding !== "quoted-printable") return body;
	return quoted(body.replace(/[ \t]*=\r\n/g, ""));
}

function quoted(text) {
	const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
	return Buffer.from(bytes, "latin1").toString();
}

/** The words of a header that were encoded because they are not ASCII (RFC 2047). */
function words(header) {
	return header.replace(/=\?utf-8\?([bq])\?([^?]*)\?=\s?/gi, (_, kind, text) =>
		kind.toLowerCase() === "b" ? Buffer.from(text, "base64").toString() : quoted(text.replaceAll("_", " ")),
	);
}
