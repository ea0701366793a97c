// A host, a guest and a friend, by way of polkadot-api; every type is generated from the chain's own metadata.
//
// node --experimental-websocket polkadot-api.mjs URL DESCRIPTORS HOST GUEST FRIEND: a node's WebSocket, the
// module that `papi add` generated, and three secret URIs.
// Prints what the chain said, as JSON, for the caller to compare.

import { Keyring } from "@polkadot/api";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { createClient, Enum } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { getWsProvider } from "polkadot-api/ws";

const [url, descriptors, ...uris] = process.argv.slice(2);
const { litentry } = await import(descriptors);
await cryptoWaitReady();
const keyring = new Keyring({ type: "sr25519", ss58Format: 31 });
const [host, guest, friend] = uris.map((uri) => {
	const pair = keyring.addFromUri(uri);
	const signer = getPolkadotSigner(pair.publicKey, "Sr25519", (message) => pair.sign(message));
	return { signer, address: pair.address, hex: toHex(pair.publicKey) };
});
const client = createClient(getWsProvider(url));
const api = client.getTypedApi(litentry);
const { AuthorizationToken: tokens, IdentityRegistry: identities, Utility: utility } = api.tx;
const best = { at: "best" };
const { IdentityRegistryApi, AuthorizationTokenApi } = api.apis;
const bytes = (text) => new TextEncoder().encode(text);
const text = (bytes) => new TextDecoder().decode(bytes);

/** Sends a transaction and gives the events of the block's application of it. */
const send = async (call, { signer }) => {
	const [{ hash }] = await client.getBestBlocks();
	return new Promise((resolve, reject) => {
		const next = (event) => {
			if (event.type !== "txBestBlocksState" || !event.found) return;
			if (event.ok) resolve(event.events);
			else reject(new Error(event.dispatchError.value.value.type));
		};
		call.signSubmitAndWatch(signer, { at: hash }).subscribe({ next, error: reject });
	});
};

/** The first event with this name. */
const event = (events, name) => events.map(({ event, type, value }) => (event ?? { type, value }).value).find(({ type }) => type === name).value;

/** The name of the error with which a transaction is refused. */
const refused = (call, who) => send(call, who).then(() => "accepted", ({ message }) => message);

const terms = {
	uses: Enum("Left", 2),
	hours: undefined,
	transfer: Enum("For", 1_000n),
	requires: undefined,
	data: bytes("room 7"),
	data_type: 1n,
};
const definition = { description: bytes("a weekend"), duration: 172_800_000n, price: 5_000n, terms };
const purchase = (identity) => tokens.buy({ identity, definition: 0, holder: guest.address, starts: undefined });

const person = { kind: Enum("Device"), description: bytes("the front door") };
const identity = event(await send(identities.register_identity(person), host), "IdentityRegistered").id;
const issue = tokens.issue_token({
	to: guest.address,
	identity,
	cost: 0n,
	data: bytes("staff"),
	data_type: 2n,
	expires: undefined,
});
const calls = [tokens.define({ identity, definition }).decodedCall, issue.decodedCall];
const issued = event(await send(utility.batch_all({ calls }), host), "TokenIssued").id;
const bought = event(await send(purchase(identity), guest), "TokenBought").id;
const doubleBuy = await refused(purchase(identity), guest);
const recallByStranger = await refused(tokens.recall_token({ token: bought }), friend);
await send(tokens.redeem({ token: bought, verifier: host.address, supporting: undefined }), guest);
const afterUse = await AuthorizationTokenApi.token(bought, best);
await send(tokens.transfer_token({ token: bought, to: friend.address }), guest);
await send(tokens.recall_token({ token: bought }), host);
const recalled = await AuthorizationTokenApi.token(bought, best);
const good = await AuthorizationTokenApi.token(issued, best);
await send(tokens.recall_all({ identity }), host);
const all = await AuthorizationTokenApi.tokens_by(identity, undefined, 100, best);

const entry = await IdentityRegistryApi.identity(identity, best);
const [[id, offered]] = await AuthorizationTokenApi.definitions(identity, undefined, 100, best);
const ofHost = await IdentityRegistryApi.identities_of(host.hex, undefined, 100, best);
console.log(
	JSON.stringify({
		identity: {
			ownedByHost: entry.owner === host.hex,
			kind: entry.kind.type,
			status: entry.status.type,
			description: text(entry.description),
			ofHost: ofHost.some(([id]) => id === identity),
		},
		definition: { id, description: text(offered.description), price: offered.price.toString() },
		doubleBuy,
		recallByStranger,
		usesAfterRedeem: afterUse.token.terms.uses.value,
		holderAfterTransferIsFriend: recalled.token.holder === friend.hex,
		standings: [good, recalled].map(({ standing }) => standing.type),
		standingsAfterRecallAll: all.map(([, { standing }]) => standing.type),
		data: text(good.token.terms.data),
		counts: {
			byIdentity: await AuthorizationTokenApi.token_count_by(identity, best),
			ofGuest: await AuthorizationTokenApi.token_count_of(guest.hex, best),
			ofFriend: await AuthorizationTokenApi.token_count_of(friend.hex, best),
		},
	}),
);
client.destroy();

function toHex(bytes) {
	return `0x${Buffer.from(bytes).toString("hex")}`;
}
