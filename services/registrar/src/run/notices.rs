//! People are told on every way on which they can be reached.

use futures::{FutureExt, future::BoxFuture};

use crate::{
	engine::{Notice, Notices, Untold},
	mail::MailNotices,
	matrix::MatrixNotices,
};

/// Tells people by mail and on Matrix, as far as the registrar has both.
#[derive(Debug)]
pub struct EveryWay {
	/// By mail.
	pub mail: Option<MailNotices>,
	/// On Matrix.
	pub matrix: Option<MatrixNotices>,
}

impl Notices for EveryWay {
	/// Whoever can be reached in no way is not told, and that is no failure.
	fn tell(&self, notice: Notice) -> BoxFuture<'_, Result<(), Untold>> {
		async move {
			if let Some(matrix) = &self.matrix {
				matrix.tell(notice.clone()).await?;
			}
			match &self.mail {
				Some(mail) => mail.tell(notice).await,
				None => Ok(()),
			}
		}
		.boxed()
	}
}
