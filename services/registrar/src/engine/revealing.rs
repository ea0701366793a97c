//! Taking what a field is the hash of.

use super::Engine;
use crate::{
	desk::Declined,
	identity::{Content, Field},
	rate::Subject,
	request::RequestKey,
	store::{StoreFailed, preimages},
};

impl Engine {
	pub(super) async fn reveal_field(
		&self,
		key: RequestKey,
		field: &Field,
		preimage: &str,
	) -> Result<(), Declined> {
		let mut change = self.store.change().await?;
		let (_, case) = self.active_case(&mut change, &key).await?;
		let content = case.request.content(field);
		let Some(content @ Content::Hashed(hashed)) = content else {
			return Err(Declined::NotVerifiable { field: field.clone() });
		};
		self.count(&mut change, &Subject::Account(key.account)).await?;
		let is_shown = hashed.is_of(preimage.as_bytes());
		if is_shown {
			let seal = self.store.seal();
			preimages::keep(&mut change, seal, &key, (field, content), preimage).await?;
		}
		change.commit().await.map_err(StoreFailed::from)?;
		if !is_shown {
			return Err(Declined::OtherPreimage);
		}
		self.announce(key);
		self.look_at_names(&key).await;
		Ok(())
	}
}
