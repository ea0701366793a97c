// Checks the registrar's API from outside: its document against the OpenAPI Specification's own schema, and
// real answers against the document.
//
// Standard input is {"document": …, "samples": [{"path", "verb", "status", "body"}, …], "messages": [{"schema", "message"}, …]};
// standard output is what is wrong, as a JSON array of texts.

import {Validator} from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import {text} from 'node:stream/consumers';

const {document, samples, messages} = JSON.parse(await text(process.stdin));
const wrong = [];

const {valid, errors} = await new Validator().validate(structuredClone(document));
if(!valid) {
	wrong.push(`the document: ${JSON.stringify(errors)}`);
}

const ajv = new Ajv2020({strict: false, allErrors: true, validateFormats: false});
ajv.addSchema({$id: 'document', components: document.components});

/** The schema with its references into the document. */
function absolute(schema) {
	return JSON.parse(JSON.stringify(schema, (key, value) => key === '$ref' ? `document${value}` : value));
}

function check(name, schema, value) {
	if(schema === undefined) {
		wrong.push(`${name}: there is no schema for it`);
		return;
	}
	const validate = ajv.compile(absolute(schema));
	if(!validate(value)) {
		wrong.push(`${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`);
	}
}

for(const {path, verb, status, body} of samples) {
	const responses = document.paths[path]?.[verb]?.responses;
	const {content} = responses?.[status] ?? {};
	const schema = content?.[status < 400 ? 'application/json' : 'application/problem+json']?.schema;
	check(`${verb} ${path} ${status}`, schema, body);
}
for(const {schema, message} of messages) {
	check(schema, {$ref: `#/components/schemas/${schema}`}, message);
}
console.log(JSON.stringify(wrong));
