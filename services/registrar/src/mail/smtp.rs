//! Sending over SMTP (RFC 5321).

use std::{
	fmt,
	sync::Arc,
	time::{Duration, UNIX_EPOCH},
};

use futures::{FutureExt, future::BoxFuture};
use lettre::{
	Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
	message::{
		Attachment as AttachedPart, Mailbox, MultiPart, SinglePart,
		header::{ContentType, HeaderName, HeaderValue},
	},
	transport::smtp::{
		Error,
		authentication::Credentials,
		client::{Certificate, CertificateStore, Tls, TlsParameters},
		extension::ClientId,
	},
};
use litentry_vocabulary::blake2_256;

use super::{
	Attachment, CannotMail, Encryption, Letter, MailAddress, NotSent, Occasion, Post, Postmark,
	Server, Settings, blocks,
};
use crate::engine::Clock;

const TIME: Duration = Duration::from_secs(20);
const PORTS: [(Encryption, u16); 3] =
	[(Encryption::Tls, 465), (Encryption::Starttls, 587), (Encryption::None, 25)];

/// What servers say of an address that is none of theirs (RFC 5321, section 4.2.3).
const NO_SUCH_ADDRESS: [u16; 3] = [550, 551, 553];

/// Sends letters over SMTP.
pub struct Smtp {
	from: Mailbox,
	domain: String,
	postmark: Postmark,
	transport: AsyncSmtpTransport<Tokio1Executor>,
	clock: Arc<dyn Clock>,
}

impl fmt::Debug for Smtp {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Smtp").field("domain", &self.domain).finish_non_exhaustive()
	}
}

impl Smtp {
	/// One that hands over to the server of the settings, with this mark on every letter; nothing is
	/// connected yet.
	///
	/// # Errors
	///
	/// The settings cannot be used.
	pub fn new(
		settings: &Settings,
		postmark: Postmark,
		clock: Arc<dyn Clock>,
	) -> Result<Self, CannotMail> {
		let from: Mailbox = settings
			.from
			.parse()
			.map_err(|_| CannotMail::Sender { from: settings.from.clone() })?;
		let domain = settings.address()?.domain().to_owned();
		let transport = transport(&settings.smtp, &domain)?;
		Ok(Self { from, domain, postmark, transport, clock })
	}

	fn message(&self, letter: &Letter) -> Result<Message, NotSent> {
		let text = blocks::text(&letter.body);
		let id = id(letter, &text);
		let number = self.postmark.number(&id, &letter.to);
		let now = UNIX_EPOCH.checked_add(Duration::from_millis(self.clock.now()));
		let mut message = Message::builder()
			.from(self.from.clone())
			.to(Mailbox::new(None, recipient(&letter.to)?))
			.date(now.unwrap_or(UNIX_EPOCH))
			.subject(&letter.subject)
			.message_id(Some(format!("<{number}@{}>", self.domain)));
		for (name, value) in headers(letter) {
			message = message.raw_header(HeaderValue::new(name, value));
		}
		message.multipart(parts(letter, text, &id)?).map_err(|_| NotSent::Undeliverable)
	}
}

/// The same for the same letter, so that a repeated one can be told from another.
fn id(letter: &Letter, text: &str) -> String {
	let to = letter.to.to_string();
	let said = [&*to, &letter.subject, text].map(str::as_bytes);
	hex::encode(&blake2_256(&said.join(&0))[..16])
}

/// Other programs must not answer by themselves, and whoever does not want this finds where to say so.
fn headers(letter: &Letter) -> Vec<(HeaderName, String)> {
	let name = HeaderName::new_from_ascii_str;
	let (submitted, answered) = match &letter.occasion {
		Occasion::Own => ("auto-generated", None),
		Occasion::Answer(id) => ("auto-replied", id.as_ref()),
	};
	let mut headers = vec![
		(name("Auto-Submitted"), submitted.to_owned()),
		(name("X-Auto-Response-Suppress"), "All".to_owned()),
	];
	if let Some(id) = answered {
		headers.push((name("In-Reply-To"), format!("<{id}>")));
		headers.push((name("References"), format!("<{id}>")));
	}
	if let Some(url) = &letter.refuse {
		headers.push((name("List-Unsubscribe"), format!("<{url}>")));
		// A `POST` there is enough (RFC 8058).
		headers.push((name("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click".to_owned()));
	}
	headers
}

fn parts(letter: &Letter, text: String, id: &str) -> Result<MultiPart, NotSent> {
	let both = MultiPart::alternative()
		.boundary(format!("alternative-{id}"))
		.singlepart(SinglePart::plain(text))
		.singlepart(SinglePart::html(blocks::html(&letter.body)));
	if letter.attachments.is_empty() {
		return Ok(both);
	}
	let mixed = MultiPart::mixed().boundary(format!("mixed-{id}")).multipart(both);
	letter.attachments.iter().try_fold(mixed, |mixed, it| Ok(mixed.singlepart(attached(it)?)))
}

fn attached(attachment: &Attachment) -> Result<SinglePart, NotSent> {
	let media_type = ContentType::parse(attachment.media_type);
	let media_type = media_type.map_err(|_| NotSent::Undeliverable)?;
	let part = AttachedPart::new(attachment.name.to_owned());
	Ok(part.body(attachment.content.clone(), media_type))
}

fn recipient(address: &MailAddress) -> Result<Address, NotSent> {
	Address::new(address.local(), address.domain()).map_err(|_| NotSent::Undeliverable)
}

fn transport(
	server: &Server,
	domain: &str,
) -> Result<AsyncSmtpTransport<Tokio1Executor>, CannotMail> {
	let encryption = server.encryption()?;
	let tls = match encryption {
		Encryption::Tls => Tls::Wrapper(tls_parameters(server)?),
		Encryption::Starttls => Tls::Required(tls_parameters(server)?),
		Encryption::None => Tls::None,
	};
	let usual = PORTS.into_iter().find(|(of, _)| *of == encryption).map(|(_, port)| port);
	let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
		.port(server.port.or(usual).unwrap_or_default())
		.tls(tls)
		.hello_name(ClientId::Domain(domain.to_owned()))
		.timeout(Some(TIME));
	let credentials = server.credentials()?;
	let builder = match credentials {
		Some((user, password)) => builder.credentials(Credentials::new(user, password)),
		None => builder,
	};
	Ok(builder.build())
}

fn tls_parameters(server: &Server) -> Result<TlsParameters, CannotMail> {
	let builder = TlsParameters::builder(server.host.clone());
	let builder = match server.authorities()? {
		None => builder,
		Some(pem) => {
			let authorities = Certificate::from_pem(&pem).map_err(server.untrusted())?;
			builder.certificate_store(CertificateStore::None).add_root_certificate(authorities)
		}
	};
	builder.build().map_err(server.untrusted())
}

impl Post for Smtp {
	fn send(&self, letter: Letter) -> BoxFuture<'_, Result<(), NotSent>> {
		async move {
			let message = self.message(&letter)?;
			self.transport.send(message).await.map(|_| ()).map_err(|failure| not_sent(&failure))
		}
		.boxed()
	}
}

fn not_sent(failure: &Error) -> NotSent {
	let status = failure.status().map(u16::from);
	if status.is_some_and(|status| NO_SUCH_ADDRESS.contains(&status)) {
		return NotSent::Undeliverable;
	}
	// What the server says may name the address.
	tracing::warn!(status, is_tls = failure.is_tls(), "the mail server takes no message");
	NotSent::Unavailable
}
