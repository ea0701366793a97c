// A mail server that delivers nothing: it keeps every message and shows it in a mailbox that everybody may read.
//
// node mail-catcher.mjs SMTP-PORT HTTP-PORT: both on the loopback interface. `GET /` is the mailbox for people,
// `GET /messages?to=ADDRESS` for programs, the oldest first. The files that came with messages are under the `url`s
// there.

import { createServer } from "node:http";

import { SMTPServer } from "smtp-server";

import { page } from "./mailbox.mjs";
import { read } from "./message.mjs";

const LOOPBACK = "127.0.0.1";

const [smtpPort, httpPort] = process.argv.slice(2).map(Number);
const messages = [];
const files = [];

const smtp = new SMTPServer({
	authOptional: true,
	disabledCommands: ["AUTH", "STARTTLS"],
	disableReverseLookup: true,
	onData(stream, _, done) {
		const chunks = [];
		stream.on("data", (chunk) => chunks.push(chunk));
		stream.on("end", () => {
			const message = read(Buffer.concat(chunks).toString());
			messages.push({ ...message, attachments: message.attachments.map(keep) });
			done();
		});
	},
});

const http = createServer((request, response) => {
	const { pathname, searchParams } = new URL(request.url, "http://mailbox");
	const to = searchParams.get("to");
	const found = messages.filter((message) => to === null || message.to.includes(to));
	if (pathname === "/messages") {
		response.setHeader("content-type", "application/json");
		response.end(JSON.stringify(found));
	} else if (files[/^\/files\/(\d+)$/.exec(pathname)?.[1]] !== undefined) {
		// Whatever it holds, browsers save it.
		response.setHeader("content-type", "application/octet-stream");
		response.setHeader("content-disposition", "attachment");
		response.end(files[pathname.slice("/files/".length)]);
	} else {
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.end(page(found));
	}
});

function keep({ name, content }) {
	return { name, url: `/files/${files.push(content) - 1}` };
}

smtp.listen(smtpPort, LOOPBACK);
http.listen(httpPort, LOOPBACK);
