// A mail server (smtp-server) that takes every message and prints it.
//
// Its argument is `{ tls?: "wrapper" | "starttls", key?, cert?, user?, password?, refuse?: [address] }`.
// It prints `{ port }`, and then `{ from, to, secure, raw }` for each message.

import { SMTPServer } from "smtp-server";
import { buffer } from "node:stream/consumers";

const options = JSON.parse(process.argv[2]);
const say = (what) => console.log(JSON.stringify(what));

const server = new SMTPServer({
	secure: options.tls === "wrapper",
	...(options.key && { key: options.key, cert: options.cert }),
	disabledCommands: options.tls === "starttls" ? [] : ["STARTTLS"],
	authOptional: options.user === undefined,
	allowInsecureAuth: true,
	disableReverseLookup: true,
	onAuth({ username, password }, _session, done) {
		const isRight = username === options.user && password === options.password;
		isRight ? done(null, { user: username }) : done(new Error("wrong password"));
	},
	onRcptTo({ address }, _session, done) {
		const refused = Object.assign(new Error("no such mailbox"), { responseCode: 550 });
		done(options.refuse?.includes(address) ? refused : undefined);
	},
	async onData(stream, session, done) {
		const raw = (await buffer(stream)).toString("hex");
		const { mailFrom, rcptTo } = session.envelope;
		say({ from: mailFrom.address, to: rcptTo.map((it) => it.address), secure: session.secure, raw });
		done();
	},
});
server.on("error", (error) => console.error(error.message));
server.listen(0, "127.0.0.1", () => say({ port: server.server.address().port }));
