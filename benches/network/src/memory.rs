//! What memory the processes hold, as the kernel counts it.

use std::fs::read_to_string;

use anyhow::Context;
use litentry_local_network::{LocalNetwork, Process};

const KIB_PER_MIB: f64 = 1024.0;

/// Prints the memory of the worker, of one analyzer and of the node, and how busy the machine is.
pub fn print(network: &mut LocalNetwork) -> anyhow::Result<()> {
	let [worker, analyzer] = [network.workers[0].process(), network.analyzers[0].process()];
	print_of(&[worker, analyzer, network.nodes[0].process()])
}

/// Prints the memory of processes, and how busy the machine is.
pub fn print_of(processes: &[&Process]) -> anyhow::Result<()> {
	println!("\n{:<46} {:>9} {:>9}", "MiB", "VmRSS", "VmHWM");
	for process in processes {
		let [now, most] = memory(process)?;
		println!("{:<46} {now:>9.1} {most:>9.1}", process.name());
	}
	let load = read_to_string("/proc/loadavg").unwrap_or_default();
	println!("\nload average at the end: {}", load.trim_end());
	Ok(())
}

/// The mebibytes that a process holds now.
pub fn resident(process: &Process) -> anyhow::Result<f64> {
	memory(process).map(|[now, _]| now)
}

/// What a process holds now, and the most that it has held, in mebibytes.
fn memory(process: &Process) -> anyhow::Result<[f64; 2]> {
	let id = process.id().with_context(|| format!("{} does not run", process.name()))?;
	let status = read_to_string(format!("/proc/{id}/status"))?;
	let [now, most] = ["VmRSS:", "VmHWM:"].map(|field| mebibytes(&status, field));
	let (now, most) = now.zip(most).context("the kernel does not tell of memory")?;
	Ok([now, most])
}

fn mebibytes(status: &str, field: &str) -> Option<f64> {
	let line = status.lines().find_map(|line| line.strip_prefix(field))?;
	let kibibytes: u32 = line.trim().strip_suffix(" kB")?.parse().ok()?;
	Some(f64::from(kibibytes) / KIB_PER_MIB)
}

#[cfg(test)]
mod tests {
	use super::mebibytes;

	#[test]
	fn the_kernel_counts_in_kibibytes() {
		let status = "Name:\tnode\nVmHWM:\t    4096 kB\nVmRSS:\t    2048 kB\n";
		let both = ["VmRSS:", "VmHWM:"].map(|field| mebibytes(status, field));
		assert_eq!(both, [Some(2.0), Some(4.0)]);
	}
}
