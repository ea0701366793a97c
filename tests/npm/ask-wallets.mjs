// Lets other people's wallets sign, and verify what was signed.
//
// Each line of standard input is {"wallet": <a file in wallets/>, "ask": "sign" | "verify", …}; each line of
// standard output is what the function of that name in wallets/ returns, or {"error": "…"}, in the same order.

import {createInterface} from 'node:readline';

for await (const line of createInterface({input: process.stdin})) {
	const {wallet, ask, ...question} = JSON.parse(line);
	const answers = await import(`./wallets/${wallet}.mjs`);
	try {
		console.log(JSON.stringify(await answers[ask](question)));
	} catch(error) {
		console.log(JSON.stringify({error: String(error?.message ?? error)}));
	}
}
