//! Certificates by an authority that is thrown away afterwards.

use std::{fs, path::Path};

use data_encoding::BASE64;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};

/// The key and the certificate of `localhost`, in PEM; the authority's is written into the folder.
pub(crate) fn certificate(folder: &Path) -> (String, String) {
	let mut params = CertificateParams::new(Vec::new()).unwrap();
	params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
	let key = KeyPair::generate().unwrap();
	let authority = params.self_signed(&key).unwrap();
	fs::write(folder.join("authority.pem"), pem("CERTIFICATE", authority.der())).unwrap();
	let issuer = Issuer::new(params, key);
	let key = KeyPair::generate().unwrap();
	let params = CertificateParams::new(["localhost".to_owned()]).unwrap();
	let certificate = params.signed_by(&key, &issuer).unwrap();
	(pem("PRIVATE KEY", &key.serialize_der()), pem("CERTIFICATE", certificate.der()))
}

fn pem(kind: &str, der: &[u8]) -> String {
	let base64 = BASE64.encode(der).into_bytes();
	let lines: Vec<_> = base64.chunks(64).map(String::from_utf8_lossy).collect();
	format!("-----BEGIN {kind}-----\n{}\n-----END {kind}-----\n", lines.join("\n"))
}
