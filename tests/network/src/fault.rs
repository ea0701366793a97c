//! What can go wrong with a local network.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use litentry_chain_client::{AlgorithmUnusable, ChainFault, InvalidSecretKey, NotIncluded};
use litentry_knowledge::InvalidText;
use litentry_link_proof::CannotSign;
use litentry_sealing::CannotSeal;
use litentry_vocabulary::LinkId;

/// Why something of the local network did not work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
	/// A program could not be started.
	#[error("{} cannot be started: is it built?", program.display())]
	NotStarted {
		/// The program.
		program: PathBuf,
		/// Why.
		source: io::Error,
	},
	/// A process ended by itself.
	#[error("{name} ended by itself ({status}); the end of its log:\n{tail}")]
	Ended {
		/// The process.
		name: String,
		/// How it ended.
		status: String,
		/// Its last words.
		tail: String,
	},
	/// Something did not happen in time.
	#[error("{name}: waited {} s in vain for {what}; the end of its log:\n{tail}", limit.as_secs())]
	TimedOut {
		/// The process.
		name: String,
		/// What was waited for.
		what: &'static str,
		/// For how long.
		limit: Duration,
		/// The process's last words.
		tail: String,
	},
	/// A file or folder could not be read or written.
	#[error("{} cannot be read or written", path.display())]
	File {
		/// The file or folder.
		path: PathBuf,
		/// Why.
		source: io::Error,
	},
	/// A signal could not be sent to a process.
	#[error("{name} cannot be signalled")]
	NotSignalled {
		/// The process.
		name: String,
		/// Why.
		source: nix::Error,
	},
	/// No port is free on the loopback interface.
	#[error("no port is free")]
	NoPort(#[source] io::Error),
	/// No HTTP client could be made.
	#[error("no HTTP client could be made")]
	NoClient(#[source] reqwest::Error),
	/// A JSON-RPC server could not be reached.
	#[error("{method}: {url} does not answer")]
	Unreachable {
		/// What was asked.
		method: &'static str,
		/// Who was asked.
		url: String,
		/// Why.
		source: reqwest::Error,
	},
	/// A JSON-RPC server answered with an error.
	#[error("{method}: {message} ({code})")]
	Refused {
		/// What was asked.
		method: &'static str,
		/// The error's number.
		code: i64,
		/// The error's text.
		message: String,
	},
	/// A JSON-RPC server's answer has another form than the method's.
	#[error("{method}: unexpected answer {answer}")]
	Unexpected {
		/// What was asked.
		method: &'static str,
		/// The answer.
		answer: String,
	},
	/// A transaction was mined but failed.
	#[error("transaction {hash} was reverted")]
	Reverted {
		/// The transaction.
		hash: String,
	},
	/// A compiled contract is missing or of another form.
	#[error("{} is no compiled contract: run `cargo xtask setup`", path.display())]
	NoArtifact {
		/// The file.
		path: PathBuf,
	},
	/// A random seed is no key: draw another one.
	#[error("a seed is no key")]
	NoKey(#[from] InvalidSecretKey),
	/// A wallet's key does not sign a challenge.
	#[error("a wallet does not sign")]
	NotSigned(#[from] CannotSign),
	/// A request could not be sealed.
	#[error("a request cannot be sealed")]
	NotSealed(#[from] CannotSeal),
	/// A text of what is registered is not one.
	#[error("a text cannot be registered")]
	NoText(#[from] InvalidText),
	/// No worker is registered, so there is no key to seal to.
	#[error("no worker is registered")]
	NoWorker,
	/// No score may be asked for.
	#[error("no score may be asked for")]
	Unusable(#[from] AlgorithmUnusable),
	/// A transaction succeeded without the event that it should have caused.
	#[error("a transaction did not cause the event {name}")]
	NoEvent {
		/// The event.
		name: &'static str,
	},
	/// A request would name more links than it may.
	#[error("a request cannot name so many links")]
	TooManyLinks,
	/// The workers refused a link.
	#[error("link {id} was refused")]
	NotLinked {
		/// The link.
		id: LinkId,
	},
	/// The chain could not be asked.
	#[error("the chain cannot be asked")]
	Chain(#[from] ChainFault),
	/// The chain did not take a transaction.
	#[error("the chain did not take a transaction")]
	NotIncluded(#[from] NotIncluded),
	/// A seed is no sr25519 key.
	#[error("a seed is no sr25519 key")]
	NotAKey,
	/// A script says nothing more.
	#[error("{script} has ended")]
	Silent {
		/// The script.
		script: &'static str,
	},
	/// No message came.
	#[error("waited {} s in vain for mail to {to}", limit.as_secs())]
	NoMail {
		/// To whom.
		to: String,
		/// For how long.
		limit: Duration,
	},
	/// No transaction came.
	#[error("waited {} s in vain for a transaction", limit.as_secs())]
	NoTransaction {
		/// For how long.
		limit: Duration,
	},
	/// Identities were not judged in time.
	#[error("{left} identities were not judged in {} s", limit.as_secs())]
	NotJudged {
		/// How many.
		left: usize,
		/// For how long was waited.
		limit: Duration,
	},
	/// A page or the API of the registrar refused something.
	#[error("{path}: {status} {body}")]
	NotServed {
		/// What was asked.
		path: String,
		/// The status.
		status: u16,
		/// The body.
		body: String,
	},
	/// A command failed.
	#[error("`{command}` failed: {message}")]
	Command {
		/// The command as a person would type it.
		command: String,
		/// What it said.
		message: String,
	},
	/// A `litentry` command printed something else than expected.
	#[error("`{command}` printed no {field:?}: {output}")]
	Output {
		/// The command as a person would type it.
		command: String,
		/// What was looked for.
		field: &'static str,
		/// What was printed.
		output: String,
	},
}

impl Fault {
	/// Names the file that an operation failed on.
	pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
		move |source| Self::File { path: path.into(), source }
	}
}
