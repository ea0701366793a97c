//! A person at the command line, who is watched.

use serde_json::Value;

use crate::command_line::typed;
use crate::{CommandLine, Fault, Narrator};

/// A person at the command line.
pub(super) struct Person<'a> {
	pub(super) tools: CommandLine,
	pub(super) narrator: &'a mut Narrator,
}

impl Person<'_> {
	/// Prints the command, runs it, and prints what it answers.
	pub(super) async fn run(&mut self, arguments: &[&str]) -> Result<Value, Fault> {
		self.narrator.say(&format!("$ {}", typed(arguments)));
		let said = self.tools.run(arguments).await?;
		self.narrator.say(&indented(&said));
		Ok(said)
	}
}

/// The fields of an answer, one per line; a recovery phrase is nobody else's business.
fn indented(said: &Value) -> String {
	let Some(fields) = said.as_object() else {
		return format!("  {said}");
	};
	let shown = fields.iter().filter(|(name, _)| *name != "phrase");
	let lines: Vec<String> =
		shown.map(|(name, value)| format!("  {name}: {}", plain(value))).collect();
	lines.join("\n")
}

fn plain(value: &Value) -> String {
	match value {
		Value::String(text) => text.clone(),
		Value::Array(items) if items.iter().all(Value::is_object) => {
			let rows: Vec<String> = items.iter().map(row).collect();
			format!("\n{}", rows.join("\n"))
		}
		other => other.to_string(),
	}
}

fn row(item: &Value) -> String {
	let cells = item.as_object().into_iter().flatten().map(|(_, value)| plain(value));
	format!("    {}", cells.collect::<Vec<_>>().join(" · "))
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::indented;

	#[test]
	fn the_recovery_phrase_is_not_shown() {
		let said = json!({ "address": "49x", "phrase": "abandon abandon" });
		assert_eq!(indented(&said), "  address: 49x");
	}

	#[test]
	fn each_check_has_a_line() {
		let said = json!({ "checks": [{ "check": "signature", "result": "passed" }] });
		assert_eq!(indented(&said), "  checks: \n    signature · passed");
	}
}
