// Identities and requests for judgements by way of @polkadot/api; every type is from the chain's own metadata.
//
// node polkadot-js.mjs URL: a node's WebSocket. Obeys the commands of `ways.mjs`.

import { ApiPromise, Keyring, WsProvider } from "@polkadot/api";
import { stringToU8a, u8aWrapBytes } from "@polkadot/util";
import { createKeyMulti, cryptoWaitReady, sortAddresses } from "@polkadot/util-crypto";

import { obey } from "./commands.mjs";
import { commands, hex } from "./ways.mjs";

const [url] = process.argv.slice(2);
await cryptoWaitReady();
const keyring = new Keyring({ type: "sr25519" });
const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
const { balances, identity: identities, multisig, proxy, system, utility } = api.tx;

/** More than any call here takes. */
const WEIGHT = { refTime: 50_000_000_000, proofSize: 200_000 };

const calls = {
	setIdentity: (identity) => identities.setIdentity(info(identity)),
	requestJudgement: (registrar, maxFee) => identities.requestJudgement(registrar, maxFee),
	cancelRequest: (registrar) => identities.cancelRequest(registrar),
	clearIdentity: () => identities.clearIdentity(),
	remark: (text) => system.remarkWithEvent(text),
	transfer: (to, amount) => balances.transferKeepAlive(to, amount),
	createPure: () => proxy.createPure("Any", 0, 0),
	proxy: (real, call) => proxy.proxy(real, null, call),
	batchAll: (list) => utility.batchAll(list),
	asMulti: (threshold, others, timepoint, call) =>
		multisig.asMulti(threshold, sortAddresses(others), timepoint ?? null, call, WEIGHT),
};

/** The identity's fields, by the names that the chain gives them. */
function info({ pgp_fingerprint: fingerprint, matrix, ...fields }) {
	const named = { ...fields, ...(matrix && { riot: matrix }) };
	const raw = Object.entries(named).map(([name, text]) => [name, { raw: text }]);
	return { ...Object.fromEntries(raw), pgpFingerprint: fingerprint ?? null };
}

/** Sends a transaction; gives its events, and where it is. */
const send = (call, pair) =>
	new Promise((resolve, reject) => {
		const watch = ({ status, events, dispatchError, blockNumber, txIndex }) => {
			if (!status.isInBlock) return;
			const failed = dispatchError ?? inner(events);
			if (failed) reject(new Error(nameOf(failed)));
			else resolve({ events, timepoint: { height: blockNumber, index: txIndex } });
		};
		call.signAndSend(pair, watch).catch(reject);
	});

/** Why the call that another one carried failed, if it did. */
function inner(events) {
	const carriers = ["ProxyExecuted", "MultisigExecuted"];
	const carried = events.filter(({ event }) => carriers.includes(event.method));
	return carried.map(({ event }) => event.data.result).find(({ isErr }) => isErr)?.asErr;
}

const nameOf = (error) =>
	error.isModule ? api.registry.findMetaError(error.asModule).name : error.toString();

const library = {
	calls,
	send,
	pair: (secret) => keyring.addFromUri(secret),
	account: (address) => hex(keyring.decodeAddress(address)),
	multisig: (addresses, threshold) => keyring.encodeAddress(createKeyMulti(addresses, threshold)),
	hash: (identity) => calls.setIdentity(identity).args[0].hash.toHex(),
	sign: (text, pair) => hex(pair.sign(u8aWrapBytes(stringToU8a(text)))),
	find(events, pallet, name) {
		const is = ({ event: { section, method } }) => section === pallet.toLowerCase() && method === name;
		const { event } = events.find(is);
		return Object.fromEntries(event.data.names.map((field) => [field, event.data[field].toString()]));
	},
};

await obey(commands(library));
await api.disconnect();
