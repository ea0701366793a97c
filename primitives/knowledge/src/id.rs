//! The names of content: its hash.

use litentry_vocabulary::hash_type;

hash_type! {
	/// The content hash of an [`IdentificationEvent`](crate::IdentificationEvent).
	EventId
}
hash_type! {
	/// The content hash of an [`Algorithm`](crate::Algorithm), its code included.
	AlgorithmId
}
