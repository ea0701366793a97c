//! Free ports of the loopback interface.

use std::net::{Ipv4Addr, TcpListener};

use crate::Fault;

/// As many different ports as asked for, free at this moment.
pub fn free_ports<const N: usize>() -> Result<[u16; N], Fault> {
	// All are held until the last is found, so that none is found twice.
	let mut held = Vec::with_capacity(N);
	let mut ports = [0; N];
	for port in &mut ports {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Fault::NoPort)?;
		*port = listener.local_addr().map_err(Fault::NoPort)?.port();
		held.push(listener);
	}
	Ok(ports)
}
