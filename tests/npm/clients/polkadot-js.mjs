// A host, a guest and a friend, by way of @polkadot/api; every type is from the chain's own metadata.
//
// node polkadot-js.mjs URL HOST GUEST FRIEND: a node's WebSocket and three secret URIs.
// Prints what the chain said, as JSON, for the caller to compare.

import { ApiPromise, Keyring, WsProvider } from "@polkadot/api";
import { cryptoWaitReady } from "@polkadot/util-crypto";

const [url, ...uris] = process.argv.slice(2);
await cryptoWaitReady();
const keyring = new Keyring({ type: "sr25519" });
const [host, guest, friend] = uris.map((uri) => keyring.addFromUri(uri));
const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
const { authorizationToken: tokens, identityRegistry: identities, utility } = api.tx;
const ask = { ...api.call.identityRegistryApi, ...api.call.authorizationTokenApi };

/** Sends a transaction and gives the events of the block's application of it. */
const send = (call, signer) =>
	new Promise((resolve, reject) => {
		const watch = ({ status, events, dispatchError }) => {
			if (dispatchError) reject(new Error(nameOf(dispatchError)));
			else if (status.isInBlock) resolve(events.map(({ event }) => event));
		};
		call.signAndSend(signer, watch).catch(reject);
	});

const nameOf = (error) =>
	error.isModule ? api.registry.findMetaError(error.asModule).name : error.toString();

/** The first event with this name. */
const event = (events, name) => events.find(({ method }) => method === name).data;

/** The name of the error with which a transaction is refused. */
const refused = (call, signer) => send(call, signer).then(() => "accepted", ({ message }) => message);

const terms = {
	uses: { Left: 2 },
	hours: null,
	transfer: { For: 1_000 },
	requires: null,
	data: "room 7",
	dataType: 1,
};
const offer = { description: "a weekend", duration: 172_800_000, price: 5_000, terms };

const registered = await send(identities.registerIdentity("Device", "the front door"), host);
const identity = event(registered, "IdentityRegistered").id.toHex();
const issue = tokens.issueToken(guest.address, identity, 0, "staff", 2, null);
const issued = event(
	await send(utility.batchAll([tokens.define(identity, offer), issue]), host),
	"TokenIssued",
).id.toHex();
const bought = event(await send(tokens.buy(identity, 0, guest.address, null), guest), "TokenBought").id.toHex();
const again = await refused(tokens.buy(identity, 0, guest.address, null), guest);
const stranger = await refused(tokens.recallToken(bought), friend);
await send(tokens.redeem(bought, host.address, null), guest);
const afterUse = (await ask.token(bought)).unwrap();
await send(tokens.transferToken(bought, friend.address), guest);
await send(tokens.recallToken(bought), host);
const recalled = (await ask.token(bought)).unwrap();
const good = (await ask.token(issued)).unwrap();
await send(tokens.recallAll(identity), host);
const all = await ask.tokensBy(identity, null, 100);

const entry = (await ask.identity(identity)).unwrap();
const definitions = await ask.definitions(identity, null, 100);
console.log(
	JSON.stringify({
		identity: {
			ownedByHost: entry.owner.toHex() === keyHex(host),
			kind: entry.kind.type,
			status: entry.status.type,
			description: entry.description.toUtf8(),
			ofHost: (await ask.identitiesOf(host.publicKey, null, 100)).some(([id]) => id.toHex() === identity),
		},
		definition: {
			id: definitions[0][0].toNumber(),
			description: definitions[0][1].description.toUtf8(),
			price: definitions[0][1].price.toString(),
		},
		doubleBuy: again,
		recallByStranger: stranger,
		usesAfterRedeem: afterUse.token.terms.uses.asLeft.toNumber(),
		holderAfterTransferIsFriend: recalled.token.holder.toHex() === keyHex(friend),
		standings: [good, recalled].map(({ standing }) => standing.type),
		standingsAfterRecallAll: all.map(([, { standing }]) => standing.type),
		data: good.token.terms.data.toUtf8(),
		counts: {
			byIdentity: (await ask.tokenCountBy(identity)).toNumber(),
			ofGuest: (await ask.tokenCountOf(guest.publicKey)).toNumber(),
			ofFriend: (await ask.tokenCountOf(friend.publicKey)).toNumber(),
		},
	}),
);
await api.disconnect();

function keyHex({ publicKey }) {
	return `0x${Buffer.from(publicKey).toString("hex")}`;
}
