//! The answer to an owner who wants to have all records.

use litentry_link_record::{
	CannotDecrypt, Export, ExportRequest, ExportedLink, UnreadableExportRequest,
};

use crate::{Identity, OpenExport, ProvenLink, Visibility, record::record_of};

/// Why there is no export of an account's links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotExport {
	/// A part would pass for the whole.
	#[error(transparent)]
	Record(#[from] CannotDecrypt),
	/// The account has more links than the chain allows.
	#[error("there are more links than an export holds")]
	TooManyLinks,
}

/// Opens an export request.
///
/// # Errors
///
/// It is no export request of its sender to the workers in its epoch.
pub fn open_export(
	identity: &Identity,
	export: &OpenExport,
) -> Result<ExportRequest, UnreadableExportRequest> {
	let shielding = identity.shared().shielding(export.epoch);
	let context = identity.context(export.epoch, export.account);
	ExportRequest::open(&shielding, &context, &export.sealed)
}

/// All records of an account, given all its proven links in ascending order.
///
/// # Errors
///
/// A link cannot be read, or there are too many.
pub fn export(identity: &Identity, links: &[ProvenLink]) -> Result<Export, CannotExport> {
	let links: Result<Vec<_>, _> = links.iter().map(|link| exported(identity, link)).collect();
	let links = links?.try_into().map_err(|_| CannotExport::TooManyLinks)?;
	Ok(Export { links })
}

fn exported(identity: &Identity, link: &ProvenLink) -> Result<ExportedLink, CannotDecrypt> {
	let record = record_of(identity, link)?;
	Ok(ExportedLink {
		id: link.id,
		external: record.external,
		proven_by: record.proven_by,
		public: matches!(link.visibility, Visibility::Public(_)),
		since: link.since,
		ends: link.ends,
	})
}
