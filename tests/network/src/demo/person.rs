//! A person at the command line, who is watched.

use litentry_vocabulary::Balance;
use serde_json::Value;

use crate::command_line::typed;
use crate::{CommandLine, Fault, LIT, Narrator};

/// The fields of answers that are amounts.
const AMOUNTS: [&str; 4] = ["amount", "deposit", "free", "held"];

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
	let line = |(name, value): (&String, &Value)| {
		let amount = AMOUNTS.contains(&name.as_str()).then(|| in_lit(value)).flatten();
		format!("  {name}: {}", amount.unwrap_or_else(|| plain(value)))
	};
	shown.map(line).collect::<Vec<_>>().join("\n")
}

/// Programs get amounts in the smallest unit; people do not want to count zeros.
fn in_lit(value: &Value) -> Option<String> {
	let amount: Balance = value.as_str()?.parse().ok()?;
	let text = format!("{}.{:012}", amount / LIT, amount % LIT);
	Some(format!("{} LIT", text.trim_end_matches('0').trim_end_matches('.')))
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
	fn amounts_are_in_lit() {
		let said = json!({ "free": "1500000000000", "held": "0" });
		assert_eq!(indented(&said), "  free: 1.5 LIT\n  held: 0 LIT");
	}

	#[test]
	fn each_check_has_a_line() {
		let said = json!({ "checks": [{ "check": "signature", "result": "passed" }] });
		assert_eq!(indented(&said), "  checks: \n    signature · passed");
	}
}
