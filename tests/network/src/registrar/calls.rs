//! The calls of identities and registrars, as the chain's metadata describes them.

use litentry_vocabulary::{Account, Balance};
use subxt::dynamic::{self, Value};
use subxt::ext::scale_value::Composite;
use subxt::transactions::DynamicPayload;

use super::Identity;

/// A call, with its arguments by name.
pub type Call = DynamicPayload<Composite<()>>;

/// The fields of the chain's identities that hold text, by the names that the chain gives them, and the
/// names that the registrar gives them.
const TEXTS: [(&str, &str); 7] = [
	("display", "display"),
	("legal", "legal"),
	("web", "web"),
	("riot", "matrix"),
	("email", "email"),
	("image", "image"),
	("twitter", "twitter"),
];

fn call<const N: usize>(pallet: &str, name: &str, arguments: [(&str, Value); N]) -> Call {
	dynamic::transaction(pallet, name, Composite::named(arguments))
}

/// Sets the signer's identity.
pub fn set_identity(identity: &Identity) -> Call {
	let texts = TEXTS.map(|(name, field)| (name, data(identity.get(field))));
	let fixed = [("additional", Value::unnamed_composite([])), ("pgp_fingerprint", none())];
	let info = Value::named_composite(texts.into_iter().chain(fixed));
	call("Identity", "set_identity", [("info", info)])
}

/// Asks a registrar for a judgement, whatever it costs.
pub fn request_judgement(registrar: u32) -> Call {
	let arguments = [("reg_index", number(registrar)), ("max_fee", Value::u128(u128::MAX))];
	call("Identity", "request_judgement", arguments)
}

/// Judges an identity reasonable.
pub fn provide_judgement(registrar: u32, target: Account, info: [u8; 32]) -> Call {
	call(
		"Identity",
		"provide_judgement",
		[
			("reg_index", number(registrar)),
			("target", address(target)),
			("judgement", Value::unnamed_variant("Reasonable", [])),
			("identity", Value::from_bytes(info)),
		],
	)
}

/// Makes an account a registrar; for the superuser.
pub fn add_registrar(account: Account) -> Call {
	call("Identity", "add_registrar", [("account", address(account))])
}

/// Says what a judgement costs; for the registrar.
pub fn set_fee(registrar: u32, fee: Balance) -> Call {
	call("Identity", "set_fee", [("index", number(registrar)), ("fee", Value::u128(fee))])
}

/// Says which fields are judged, as bits; for the registrar.
pub fn set_fields(registrar: u32, fields: u64) -> Call {
	let fields = Value::u128(fields.into());
	call("Identity", "set_fields", [("index", number(registrar)), ("fields", fields)])
}

/// Lets somebody do everything for the signer but move money.
pub fn add_proxy(delegate: Account) -> Call {
	let kind = Value::unnamed_variant("NonTransfer", []);
	let arguments = [("delegate", address(delegate)), ("proxy_type", kind), ("delay", number(0))];
	call("Proxy", "add_proxy", arguments)
}

/// Gives money to an account.
pub fn transfer(to: Account, amount: Balance) -> Call {
	let arguments = [("dest", address(to)), ("value", Value::u128(amount))];
	call("Balances", "transfer_keep_alive", arguments)
}

/// Does something with every power; for the superuser.
pub fn sudo(inner: Call) -> Call {
	call("Sudo", "sudo", [("call", inner.into_value())])
}

/// Does something in another account's name; for the superuser.
pub fn sudo_as(who: Account, inner: Call) -> Call {
	call("Sudo", "sudo_as", [("who", address(who)), ("call", inner.into_value())])
}

/// Does all, or nothing.
pub fn batch_all(calls: impl IntoIterator<Item = Call>) -> Call {
	let calls = calls.into_iter().map(Call::into_value);
	call("Utility", "batch_all", [("calls", Value::unnamed_composite(calls))])
}

fn number(number: u32) -> Value {
	Value::u128(number.into())
}

fn none() -> Value {
	Value::unnamed_variant("None", [])
}

fn address(account: Account) -> Value {
	Value::unnamed_variant("Id", [Value::from_bytes(account.0)])
}

/// A text as the pallet keeps it: its length is part of its type.
fn data(text: Option<&str>) -> Value {
	text.map_or_else(none, |text| {
		let name = format!("Raw{}", text.len());
		let bytes = (!text.is_empty()).then(|| Value::from_bytes(text));
		Value::unnamed_variant(name, bytes)
	})
}
