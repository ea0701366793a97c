// The mail catcher, and mail as another implementation writes it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { createTransport } from "nodemailer";

const [smtp, http] = [await free(), await free()];
const catcher = spawn("node", ["mail-catcher.mjs", smtp, http], {
	cwd: import.meta.dirname,
	stdio: ["pipe", "ignore", "inherit"],
});
after(() => catcher.kill());

const LONG = `https://registrar.example/confirm?token=${"abc=".repeat(40)}`;
const letter = {
	from: "Registrar <registrar@example.org>",
	to: "alice@example.org",
	subject: "Wählen Sie: is this you?",
	text: `Grüße.\n\nFollow ${LONG} or not: http://127.0.0.1:1/no\n`,
	html: "<p>not this</p>",
};

for (const encoding of ["quoted-printable", "base64"]) {
	test(`what was sent as ${encoding} can be read`, async () => {
		const to = `${encoding}@example.org`;
		await send({ ...letter, to, textEncoding: encoding });
		const [message] = await found(to);
		assert.equal(message.subject, letter.subject);
		assert.equal(message.text.replaceAll("\r\n", "\n"), letter.text.trim());
		assert.deepEqual(message.links, [LONG, "http://127.0.0.1:1/no"]);
	});
}

test("the page shows what was written, and nothing of it acts", async () => {
	await send({ ...letter, subject: "<script>alert(1)</script>" });
	const page = await (await fetch(`http://127.0.0.1:${http}/`)).text();
	assert.ok(!page.includes("<script>"));
	assert.ok(page.includes(`<a href="${LONG}" rel="noreferrer">`));
});

test("a file that came with a message is on the page, and can be saved as it was", async () => {
	const to = "files@example.org";
	const content = `${JSON.stringify([{ entry: 1, statement: 'value "Wählen"\n' }], null, 2)}\n`;
	const attachments = [{ filename: "receipts.json", content, contentType: "application/json" }];
	await send({ ...letter, to, attachments });
	const [{ text, attachments: shown }] = await found(to);
	assert.ok(text.startsWith("Grüße."));
	assert.deepEqual(shown.map(({ name }) => name), ["receipts.json"]);
	const page = await (await fetch(`http://127.0.0.1:${http}/`)).text();
	assert.ok(page.includes(`<a href="${shown[0].url}" download="receipts.json">`));
	const file = await fetch(`http://127.0.0.1:${http}${shown[0].url}`);
	assert.equal(file.headers.get("content-disposition"), "attachment");
	assert.equal(await file.text(), content);
});

async function send(message) {
	const transport = createTransport({ host: "127.0.0.1", port: smtp, secure: false, ignoreTLS: true });
	for (let attempt = 1; ; attempt++) {
		try {
			return await transport.sendMail(message);
		} catch (error) {
			if (error.code !== "ESOCKET" || attempt === 50) throw error;
			await sleep(100);
		}
	}
}

async function found(to) {
	return (await fetch(`http://127.0.0.1:${http}/messages?to=${encodeURIComponent(to)}`)).json();
}

function free() {
	const server = createServer();
	return new Promise((resolve) => {
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
