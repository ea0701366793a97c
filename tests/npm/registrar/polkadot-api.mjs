// Identities and requests for judgements by way of polkadot-api; every type is from the chain's own metadata.
//
// node --experimental-websocket polkadot-api.mjs URL: a node's WebSocket. Obeys the commands of `ways.mjs`.

import { Keyring } from "@polkadot/api";
import { blake2AsHex, createKeyMulti, cryptoWaitReady, sortAddresses } from "@polkadot/util-crypto";
import { createClient, Enum } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { getWsProvider } from "polkadot-api/ws";

import { obey } from "./commands.mjs";
import { commands, hex } from "./ways.mjs";

const [url] = process.argv.slice(2);
await cryptoWaitReady();
const keyring = new Keyring({ type: "sr25519" });
const client = createClient(getWsProvider(url));
const { tx } = client.getUnsafeApi();
const bytes = (text) => new TextEncoder().encode(text);

/** More than any call here takes. */
const WEIGHT = { ref_time: 50_000_000_000n, proof_size: 200_000n };

/** The fields of an identity in which text may stand, by the names that the chain gives them. */
const TEXTS = ["display", "legal", "web", "riot", "email", "image", "twitter"];

const calls = {
	setIdentity: (identity) => tx.Identity.set_identity({ info: info(identity) }),
	requestJudgement: (registrar, maxFee) =>
		tx.Identity.request_judgement({ reg_index: registrar, max_fee: BigInt(maxFee) }),
	cancelRequest: (registrar) => tx.Identity.cancel_request({ reg_index: registrar }),
	clearIdentity: () => tx.Identity.clear_identity(),
	remark: (text) => tx.System.remark_with_event({ remark: bytes(text) }),
	transfer: (to, value) => tx.Balances.transfer_keep_alive({ dest: Enum("Id", to), value }),
	createPure: () => tx.Proxy.create_pure({ proxy_type: Enum("Any"), delay: 0, index: 0 }),
	proxy: (real, call) =>
		tx.Proxy.proxy({ real: Enum("Id", real), force_proxy_type: undefined, call: call.decodedCall }),
	batchAll: (list) => tx.Utility.batch_all({ calls: list.map(({ decodedCall }) => decodedCall) }),
	asMulti: (threshold, others, timepoint, call) =>
		tx.Multisig.as_multi({
			threshold,
			other_signatories: sortAddresses(others),
			maybe_timepoint: timepoint,
			call: call.decodedCall,
			max_weight: WEIGHT,
		}),
};

function info({ pgp_fingerprint: fingerprint, matrix: riot, ...fields }) {
	const texts = { ...fields, riot };
	const filled = TEXTS.map((name) => [name, data(texts[name])]);
	return { additional: [], ...Object.fromEntries(filled), pgp_fingerprint: fingerprint };
}

/** A text as the pallet keeps it: its length is part of its type. */
function data(text) {
	if (text === undefined) return Enum("None");
	const written = bytes(text);
	return Enum(`Raw${written.length}`, written.length === 1 ? written[0] : hex(written));
}

/** Sends a transaction; gives its events, and where it is. */
const send = async (call, pair) => {
	const signer = getPolkadotSigner(pair.publicKey, "Sr25519", (message) => pair.sign(message));
	const [{ hash }] = await client.getBestBlocks();
	return new Promise((resolve, reject) => {
		const next = (state) => {
			if (state.type !== "txBestBlocksState" || !state.found) return;
			const events = state.events.map(({ event, ...bare }) => event ?? bare);
			const failed = state.ok ? inner(events) : state.dispatchError;
			const { number: height, index } = state.block;
			if (failed) reject(new Error(nameOf(failed)));
			else resolve({ events, timepoint: { height, index } });
		};
		call.signSubmitAndWatch(signer, { at: hash }).subscribe({ next, error: reject });
	});
};

/** Why the call that another one carried failed, if it did. */
function inner(events) {
	const carriers = ["ProxyExecuted", "MultisigExecuted"];
	const carried = events.filter(({ value }) => carriers.includes(value.type));
	return carried.map(({ value }) => value.value.result).find(({ success }) => !success)?.value;
}

const nameOf = ({ type, value }) => (type === "Module" ? value.value.type : type);

const library = {
	calls,
	send,
	pair: (secret) => keyring.addFromUri(secret),
	account: (address) => hex(keyring.decodeAddress(address)),
	multisig: (addresses, threshold) => keyring.encodeAddress(createKeyMulti(addresses, threshold)),
	// What a call says after the numbers of its pallet and of itself.
	hash: async (identity) => blake2AsHex((await calls.setIdentity(identity).getEncodedData()).slice(2)),
	sign: async (text, pair) => {
		const signer = getPolkadotSigner(pair.publicKey, "Sr25519", (message) => pair.sign(message));
		return hex(await signer.signBytes(bytes(text)));
	},
	find: (events, pallet, name) =>
		events.find(({ type, value }) => type === pallet && value.type === name).value.value,
};

await obey(commands(library));
client.destroy();
