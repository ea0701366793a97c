//! Arguments.

use polkadot_sdk::sc_cli::{self, RunCmd};

/// The node's command line: without a subcommand it runs the node.
#[derive(Debug, clap::Parser)]
pub(crate) struct Cli {
	/// What to do instead of running.
	#[command(subcommand)]
	pub(crate) subcommand: Option<Subcommand>,

	/// How to run.
	#[command(flatten)]
	pub(crate) run: RunCmd,
}

/// What the node does besides running.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Subcommand {
	/// Key management.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Print a chain specification.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Validate blocks.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Export blocks.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Export the state of a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Import blocks.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the chain's whole database.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Go back to an earlier block.
	Revert(sc_cli::RevertCmd),

	/// Print what the database is about.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Measure weights.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(Box<polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd>),
}
