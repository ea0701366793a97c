//! Free ports of the loopback interface.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::Fault;

/// Below the ports that the system gives to whoever connects to something: one of those may be taken
/// again before the program that was told of it listens there.
const FIRST: u32 = 10_000;
const COUNT: u32 = 22_000;

/// How many ports were tried by this process.
static TRIED: AtomicU32 = AtomicU32::new(0);

/// As many different ports as asked for, free at this moment. None is found twice by one process.
pub fn free_ports<const N: usize>() -> Result<[u16; N], Fault> {
	let mut ports = [0; N];
	for port in &mut ports {
		*port = free_port()?;
	}
	Ok(ports)
}

fn free_port() -> Result<u16, Fault> {
	let mut refused = None;
	for _ in 0..COUNT {
		match TcpListener::bind((Ipv4Addr::LOCALHOST, next_port())) {
			Ok(listener) => return Ok(listener.local_addr().map_err(Fault::NoPort)?.port()),
			Err(cause) => refused = Some(cause),
		}
	}
	Err(Fault::NoPort(refused.unwrap_or_else(|| std::io::ErrorKind::AddrInUse.into())))
}

/// Processes start far from each other.
fn next_port() -> u16 {
	const APART: u32 = 131;
	let start = std::process::id().wrapping_mul(APART);
	let tried = TRIED.fetch_add(1, Ordering::Relaxed);
	let port = FIRST + start.wrapping_add(tried) % COUNT;
	u16::try_from(port).unwrap_or(u16::MAX)
}
