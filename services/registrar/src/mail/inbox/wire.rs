//! The connection to an IMAP server.

use std::{fmt, io, sync::Arc, time::Duration};

use rustls::{ClientConfig, pki_types::ServerName};
use tokio::{
	io::{AsyncRead, AsyncWrite},
	net::TcpStream,
	time::timeout,
};
use tokio_rustls::TlsConnector;

use crate::mail::{CannotMail, Encryption, Server};

const TIME: Duration = Duration::from_secs(20);

/// What bytes go through.
pub(super) trait Wire: AsyncRead + AsyncWrite + fmt::Debug + Send + Sync + Unpin {}

impl<W: AsyncRead + AsyncWrite + fmt::Debug + Send + Sync + Unpin> Wire for W {}

/// Where a connection is made, and how.
pub(super) struct Door {
	host: String,
	port: u16,
	tls: Option<(Arc<ClientConfig>, ServerName<'static>)>,
}

impl Door {
	pub(super) fn new(server: &Server) -> Result<Self, CannotMail> {
		let host = server.host.clone();
		if server.encryption()? == Encryption::None {
			return Ok(Self { host, port: server.port.unwrap_or(143), tls: None });
		}
		let name = ServerName::try_from(host.clone());
		let name = name.map_err(|_| CannotMail::Host { host: host.clone() })?;
		Ok(Self { host, port: server.port.unwrap_or(993), tls: Some((server.tls()?, name)) })
	}

	pub(super) async fn open(&self) -> io::Result<Box<dyn Wire>> {
		let opened = timeout(TIME, self.connect()).await;
		opened.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
	}

	async fn connect(&self) -> io::Result<Box<dyn Wire>> {
		let connection = TcpStream::connect((self.host.as_str(), self.port)).await?;
		let Some((config, name)) = &self.tls else {
			return Ok(Box::new(connection));
		};
		let tls = TlsConnector::from(Arc::clone(config));
		Ok(Box::new(tls.connect(name.clone(), connection).await?))
	}
}
