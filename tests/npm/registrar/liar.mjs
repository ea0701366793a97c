// What an endpoint says of the finalized chain that lies about it.

import { randomBytes } from "node:crypto";

/** How far above the true height a false one is. */
const ABOVE = 1_000_000;

/** Lies in one way, and stays with what it said. */
export class Liar {
	#ill;
	/** The newest finalized block, as it says. */
	#told;
	/** The true one. */
	#real;

	constructor(ill) {
		this.#ill = ill;
	}

	/** What is asked of the node instead: nobody else has an invented block. */
	ask(question) {
		const isInvented = question.method === "chain_getHeader" && question.params[0] === this.#told;
		return this.#ill === "ahead" && isInvented ? { ...question, params: [this.#real] } : question;
	}

	/** What is answered instead. */
	answer(question, answer) {
		const { result } = answer;
		if (question?.method === "chain_getFinalizedHead") return { ...answer, result: this.#head(result) };
		const isTold = question?.method === "chain_getHeader" && question.params[0] === this.#told;
		if (isTold && result && this.#ill !== "stuck") return { ...answer, result: above(result) };
		return answer;
	}

	#head(real) {
		this.#real = real;
		if (this.#ill === "tall") this.#told = real;
		if (this.#ill === "ahead") this.#told ??= `0x${randomBytes(32).toString("hex")}`;
		if (this.#ill === "stuck") this.#told ??= real;
		return this.#told ?? real;
	}
}

function above(header) {
	return { ...header, number: `0x${(Number(header.number) + ABOVE).toString(16)}` };
}
