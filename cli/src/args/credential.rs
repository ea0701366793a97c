//! `litentry credential …`

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to do with credentials.
#[derive(Debug, Subcommand)]
pub enum CredentialCommand {
	/// Open the credential of one of your requests and save it
	Open(OpenCredential),
	/// Show what a credential says
	Show(ShowCredential),
	/// Check a credential, by itself and against the chain
	Verify(VerifyCredential),
}

/// `litentry credential open`
#[derive(Clone, Debug, Args)]
pub struct OpenCredential {
	/// The number of the request
	pub request: u64,
	/// The file to save it in [default: credential-NUMBER.json]
	#[arg(long, value_name = "FILE")]
	pub out: Option<PathBuf>,
}

/// `litentry credential show`
#[derive(Clone, Debug, Args)]
pub struct ShowCredential {
	/// The credential
	pub file: PathBuf,
}

/// `litentry credential verify`
#[derive(Clone, Debug, Args)]
pub struct VerifyCredential {
	/// The credential
	pub file: PathBuf,
	/// Make only the checks that need no chain
	#[arg(long)]
	pub offline: bool,
}
