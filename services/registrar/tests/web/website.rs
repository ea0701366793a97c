//! A website behind a certificate authority that is thrown away afterwards.

use std::{
	net::{SocketAddr, TcpListener},
	sync::Arc,
};

use axum::Router;
use axum_server::tls_rustls::RustlsConfig;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use reqwest::Certificate;
use rustls::{
	ServerConfig,
	crypto::ring,
	pki_types::{CertificateDer, PrivateKeyDer},
};

pub(crate) struct Authority {
	issuer: Issuer<'static, KeyPair>,
	certificate: CertificateDer<'static>,
}

impl Authority {
	pub(crate) fn new() -> Self {
		let mut params = CertificateParams::new(Vec::new()).unwrap();
		params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
		let key = KeyPair::generate().unwrap();
		let certificate = params.self_signed(&key).unwrap().der().clone();
		Self { issuer: Issuer::new(params, key), certificate }
	}

	pub(crate) fn certificate(&self) -> Certificate {
		Certificate::from_der(&self.certificate).unwrap()
	}

	/// Serves this as a website with a certificate for that name.
	pub(crate) fn serve(&self, name: &str, router: Router) -> SocketAddr {
		let key = KeyPair::generate().unwrap();
		let params = CertificateParams::new([name.to_owned()]).unwrap();
		let certificate = params.signed_by(&key, &self.issuer).unwrap().der().clone();
		let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
		let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
			.with_safe_default_protocol_versions()
			.unwrap()
			.with_no_client_auth()
			.with_single_cert(vec![certificate], key)
			.unwrap();
		let listener = TcpListener::bind("127.0.0.1:0").unwrap();
		listener.set_nonblocking(true).unwrap();
		let address = listener.local_addr().unwrap();
		let config = RustlsConfig::from_config(Arc::new(config));
		let server = axum_server::from_tcp_rustls(listener, config).unwrap();
		tokio::spawn(server.serve(router.into_make_service()));
		address
	}
}
