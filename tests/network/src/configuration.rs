//! Configuration files of the services.

use std::path::Path;

use serde_json::Value;

use crate::Fault;

/// Writes a TOML file.
pub(crate) fn write_configuration(path: &Path, configuration: &Value) -> Result<(), Fault> {
	let not_toml = |error: toml::ser::Error| std::io::Error::other(error.to_string());
	toml::to_string(&as_toml(configuration))
		.map_err(not_toml)
		.and_then(|text| std::fs::write(path, text))
		.map_err(Fault::file(path))
}

/// The same value in TOML's own types. A number of `serde_json` does not serialize as a number when
/// some crate of the build turns on its arbitrary precision.
fn as_toml(value: &Value) -> toml::Value {
	match value {
		Value::Null => toml::Value::Table(toml::Table::new()),
		Value::Bool(flag) => toml::Value::Boolean(*flag),
		Value::Number(number) => toml::Value::Integer(number.as_i64().unwrap_or(i64::MAX)),
		Value::String(text) => toml::Value::String(text.clone()),
		Value::Array(items) => toml::Value::Array(items.iter().map(as_toml).collect()),
		Value::Object(members) => {
			let members = members.iter().map(|(name, value)| (name.clone(), as_toml(value)));
			toml::Value::Table(members.collect())
		}
	}
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::write_configuration;

	#[test]
	fn sections_follow_plain_values() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("a.toml");
		let configuration = json!({ "a": [{ "index": { "path": "x" }, "url": ["u"] }], "b": 1 });
		write_configuration(&path, &configuration).unwrap();
		let expected = "b = 1\n\n[[a]]\nurl = [\"u\"]\n\n[a.index]\npath = \"x\"\n";
		assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
	}
}
