//! Errors for events, code and texts: one for each reason to refuse them.

use litentry_knowledge::{InvalidText, MethodNotAnswered};
use litentry_scoring::Refusal;

use crate::Error;

impl<T> From<Refusal> for Error<T> {
	fn from(refusal: Refusal) -> Self {
		match refusal {
			Refusal::TooLong { .. } => Self::CodeTooLong,
			Refusal::Malformed { .. } => Self::CodeMalformed,
			Refusal::Float { .. } => Self::FloatUsed,
			Refusal::Forbidden { .. } => Self::FeatureForbidden,
			Refusal::Import { .. } => Self::ImportFound,
			Refusal::StartFunction => Self::StartFunctionFound,
			Refusal::TooMany { .. } => Self::MaxItemsExceeded,
			Refusal::MemoryUnbounded => Self::MemoryUnbounded,
			Refusal::MemoryTooLarge { .. } => Self::MemoryTooLarge,
			Refusal::MissingExport { .. } => Self::ExportMissing,
			Refusal::WrongSignature { .. } => Self::ExportMismatch,
			_ => Self::CodeRefused,
		}
	}
}

impl<T> From<InvalidText> for Error<T> {
	fn from(invalid: InvalidText) -> Self {
		match invalid {
			InvalidText::NotUtf8 { .. } => Self::TextNotUtf8,
			InvalidText::Blank => Self::NameBlank,
			InvalidText::ControlCharacter { .. } => Self::TextHasControlCharacter,
			_ => Self::TextRefused,
		}
	}
}

impl<T> From<MethodNotAnswered> for Error<T> {
	fn from(_: MethodNotAnswered) -> Self {
		Self::MethodNotAnswered
	}
}
