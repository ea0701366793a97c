// The compiled contracts on a real Ethereum node. Run `npm run compile-contracts` first.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { createTestClient, http, parseEventLogs, publicActions, walletActions } from "viem";
import { foundry } from "viem/chains";

const anvil = spawn(new URL("node_modules/.bin/anvil", import.meta.url).pathname, ["--port", "0"]);
let chain, deployer, other;

before(async () => {
	const transport = http(`http://${await listeningAddress()}`);
	chain = createTestClient({ mode: "anvil", chain: foundry, transport, pollingInterval: 50 })
		.extend(publicActions)
		.extend(walletActions);
	[deployer, other] = await chain.getAddresses();
});

after(async () => {
	anvil.kill();
	await once(anvil, "exit");
});

test("the deployer holds the whole supply and can hand some on", async () => {
	const socks = await deploy("Socks", [500n]);
	await transact(socks, "transfer", [other, 20n]);
	assert.equal(await read(socks, "balanceOf", [deployer]), 480n);
	assert.equal(await read(socks, "balanceOf", [other]), 20n);
	assert.equal(await read(socks, "totalSupply", []), 500n);
});

test("nobody moves more than he holds", async () => {
	const socks = await deploy("Socks", [500n]);
	await assert.rejects(transact(socks, "transfer", [other, 501n]), /BalanceTooLow/);
});

test("a spender moves what was approved and no more", async () => {
	const socks = await deploy("Socks", [500n]);
	await transact(socks, "approve", [other, 30n]);
	await transact(socks, "transferFrom", [deployer, other, 30n], { account: other });
	assert.equal(await read(socks, "balanceOf", [other]), 30n);
	const again = transact(socks, "transferFrom", [deployer, other, 1n], { account: other });
	await assert.rejects(again, /AllowanceTooLow/);
});

test("a swap says who sent it and how much", async () => {
	const router = await deploy("Router", []);
	const { logs } = await transact(router, "swap", [], { value: 7n });
	const [{ eventName, args }] = parseEventLogs({ abi: router.abi, logs });
	assert.deepEqual({ eventName, args }, {
		eventName: "Swap",
		args: { sender: deployer, value: 7n },
	});
});

async function listeningAddress() {
	for await (const line of createInterface({ input: anvil.stdout })) {
		const address = line.match(/^Listening on (\S+)/)?.[1];
		if (address) return address;
	}
	throw new Error("anvil ended before it listened");
}

async function deploy(name, args) {
	const { abi, bytecode } = JSON.parse(await readFile(new URL(`build/${name}.json`, import.meta.url)));
	const hash = await chain.deployContract({ account: deployer, abi, bytecode, args });
	const { contractAddress } = await chain.waitForTransactionReceipt({ hash });
	return { abi, address: contractAddress };
}

async function transact({ abi, address }, functionName, args, { account = deployer, value } = {}) {
	const call = { account, abi, address, functionName, args, value };
	const { request } = await chain.simulateContract(call);
	return chain.waitForTransactionReceipt({ hash: await chain.writeContract(request) });
}

function read({ abi, address }, functionName, args) {
	return chain.readContract({ abi, address, functionName, args });
}
