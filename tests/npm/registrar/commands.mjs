// Commands from another program: each line of the input is one as JSON, `{ "id": 1, "do": "ask", … }`, and each
// line of the output an answer, `{ "id": 1, "said": … }` or `{ "id": 1, "error": "…" }`. Commands run side by side,
// and all ends with the input.

import { createInterface } from "node:readline";

/** Does what each line says, with the function of that name. */
export async function obey(commands) {
	const running = new Set();
	for await (const line of createInterface({ input: process.stdin })) {
		const command = answer(commands, JSON.parse(line)).finally(() => running.delete(command));
		running.add(command);
	}
	await Promise.allSettled(running);
}

async function answer(commands, { id, do: name, ...rest }) {
	try {
		const said = await commands[name](rest);
		print({ id, said: said ?? null });
	} catch (error) {
		print({ id, error: error?.message ?? String(error) });
	}
}

function print(answer) {
	process.stdout.write(`${JSON.stringify(answer)}\n`);
}
