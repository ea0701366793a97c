// Writes messages, signs them (DKIM) and delivers them over LMTP, all with nodemailer.
//
// Its argument is the port. For each line `{ domain, selector, key, message }` that it reads it prints
// `{ accepted: [address] }`; `key` is in PEM, and without it nothing is signed.

import nodemailer from "nodemailer";
import { createInterface } from "node:readline";

const port = Number(process.argv[2]);

for await (const line of createInterface({ input: process.stdin })) {
	const { domain, selector, key, message } = JSON.parse(line);
	const dkim = key && { domainName: domain, keySelector: selector, privateKey: key };
	const settings = { host: "127.0.0.1", port, lmtp: true, ignoreTLS: true, dkim };
	const { accepted } = await nodemailer.createTransport(settings).sendMail(message);
	console.log(JSON.stringify({ accepted }));
}
