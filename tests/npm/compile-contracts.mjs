// Compiles every contract of tests/contracts to build/<Name>.json: { contractName, abi, bytecode }.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import solc from "solc";

const contracts = new URL("../contracts/", import.meta.url);
const build = new URL("build/", import.meta.url);

const output = JSON.parse(solc.compile(JSON.stringify(await standardInput())));
refuseDiagnostics(output.errors ?? []);
await mkdir(build, { recursive: true });
for (const compiled of Object.values(output.contracts)) {
	for (const [name, contract] of Object.entries(compiled)) {
		await writeArtifact(name, contract);
	}
}

// The EVM version is pinned, so that a newer compiler's default never outruns the test node.
async function standardInput() {
	const sources = {};
	for (const file of (await readdir(contracts)).filter((file) => file.endsWith(".sol")).sort()) {
		sources[file] = { content: await readFile(new URL(file, contracts), "utf8") };
	}
	return {
		language: "Solidity",
		sources,
		settings: {
			evmVersion: "cancun",
			optimizer: { enabled: true, runs: 200 },
			outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
		},
	};
}

function refuseDiagnostics(diagnostics) {
	if (diagnostics.length === 0) return;
	for (const { formattedMessage } of diagnostics) console.error(formattedMessage);
	process.exit(1);
}

async function writeArtifact(contractName, { abi, evm }) {
	const artifact = { contractName, abi, bytecode: `0x${evm.bytecode.object}` };
	const path = new URL(`${contractName}.json`, build);
	await writeFile(path, `${JSON.stringify(artifact, null, "\t")}\n`);
	console.log(`build/${contractName}.json: ${evm.bytecode.object.length / 2} bytes of code`);
}
