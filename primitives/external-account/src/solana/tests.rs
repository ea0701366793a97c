use alloc::string::ToString;

use super::*;

#[test]
fn the_system_program_and_a_wallet_read_and_write() {
	assert_eq!("11111111111111111111111111111111".parse(), Ok(SolanaAddress([0; 32])));
	let wallet = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv";
	let address = wallet.parse::<SolanaAddress>();
	assert_eq!(address.map(|address| address.to_string()), Ok(wallet.into()));
}

#[test]
fn what_is_not_32_bytes_is_refused() {
	for text in
		["", "0OIl", "111111111111111111111111111111111", "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHy"]
	{
		assert_eq!(text.parse::<SolanaAddress>(), Err(InvalidSolanaAddress), "{text}");
	}
}
