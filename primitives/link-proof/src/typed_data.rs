//! The JSON that wallets are handed for `eth_signTypedData_v4`.

use alloc::{
	format,
	string::{String, ToString},
};

use litentry_external_account::ExternalAccount;
use serde_json::{Map, Value, json};

use crate::{Consent, TypedStruct, TypedValue, eip712};

/// The typed form of a consent, as the second parameter of `eth_signTypedData_v4`; or `None`, when
/// the external account is of no EVM chain.
///
/// Numbers are written as decimal strings: JavaScript would round large ones.
pub fn typed_data(consent: &impl Consent) -> Option<String> {
	let ExternalAccount::Evm { chain, .. } = consent.external() else {
		return None;
	};
	let (domain, message) = (eip712::domain(*chain, consent.genesis()), consent.typed());
	let data = json!({
		"types": { domain.name: types(&domain), message.name: types(&message) },
		"primaryType": message.name,
		"domain": values(&domain),
		"message": values(&message),
	});
	Some(data.to_string())
}

fn types(of: &TypedStruct) -> Value {
	let members = of.members.iter();
	members.map(|(name, value)| json!({ "name": name, "type": value.type_name() })).collect()
}

fn values(of: &TypedStruct) -> Map<String, Value> {
	let members = of.members.iter();
	members.map(|(name, value)| ((*name).into(), Value::String(shown(value)))).collect()
}

fn shown(value: &TypedValue) -> String {
	match value {
		TypedValue::Text(text) => text.clone(),
		TypedValue::Number(number) => number.to_string(),
		TypedValue::Hash(hash) => format!("0x{}", hex::encode(hash)),
	}
}
