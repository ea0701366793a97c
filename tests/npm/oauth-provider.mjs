// Runs an OAuth 2.0 provider that answers as X, GitHub and Discord do, for a client whose pages are at the origin
// that is its argument. It prints its own origin, and ends when its standard input does.
//
// Whoever signs in as `name:number` has the account of that name and number.

import {createServer} from 'node:http';
import Provider from 'oidc-provider';

// Standard output is for the origin alone.
console.info = console.error;

const SECRET = 'a secret of the client';
const PUBLIC = 'public';
const SCOPES = {x: ['users.read', 'tweet.read'], github: [PUBLIC], discord: ['identify']};

const origin = process.argv[2];
const client = (id, method) => ({
	client_id: id,
	token_endpoint_auth_method: method,
	...(method === 'none' ? {} : {client_secret: SECRET}),
	redirect_uris: [`${origin}/oauth/${id}/callback`],
	response_types: ['code'],
	grant_types: ['authorization_code'],
});

const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
	clients: [
		client('x', 'client_secret_basic'),
		client('github', 'client_secret_post'),
		client('discord', 'none'),
	],
	scopes: ['openid', ...Object.values(SCOPES).flat()],
	features: {revocation: {enabled: true}, userinfo: {enabled: false}},
	pkce: {required: () => true},
	cookies: {keys: ['of a test']},
	findAccount: (_, accountId) => ({accountId, claims: () => ({sub: accountId})}),
});

// What each platform says of an account.
const users = {
	'/2/users/me': ['x', (username, id) => ({data: {id, name: 'A name', username}})],
	'/user': ['github', (login, id) => ({login, id: Number(id), type: 'User'})],
	'/users/@me': ['discord', (name, id) => {
		const [username, discriminator = '0'] = name.split('#');
		return {id, username, discriminator, global_name: 'A name'};
	}],
};

async function user(ctx, [channel, say]) {
	const [, value] = /^Bearer (.+)$/.exec(ctx.get('authorization')) ?? [];
	const token = value && await provider.AccessToken.find(value);
	const isGranted = token?.clientId === channel && SCOPES[channel].every((it) => token.scopes.has(it));
	if(!isGranted) {
		ctx.status = 401;
		return;
	}
	const end = token.accountId.lastIndexOf(':');
	ctx.body = say(token.accountId.slice(0, end), token.accountId.slice(end + 1));
}

// GitHub's own way to take a grant back.
async function deleteGrant(ctx) {
	const credentials = Buffer.from(`github:${SECRET}`).toString('base64');
	if(ctx.get('authorization') !== `Basic ${credentials}`) {
		ctx.status = 401;
		return;
	}
	let body = '';
	for await (const piece of ctx.req) body += piece;
	const token = await provider.AccessToken.find(JSON.parse(body).access_token);
	await token?.destroy();
	ctx.status = token ? 204 : 422;
}

const issued = [];
provider.on('access_token.saved', (token) => issued.push(token.jti));

// How many tokens there have been, and how many of them are still good.
async function countTokens(ctx) {
	const found = await Promise.all(issued.map((token) => provider.AccessToken.find(token)));
	ctx.body = {issued: issued.length, good: found.filter(Boolean).length};
}

provider.use((ctx, next) => {
	if(users[ctx.path]) return user(ctx, users[ctx.path]);
	if(ctx.path === '/applications/github/grant' && ctx.method === 'DELETE') return deleteGrant(ctx);
	if(ctx.path === '/test/tokens') return countTokens(ctx);
	// On GitHub whoever asks for nothing may read what is public.
	const {client_id, scope = PUBLIC} = ctx.query;
	if(ctx.path === '/auth' && client_id === 'github') ctx.query = {...ctx.query, scope};
	return next();
});

server.on('request', provider.callback());
process.stdin.on('end', () => process.exit()).resume();
console.log(issuer);
