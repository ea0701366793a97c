// Compiles every contract of tests/contracts, and those that the services run on other chains, to
// build/<Name>.json: { contractName, abi, bytecode }.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import solc from "solc";

const build = new URL("build/", import.meta.url);

// The EVM version is pinned, so that a newer compiler's default never outruns the test node.
await compile(new URL("../contracts/", import.meta.url), { evmVersion: "cancun" });
// These run on chains that may be behind, and their bytes are to depend on nothing but their code.
await compile(new URL("../../services/data-source/contracts/", import.meta.url), {
	evmVersion: "paris",
	metadata: { appendCBOR: false, bytecodeHash: "none" },
});

async function compile(folder, settings) {
	const output = JSON.parse(solc.compile(JSON.stringify(await standardInput(folder, settings))));
	refuseDiagnostics(output.errors ?? []);
	await mkdir(build, { recursive: true });
	for (const compiled of Object.values(output.contracts)) {
		for (const [name, contract] of Object.entries(compiled)) {
			await writeArtifact(name, contract);
		}
	}
}

async function standardInput(folder, settings) {
	const sources = {};
	for (const file of (await readdir(folder)).filter((file) => file.endsWith(".sol")).sort()) {
		sources[file] = { content: await readFile(new URL(file, folder), "utf8") };
	}
	return {
		language: "Solidity",
		sources,
		settings: {
			...settings,
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
