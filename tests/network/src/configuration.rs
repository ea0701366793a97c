//! Configuration files of the services.

use std::path::Path;

use serde_json::Value;

use crate::Fault;

/// Writes a TOML file.
pub(crate) fn write_configuration(path: &Path, configuration: &Value) -> Result<(), Fault> {
	let not_toml = |error: toml::ser::Error| std::io::Error::other(error.to_string());
	toml::to_string(configuration)
		.map_err(not_toml)
		.and_then(|text| std::fs::write(path, text))
		.map_err(Fault::file(path))
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
