//! Certificates by an authority that is thrown away afterwards.

use std::{fs, path::Path};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};

/// The key and the certificate of `localhost`; the authority is written into the folder.
pub(crate) fn certificate(folder: &Path) -> (String, String) {
	let mut params = CertificateParams::new(Vec::new()).unwrap();
	params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
	let key = KeyPair::generate().unwrap();
	let authority = params.self_signed(&key).unwrap();
	fs::write(folder.join("authority.pem"), authority.pem()).unwrap();
	let issuer = Issuer::new(params, key);
	let key = KeyPair::generate().unwrap();
	let params = CertificateParams::new(["localhost".to_owned()]).unwrap();
	(key.serialize_pem(), params.signed_by(&key, &issuer).unwrap().pem())
}
