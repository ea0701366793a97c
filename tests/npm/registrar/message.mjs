// A mail as its reader sees it: the plain text of RFC 5322 and MIME messages, as far as mail programs make them.

/** The sender, the recipient, the subject and the text of a message, and the links in it. */
export function read(source) {
	const [head, body] = split(source);
	const headers = parse(head);
	const text = textOf(headers, body);
	const said = (name) => words(headers.get(name) ?? "");
	return {
		from: said("from"),
		to: said("to"),
		subject: said("subject"),
		text,
		links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
	};
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

/** The first plain text, wherever in the message it is. */
function textOf(headers, body) {
	const type = headers.get("content-type") ?? "text/plain";
	const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
	if (boundary) {
		const parts = body.split(`--${boundary}`).slice(1, -1);
		const texts = parts.map((part) => {
			const [head, content] = split(part.replace(/^\r\n/, ""));
			return textOf(parse(head), content);
		});
		return texts.find((text) => text !== "") ?? "";
	}
	if (!type.toLowerCase().startsWith("text/plain")) return "";
	return decode(headers.get("content-transfer-encoding")?.toLowerCase(), body).trim();
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
