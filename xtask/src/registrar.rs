//! `cargo xtask registrar`: a local chain with a registrar, and one identity that it judges.

use crate::run::become_network;

/// Sets up, builds, and becomes the local chain with its registrar.
pub(crate) fn registrar(arguments: &[String]) -> anyhow::Result<()> {
	become_network("registrar", "litentry-local-registrar", arguments)
}
