// Signs in at a registrar over WebSocket as a wallet does, starts to verify a field, and follows the request until
// that is seen:  node registrar-socket.mjs ws://127.0.0.1:8686/api/v1/ws CHAIN FIELD CHANNEL
//
// Alice's development key signs. Standard output is the session's account, the instruction and the last push, as JSON.

import {once} from 'node:events';

import {Keyring} from '@polkadot/keyring';
import {u8aToHex, u8aWrapBytes} from '@polkadot/util';
import {cryptoWaitReady} from '@polkadot/util-crypto';
import WebSocket from 'ws';

const [url, chain, field, channel] = process.argv.slice(2);
await cryptoWaitReady();
const alice = new Keyring({type: 'sr25519'}).addFromUri('//Alice');
const request = {chain, account: alice.address};

const socket = new WebSocket(url);
const waiting = new Map(), pushes = [];
socket.on('message', text => {
	const message = JSON.parse(text);
	if('subscription' in message) {
		pushes.push(message);
		socket.emit('push');
	} else {
		waiting.get(message.id)(message);
	}
});
await once(socket, 'open');

let last = 0;

async function ask(method, params) {
	const id = ++last;
	const answered = new Promise(resolve => waiting.set(id, resolve));
	socket.send(JSON.stringify({id, method, params}));
	const {result, problem} = await answered;
	if(problem !== undefined) {
		throw new Error(`${method}: ${problem.detail}`);
	}
	return result;
}

const {token, text} = await ask('sign-in.begin', request);
const signature = u8aToHex(alice.sign(u8aWrapBytes(text)));
const {session} = await ask('sign-in.finish', {token, signature});
const account = await ask('authenticate', {session});
await ask('subscribe', request);
const instruction = await ask('begin', {...request, field, channel});
while(!pushes.some(({request}) => request.fields.some(it => it.field === field && it.state.type === 'asked'))) {
	await once(socket, 'push');
}
socket.close();
console.log(JSON.stringify({account, instruction, push: pushes.at(-1)}));
