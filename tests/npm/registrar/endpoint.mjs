// What stands between the registrar and a node, and has something wrong with it.
//
// node endpoint.mjs PORT NODE: the port on the loopback interface, and the node's WebSocket. Each line of the input
// is what is wrong from then on, as JSON: `{ "ill": "…" }`; and each line of the output tells what came to pass.
//
// - `well`: passes everything on
// - `cut`: connections break, and nobody can connect
// - `stalled`: takes what is asked, and answers nothing any more
// - `stuck`: says that the finalized chain has not grown since
// - `ahead`: says that the newest finalized block is one that nobody has, high above all others
// - `tall`: says that the newest finalized block has a height far above its own
// - `mute`: keeps transactions to itself, and answers nothing to whoever sends them; tells `{ "kept": … }`
// - `deaf`: passes transactions on, and answers nothing to whoever sends them; tells `{ "passed": … }`

import { createInterface } from "node:readline";

import { WebSocket, WebSocketServer } from "ws";

import { Liar } from "./liar.mjs";

const [port, node] = process.argv.slice(2);

const LOOPBACK = "127.0.0.1";
const LARGEST = 64 * 1024 * 1024;
const SUBMIT = "author_submitExtrinsic";

let ill = "well";
let liar = new Liar(ill);

const server = new WebSocketServer({ host: LOOPBACK, port: Number(port) });
server.on("connection", (client) => {
	client.on("error", () => client.terminate());
	if (ill === "cut") client.terminate();
	else relay(client, new WebSocket(node, { maxPayload: LARGEST }));
});

/** Passes messages on in both directions, as far as it is well. */
function relay(client, upstream) {
	const asked = new Map();
	const connected = new Promise((resolve) => upstream.once("open", resolve));
	client.on("message", async (data) => {
		const question = JSON.parse(data);
		if (!hears(question)) return;
		asked.set(question.id, question);
		await connected;
		upstream.send(JSON.stringify(liar.ask(question)));
	});
	upstream.on("message", (data) => {
		const answer = JSON.parse(data);
		const question = asked.get(answer.id);
		asked.delete(answer.id);
		if (says(question)) client.send(JSON.stringify(liar.answer(question, answer)));
	});
	upstream.on("error", () => client.terminate());
	upstream.on("close", () => client.terminate());
	client.on("close", () => upstream.terminate());
}

/** Whether a question goes on to the node. */
function hears({ method, params }) {
	if (ill === "stalled") return false;
	if (ill !== "mute" || method !== SUBMIT) return true;
	tell({ kept: params[0] });
	return false;
}

/** Whether an answer goes back. */
function says(question) {
	if (ill === "stalled") return false;
	if (ill !== "deaf" || question?.method !== SUBMIT) return true;
	tell({ passed: question.params[0] });
	return false;
}

function tell(what) {
	process.stdout.write(`${JSON.stringify(what)}\n`);
}

for await (const line of createInterface({ input: process.stdin })) {
	({ ill } = JSON.parse(line));
	liar = new Liar(ill);
	if (ill === "cut") server.clients.forEach((client) => client.terminate());
	tell({ ill });
}
process.exit();
