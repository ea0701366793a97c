// The typed form of what an EVM account is asked to sign: written here anew, as `consents.mjs` does for the texts.

const NOTICES = {
	link: 'Sign only if both are yours. Your signature proves that you own the external account. It sends no transaction and costs nothing.',
	unlink: 'Sign only if the external account is yours and shall no longer be linked. It sends no transaction and costs nothing.',
};

const STATEMENTS = {
	link: 'Litentry asks you to link an external account to an account on its chain.',
	unlink: 'Litentry asks you to remove the link of an external account from an account on its chain.',
};

/** What `eth_signTypedData_v4` is given. */
export function typedDataOf(consent) {
	const {kind, external, account, genesis, expires} = consent;
	const primaryType = kind === 'link' ? 'Link' : 'Unlink';
	const members = [
		['string', 'statement', STATEMENTS[kind]],
		['string', 'externalAccount', external],
		['string', 'account', account],
		['string', 'notice', NOTICES[kind]],
		kind === 'link' ? ['uint256', 'nonce', consent.nonce] : ['uint256', 'link', consent.id],
		['uint256', 'expiresAtBlock', expires],
		...(consent.ends === null || kind === 'unlink' ? [] : [['uint256', 'linkEndsAtBlock', consent.ends]]),
	];
	const domain = [
		['string', 'name', 'Litentry'],
		['string', 'version', '1'],
		['uint256', 'chainId', Number(external.split(':')[1])],
		['bytes32', 'salt', genesis],
	];
	return {
		types: {EIP712Domain: types(domain), [primaryType]: types(members)},
		primaryType,
		domain: values(domain),
		message: values(members),
	};
}

function types(members) {
	return members.map(([type, name]) => ({name, type}));
}

function values(members) {
	return Object.fromEntries(members.map(([, name, value]) => [name, value]));
}

/** Typed data that differ from the given ones by one thing, each with words for it. */
export function otherTypedData(data) {
	const changed = change => {
		const copy = structuredClone(data);
		change(copy);
		return copy;
	};
	const domain = change => changed(({domain}) => Object.assign(domain, change));
	const message = change => changed(({message}) => Object.assign(message, change));
	const without = name => changed(({types, domain}) => {
		types.EIP712Domain = types.EIP712Domain.filter(member => member.name !== name);
		delete domain[name];
	});
	return [
		['another name of the domain', domain({name: 'Litentry '})],
		['another version of the domain', domain({version: '2'})],
		['another chain id', domain({chainId: 137})],
		['another chain\'s genesis as salt', domain({salt: `0x${'92'.repeat(32)}`})],
		['a domain without chain id', without('chainId')],
		['a domain without salt', without('salt')],
		['a contract in the domain', changed(({types, domain}) => {
			types.EIP712Domain.push({name: 'verifyingContract', type: 'address'});
			domain.verifyingContract = `0x${'00'.repeat(20)}`;
		})],
		['the members in another order', changed(({types, primaryType}) => types[primaryType].reverse())],
		['a narrower type of the nonce', changed(({types, primaryType}) => {
			types[primaryType].find(({name}) => name === 'nonce').type = 'uint32';
		})],
		['another name of the type', changed(data => {
			data.types.link = data.types[data.primaryType];
			delete data.types[data.primaryType];
			data.primaryType = 'link';
		})],
		['another statement', message({statement: data.message.statement.replace('link an', 'link \u0430n')})],
		['no notice', message({notice: ''})],
		['the address in lower case', message({externalAccount: data.message.externalAccount.toLowerCase()})],
	];
}
