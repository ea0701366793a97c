// Signs messages (DKIM) as nodemailer does.
//
// Reads `{ jobs: [{ key, domain, selector, message, fields?, skip?, tags? }] }`, and prints
// `{ keys: { [key]: record }, messages: [hex] }`: a key is made for each name, and `record` is what its
// domain publishes. With `tags`, which nodemailer never writes, this file signs by itself.

import crypto from "node:crypto";
import { createRequire } from "node:module";
import { buffer, json } from "node:stream/consumers";

const DKIM = createRequire(import.meta.url)("nodemailer/lib/dkim");
const Signer = DKIM.default ?? DKIM;

const keys = new Map();

function keyOf(name) {
	if (!keys.has(name)) keys.set(name, crypto.generateKeyPairSync("rsa", { modulusLength: 2048 }));
	return keys.get(name);
}

function pem(name) {
	return keyOf(name).privateKey.export({ type: "pkcs8", format: "pem" });
}

async function sign({ key, domain, selector, message, fields, skip, tags }) {
	if (tags !== undefined) return signWithTags({ key, domain, selector, message, tags });
	const options = { domainName: domain, keySelector: selector, privateKey: pem(key) };
	const signer = new Signer({ ...options, headerFieldNames: fields, skipFields: skip });
	return buffer(signer.sign(Buffer.from(message)));
}

// For messages whose header fields and lines are in canonical form already. The length `l` is of the
// whole body.
function signWithTags({ key, domain, selector, message, tags }) {
	const end = message.indexOf("\r\n\r\n");
	const [fields, body] = [message.slice(0, end).split("\r\n"), message.slice(end + 4)];
	const hash = crypto.createHash("sha256").update(body).digest("base64");
	const named = fields.map((field) => field.split(":")[0].toLowerCase());
	const length = tags.includes("l=?") ? tags.replace("l=?", `l=${Buffer.byteLength(body)}`) : tags;
	const value =
		`v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${selector}; ${length}; ` +
		`h=${named.join(":")}; bh=${hash}; b=`;
	const relaxed = fields.map((field) => field.replace(/^([^:]*): */, (_, it) => `${it.toLowerCase()}:`));
	const signed = [...relaxed, `dkim-signature:${value}`].join("\r\n");
	const signature = crypto.sign("sha256", Buffer.from(signed), pem(key)).toString("base64");
	return Buffer.from(`DKIM-Signature: ${value}${signature}\r\n${message}`);
}

function record(name) {
	const der = keyOf(name).publicKey.export({ type: "spki", format: "der" });
	return `v=DKIM1; k=rsa; p=${der.toString("base64")}`;
}

const { jobs } = await json(process.stdin);
const messages = [];
for (const job of jobs) messages.push((await sign(job)).toString("hex"));
const records = Object.fromEntries([...keys.keys()].map((name) => [name, record(name)]));
console.log(JSON.stringify({ keys: records, messages }));
