// Endpoints that have something wrong with them, against a stand-in for a node.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { after, test } from "node:test";

import { WebSocket, WebSocketServer } from "ws";

const HASH = "0x01";
const node = new WebSocketServer({ host: "127.0.0.1", port: 0 });
const submitted = [];
node.on("connection", (client) => {
	client.on("message", (data) => {
		const { id, method, params } = JSON.parse(data);
		if (method === "author_submitExtrinsic") submitted.push(params[0]);
		client.send(JSON.stringify({ jsonrpc: "2.0", id, result: RESULTS[method]?.(params) ?? null }));
	});
});

const RESULTS = {
	chain_getFinalizedHead: () => HASH,
	chain_getHeader: ([hash]) => (hash === HASH ? { number: "0x10", parentHash: "0x00" } : null),
};

const port = await free();
const url = `ws://127.0.0.1:${port}`;
const endpoint = spawn("node", ["endpoint.mjs", port, `ws://127.0.0.1:${node.address().port}`], {
	cwd: import.meta.dirname,
	stdio: ["pipe", "pipe", "inherit"],
});
const told = createInterface({ input: endpoint.stdout })[Symbol.asyncIterator]();
after(() => {
	endpoint.stdin.end();
	node.close();
	node.clients.forEach((client) => client.terminate());
});

test("whoever is well passes everything on", async () => {
	await falls("well");
	assert.deepEqual(await ask("chain_getFinalizedHead"), HASH);
	assert.deepEqual(await ask("chain_getHeader", HASH), { number: "0x10", parentHash: "0x00" });
});

test("a block that nobody has is far above all others", async () => {
	await falls("ahead");
	const head = await ask("chain_getFinalizedHead");
	assert.notEqual(head, HASH);
	assert.equal(await ask("chain_getFinalizedHead"), head);
	assert.deepEqual(await ask("chain_getHeader", head), { number: "0xf4250", parentHash: "0x00" });
	assert.equal((await ask("chain_getHeader", HASH)).number, "0x10");
});

test("a true block has a false height", async () => {
	await falls("tall");
	assert.equal((await ask("chain_getHeader", await ask("chain_getFinalizedHead"))).number, "0xf4250");
});

test("what is cut cannot be reached", async () => {
	await falls("cut");
	await assert.rejects(ask("chain_getFinalizedHead"));
});

test("a mute endpoint keeps transactions, and a deaf one passes them on", async () => {
	for (const [ill, tells] of [["mute", { kept: "0xaa" }], ["deaf", { passed: "0xaa" }]]) {
		await falls(ill);
		ask("author_submitExtrinsic", "0xaa").catch(() => {});
		assert.deepEqual(JSON.parse((await told.next()).value), tells);
	}
	assert.deepEqual(submitted, ["0xaa"]);
});

async function falls(ill) {
	endpoint.stdin.write(`${JSON.stringify({ ill })}\n`);
	assert.deepEqual(JSON.parse((await told.next()).value), { ill });
}

/** Connects anew, asks once, and fails when the connection breaks. */
async function ask(method, ...params) {
	const socket = new WebSocket(url);
	const answer = new Promise((resolve, reject) => {
		socket.on("open", () => socket.send(JSON.stringify({ jsonrpc: "2.0", id: 7, method, params })));
		socket.on("message", (data) => resolve(JSON.parse(data).result));
		socket.on("error", reject);
		socket.on("close", () => reject(new Error("it was closed")));
	});
	return answer.finally(() => socket.terminate());
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
