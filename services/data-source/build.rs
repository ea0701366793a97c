//! Rebuilds when a migration changes, which the macro that embeds them cannot ask for.

fn main() {
	println!("cargo::rerun-if-changed=migrations");
}
