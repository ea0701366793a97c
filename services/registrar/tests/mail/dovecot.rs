//! A mailbox that Dovecot keeps: read over IMAP, filled over LMTP.

use std::{
	fs::{self, DirEntry},
	io,
	net::TcpListener,
	os::unix::fs::{MetadataExt, chown},
	path::Path,
	process::{Child, Command},
	time::{Duration, UNIX_EPOCH},
};

use litentry_registrar::mail::Server;
use litentry_vocabulary::Moment;
use tempfile::TempDir;
use tokio::{io::AsyncReadExt, net::TcpStream, time::sleep};

use crate::certificate::certificate;

const PROGRAM: &str = "/usr/sbin/dovecot";

/// Who owns the mail when root runs the tests: Dovecot keeps none for root.
const NOBODY: (&str, &str) = ("nobody", "nogroup");

pub(crate) struct Dovecot {
	folder: TempDir,
	imap: u16,
	imaps: u16,
	pub(crate) lmtp: u16,
	server: Child,
}

impl Dovecot {
	/// Starts one; it ends when this is dropped.
	pub(crate) async fn start() -> Self {
		Self::start_with("").await
	}

	/// Starts one that says that it can do nothing but what RFC 3501 demands.
	pub(crate) async fn start_old() -> Self {
		Self::start_with("imap_capability = IMAP4rev1\n").await
	}

	async fn start_with(more: &str) -> Self {
		for _ in 0..5 {
			let dovecot = Self::launch(more);
			if dovecot.answers().await {
				return dovecot;
			}
		}
		panic!("Dovecot does not answer");
	}

	fn launch(more: &str) -> Self {
		let folder = TempDir::new().unwrap();
		let [imap, imaps, lmtp] = free_ports();
		prepare(folder.path(), [imap, imaps, lmtp], more);
		let server = run(folder.path());
		Self { folder, imap, imaps, lmtp, server }
	}

	/// Ends it without warning, and starts it again.
	pub(crate) async fn restart(&mut self) {
		let _ = self.server.kill();
		let _ = self.server.wait();
		while greets(self.imap).await {
			sleep(Duration::from_millis(50)).await;
		}
		self.server = run(self.folder.path());
		assert!(self.answers().await, "Dovecot does not answer again");
	}

	/// Whether it greets within a while; its ports may have been taken meanwhile.
	async fn answers(&self) -> bool {
		for _ in 0..100 {
			if greets(self.imap).await && greets(self.lmtp).await {
				return true;
			}
			sleep(Duration::from_millis(50)).await;
		}
		false
	}

	/// How the mailbox is read.
	pub(crate) fn server(&self) -> Server {
		self.described("127.0.0.1", self.imap, "none", "")
	}

	/// How it is read with encryption.
	pub(crate) fn encrypted_server(&self) -> Server {
		let authority = self.folder.path().join("authority.pem");
		let more = format!("authorities_file = {authority:?}\n");
		self.described("localhost", self.imaps, "tls", &more)
	}

	fn described(&self, host: &str, port: u16, encryption: &str, more: &str) -> Server {
		let password = self.folder.path().join("password");
		let text = format!(
			"host = '{host}'\nport = {port}\nencryption = '{encryption}'\nuser = 'verify'\n\
			password_file = {password:?}\n{more}"
		);
		toml::from_str(&text).unwrap()
	}

	/// When it was started, as messages will be dated.
	pub(crate) fn started(&self) -> Moment {
		let written = fs::metadata(self.folder.path().join("users")).unwrap().modified().unwrap();
		written.duration_since(UNIX_EPOCH).unwrap().as_millis().try_into().unwrap()
	}

	/// How many messages are in a folder.
	pub(crate) fn count(&self, folder: &str) -> usize {
		self.names(folder).len()
	}

	/// How many messages of the inbox were seen.
	pub(crate) fn seen(&self) -> usize {
		let is_seen = |name: &&String| name.rsplit_once(":2,").is_some_and(|it| it.1.contains('S'));
		self.names("").iter().filter(is_seen).count()
	}

	/// The names of a folder's files, which say how they are marked (Maildir).
	fn names(&self, folder: &str) -> Vec<String> {
		let folder = self.folder.path().join("mail/verify@registrar.example").join(folder);
		let files = |name| fs::read_dir(folder.join(name)).into_iter().flatten();
		let name = |file: io::Result<DirEntry>| file.unwrap().file_name().into_string().unwrap();
		files("cur").chain(files("new")).map(name).collect()
	}
}

impl Drop for Dovecot {
	fn drop(&mut self) {
		let _ = self.server.kill();
		let _ = self.server.wait();
	}
}

fn run(folder: &Path) -> Child {
	let mut server = Command::new("setpriv");
	server.args(["--pdeathsig=KILL", "--", PROGRAM, "-F", "-c"]);
	server.arg(folder.join("dovecot.conf")).spawn().expect("cargo xtask setup installs Dovecot")
}

async fn greets(port: u16) -> bool {
	let Ok(mut connection) = TcpStream::connect(("127.0.0.1", port)).await else {
		return false;
	};
	let mut greeting = [0; 3];
	connection.read_exact(&mut greeting).await.is_ok()
}

fn free_ports() -> [u16; 3] {
	let listeners = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
	listeners.map(|it| it.local_addr().unwrap().port())
}

fn prepare(folder: &Path, ports: [u16; 3], more: &str) {
	let (key, certificate) = certificate(folder);
	let password = "a \"secret\" \\ word";
	for (name, text) in
		[("key.pem", key), ("certificate.pem", certificate), ("password", password.to_owned())]
	{
		fs::write(folder.join(name), text).unwrap();
	}
	let users = format!("verify:{{PLAIN}}{password}\n");
	fs::write(folder.join("users"), users).unwrap();
	fs::create_dir(folder.join("mail")).unwrap();
	let metadata = fs::metadata(folder).unwrap();
	let (uid, gid) = match metadata.uid() {
		0 => (id(&["-u", NOBODY.0]), id(&["-g", NOBODY.0])),
		_ => (metadata.uid(), metadata.gid()),
	};
	chown(folder.join("mail"), Some(uid), Some(gid)).unwrap();
	chown(folder, Some(uid), Some(gid)).unwrap();
	let (user, group) = match metadata.uid() {
		0 => (NOBODY.0.to_owned(), NOBODY.1.to_owned()),
		_ => (name(&["-un"]), name(&["-gn"])),
	};
	let configuration = configuration(folder, ports, &user, &group, uid, gid);
	fs::write(folder.join("dovecot.conf"), configuration + more).unwrap();
}

fn name(arguments: &[&str]) -> String {
	let output = Command::new("id").args(arguments).output().unwrap();
	String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn id(arguments: &[&str]) -> u32 {
	name(arguments).parse().unwrap()
}

fn configuration(
	folder: &Path,
	[imap, imaps, lmtp]: [u16; 3],
	user: &str,
	group: &str,
	uid: u32,
	gid: u32,
) -> String {
	let folder = folder.display();
	format!(
		"base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_username_format = %n
mail_location = maildir:{folder}/mail/verify@registrar.example
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
"
	)
}
