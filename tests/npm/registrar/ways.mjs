// The ways on which an identity is set and a judgement asked for, whatever library makes the transactions:
//
// - direct: the account signs each call
// - batch: the account signs one `Utility.batch_all`
// - proxy: a pure proxy's identity; somebody else signs `Proxy.proxy`
// - multisig: two of three sign `Multisig.as_multi`

/** What a pure proxy and a multisig get to pay deposits and fees from. */
const FUNDS = 100_000_000_000_000n;

const THRESHOLD = 2;

/**
 * The commands of a client.
 *
 * `library` makes calls, signs and sends them: see `polkadot-js.mjs`.
 */
export function commands(library) {
	const { calls } = library;
	const actors = new Map();

	/** Has the account do these calls, on its way. */
	const act = (account, list) => {
		const { way, pairs, address } = actors.get(account);
		return WAYS[way](library, { pairs, address }, list);
	};

	return {
		/** Somebody new; gives the account, as hexadecimal digits. */
		async meet({ way, secrets }) {
			const pairs = secrets.map((secret) => library.pair(secret));
			const { address, account } = await OPENED[way](library, pairs);
			actors.set(account, { way, pairs, address });
			return { account, address };
		},

		/** Sets the identity and asks for a judgement; gives the hash of what was set. */
		async ask({ account, identity, registrar, maxFee }) {
			const list = [calls.setIdentity(identity), calls.requestJudgement(registrar, maxFee)];
			await act(account, list);
			return { info: await library.hash(identity) };
		},

		/** Sets another identity. */
		async edit({ account, identity }) {
			await act(account, [calls.setIdentity(identity)]);
			return { info: await library.hash(identity) };
		},

		/** Takes the request back. */
		async cancel({ account, registrar }) {
			await act(account, [calls.cancelRequest(registrar)]);
		},

		/** Clears the identity. */
		async clear({ account }) {
			await act(account, [calls.clearIdentity()]);
		},

		/** Says a text on the chain, as accounts without keys sign. */
		async remark({ account, text }) {
			await act(account, [calls.remark(text)]);
		},

		/** Signs a text as wallets do. */
		async sign({ account, text }) {
			const [pair] = actors.get(account).pairs;
			return { signature: await library.sign(text, pair) };
		},
	};
}

const own = async (_, [pair]) => ({ address: pair.address, account: hex(pair.publicKey) });

const OPENED = {
	direct: own,
	batch: own,

	async proxy(library, [pair]) {
		const { events } = await library.send(library.calls.createPure(), pair);
		const { pure: address } = library.find(events, "Proxy", "PureCreated");
		await library.send(library.calls.transfer(address, FUNDS), pair);
		return { address, account: library.account(address) };
	},

	async multisig(library, pairs) {
		const addresses = pairs.map(({ address }) => address);
		const address = library.multisig(addresses, THRESHOLD);
		await library.send(library.calls.transfer(address, FUNDS), pairs[0]);
		return { address, account: library.account(address) };
	},
};

const WAYS = {
	async direct(library, { pairs: [pair] }, list) {
		for (const call of list) await library.send(call, pair);
	},

	async batch(library, { pairs: [pair] }, list) {
		await library.send(library.calls.batchAll(list), pair);
	},

	async proxy(library, { pairs: [pair], address }, list) {
		for (const call of list) await library.send(library.calls.proxy(address, call), pair);
	},

	async multisig(library, { pairs }, list) {
		for (const call of list) await together(library, pairs, call);
	},
};

/** The first of the signatories approves, the last one executes. */
async function together(library, pairs, call) {
	const [first, last] = [pairs[0], pairs.at(-1)];
	const others = (signer) => pairs.filter((pair) => pair !== signer).map(({ address }) => address);
	const approve = library.calls.asMulti(THRESHOLD, others(first), undefined, call);
	const { timepoint } = await library.send(approve, first);
	await library.send(library.calls.asMulti(THRESHOLD, others(last), timepoint, call), last);
}

export function hex(bytes) {
	return `0x${Buffer.from(bytes).toString("hex")}`;
}
