// Signs a text as a wallet does: node sign.mjs SECRET, with the text as the input. Prints the signature.

import { text } from "node:stream/consumers";

import { Keyring } from "@polkadot/api";
import { stringToU8a, u8aToHex, u8aWrapBytes } from "@polkadot/util";
import { cryptoWaitReady } from "@polkadot/util-crypto";

const [secret] = process.argv.slice(2);
await cryptoWaitReady();
const pair = new Keyring({ type: "sr25519" }).addFromUri(secret);
console.error(`${pair.address}: paste the text, then press Ctrl-D`);
const asked = (await text(process.stdin)).replaceAll("\r\n", "\n").replace(/\n+$/, "");
console.log(u8aToHex(pair.sign(u8aWrapBytes(stringToU8a(asked)))));
