//! Packages of the operating system.

use std::process::Command;

use anyhow::{Context, bail};

use crate::command_line::{as_root, read, run, succeeds};

/// What the build and its tests need: a C compiler, what C libraries are configured and network code is
/// generated with, PostgreSQL, over which the registrar is tested, `setpriv`, which ties child processes
/// to their parent, `jq` for the book's commands, a mail server, whose mailboxes are read in tests, a
/// browser and an OpenPGP program, whose passkeys and signatures are tested with, and Python, in which
/// some of the other programs are written.
pub(crate) const BUILD: [&str; 14] = [
	"build-essential",
	"chromium",
	"clang",
	"dovecot-imapd",
	"dovecot-lmtpd",
	"gnupg",
	"jq",
	"libclang-dev",
	"perl",
	"pkg-config",
	"postgresql",
	"protobuf-compiler",
	"python3-venv",
	"util-linux",
];

/// Installs those that are missing.
pub(crate) fn install(packages: &[&str]) -> anyhow::Result<()> {
	let missing = missing(packages)?;
	if missing.is_empty() {
		return Ok(());
	}
	println!("installing {}", missing.join(", "));
	run(as_root("apt-get")?.args(["update", "--quiet"]))?;
	run(as_root("env")?
		.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "install"])
		.args(["--yes", "--quiet", "--no-install-recommends"])
		.args(&missing))
	.with_context(|| format!("cannot install {}: install them by hand", missing.join(" ")))
}

fn missing<'a>(packages: &[&'a str]) -> anyhow::Result<Vec<&'a str>> {
	if !succeeds(Command::new("dpkg-query").arg("--version")) {
		bail!("this is no Debian: install what these packages hold: {}", packages.join(" "));
	}
	Ok(packages.iter().copied().filter(|package| !is_installed(package)).collect())
}

fn is_installed(package: &str) -> bool {
	read(Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Abbrev}", package]))
		.is_ok_and(|status| status.starts_with("ii"))
}
