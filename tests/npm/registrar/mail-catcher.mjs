// A mail server that delivers nothing: it keeps every message and shows it in a mailbox that everybody may read.
//
// node mail-catcher.mjs SMTP-PORT HTTP-PORT: both on the loopback interface. `GET /` is the mailbox for people,
// `GET /messages?to=ADDRESS` for programs, the oldest first.

import { createServer } from "node:http";

import { SMTPServer } from "smtp-server";

import { page } from "./mailbox.mjs";
import { read } from "./message.mjs";

const LOOPBACK = "127.0.0.1";

const [smtpPort, httpPort] = process.argv.slice(2).map(Number);
const messages = [];

const smtp = new SMTPServer({
	authOptional: true,
	disabledCommands: ["AUTH", "STARTTLS"],
	disableReverseLookup: true,
	onData(stream, _, done) {
		const chunks = [];
		stream.on("data", (chunk) => chunks.push(chunk));
		stream.on("end", () => {
			messages.push(read(Buffer.concat(chunks).toString()));
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
	} else {
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.end(page(found));
	}
});

smtp.listen(smtpPort, LOOPBACK);
http.listen(httpPort, LOOPBACK);
