//! Whatever is received and whatever domains publish, reading it ends well.

#![no_main]

use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;
use litentry_registrar::mail::{MailAddress, Postmark, Received, Records};

const NOW: u64 = 1_800_000_000_000;

/// What the domain of every sender publishes, whatever it is asked for.
fn records(names: Vec<String>, key: &[u8]) -> Records {
	let texts = [
		format!("v=DKIM1; k=rsa; p={}", BASE64.encode(key)),
		format!("v=DKIM1; k=ed25519; p={}", BASE64.encode(key)),
		String::from_utf8_lossy(key).into_owned(),
		"v=DMARC1; p=none".to_owned(),
	];
	names.into_iter().map(|name| (name, texts.to_vec())).collect()
}

fuzz_target!(|parts: (&[u8], &[u8], &str)| {
	let (raw, key, address) = parts;
	if let Ok(address) = address.parse::<MailAddress>() {
		assert_eq!(address.to_string().parse(), Ok(address));
	}
	let us: MailAddress = "verify@registrar.example".parse().unwrap();
	for raw in [raw.to_vec(), [&b"From: alice@example.org\r\n"[..], raw].concat()] {
		if let Ok(received) = Received::read(&raw) {
			let _ = received.codes(true);
			let postmark = Postmark::new([1; 32]);
			let _ = received.decide(&records(received.names(), key), &us, &postmark, NOW);
		}
	}
});
