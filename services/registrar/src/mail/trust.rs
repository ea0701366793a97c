//! Who may vouch for mail servers.

use std::{fs, sync::Arc};

use rustls::{
	ClientConfig, RootCertStore,
	crypto::ring,
	pki_types::{CertificateDer, pem::PemObject},
};
use rustls_platform_verifier::BuilderVerifierExt;

use super::{CannotMail, Server};

impl Server {
	/// The PEM file with the authorities, if there is one.
	pub(super) fn authorities(&self) -> Result<Option<Vec<u8>>, CannotMail> {
		let Some(path) = &self.authorities_file else {
			return Ok(None);
		};
		fs::read(path).map(Some).map_err(CannotMail::file(path))
	}

	pub(super) fn untrusted<E>(&self) -> impl FnOnce(E) -> CannotMail {
		let host = self.host.clone();
		|_| CannotMail::Authorities { host }
	}

	/// How TLS is spoken with it.
	pub(super) fn tls(&self) -> Result<Arc<ClientConfig>, CannotMail> {
		let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
		let builder = builder.with_safe_default_protocol_versions().map_err(self.untrusted())?;
		let builder = match self.authorities()? {
			None => builder.with_platform_verifier().map_err(self.untrusted())?,
			Some(pem) => builder.with_root_certificates(self.roots(&pem)?),
		};
		Ok(Arc::new(builder.with_no_client_auth()))
	}

	fn roots(&self, pem: &[u8]) -> Result<RootCertStore, CannotMail> {
		let mut roots = RootCertStore::empty();
		for certificate in CertificateDer::pem_slice_iter(pem) {
			let certificate = certificate.map_err(self.untrusted())?;
			roots.add(certificate).map_err(self.untrusted())?;
		}
		if roots.is_empty() { Err(self.untrusted()(())) } else { Ok(roots) }
	}
}
