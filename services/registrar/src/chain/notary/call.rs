//! Calls, built as a chain's metadata describes them.

use litentry_vocabulary::Account;
use scale_info::TypeDef;
use subxt::{
	Metadata,
	dynamic::{self, Value},
	ext::scale_value::Composite,
	transactions::DynamicPayload,
};

use super::NotSigned;
use crate::identity::{InfoHash, Judgement, RegistrarIndex};

/// A call's arguments, by their names.
pub(super) type Arguments = Composite<()>;

/// What a registrar says of an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judging {
	/// Who says it.
	pub registrar: RegistrarIndex,
	/// Of whom.
	pub target: Account,
	/// What.
	pub judgement: Judgement,
	/// The identity that was verified. The chain refuses when it has changed.
	pub info: InfoHash,
}

/// `Identity.provide_judgement`.
pub(super) fn provide_judgement(
	judging: &Judging,
	metadata: &Metadata,
) -> Result<DynamicPayload<Arguments>, NotSigned> {
	const CALL: Call = Call {
		pallet: "Identity",
		name: "provide_judgement",
		full_name: "Identity.provide_judgement",
	};
	let said = name(judging.judgement).ok_or(NotSigned::NotAJudgement)?;
	let address = CALL.address(metadata, "target", judging.target)?;
	CALL.with(
		metadata,
		[
			("reg_index", Value::u128(judging.registrar.0.into())),
			("target", address),
			("judgement", Value::unnamed_variant(said, [])),
			("identity", Value::from_bytes(judging.info.0)),
		],
	)
}

/// `Proxy.proxy` with whatever kind of proxy the signer is.
pub(super) fn proxy(
	real: Account,
	call: DynamicPayload<Arguments>,
	metadata: &Metadata,
) -> Result<DynamicPayload<Arguments>, NotSigned> {
	const CALL: Call = Call { pallet: "Proxy", name: "proxy", full_name: "Proxy.proxy" };
	let address = CALL.address(metadata, "real", real)?;
	CALL.with(
		metadata,
		[
			("real", address),
			("force_proxy_type", Value::unnamed_variant("None", [])),
			("call", call.into_value()),
		],
	)
}

/// The variant of the pallet's enumeration; none for what is not for registrars to say.
const fn name(judgement: Judgement) -> Option<&'static str> {
	Some(match judgement {
		Judgement::FeePaid(_) => return None,
		Judgement::Unknown => "Unknown",
		Judgement::Reasonable => "Reasonable",
		Judgement::KnownGood => "KnownGood",
		Judgement::OutOfDate => "OutOfDate",
		Judgement::LowQuality => "LowQuality",
		Judgement::Erroneous => "Erroneous",
	})
}

#[derive(Clone, Copy)]
struct Call {
	pallet: &'static str,
	name: &'static str,
	full_name: &'static str,
}

impl Call {
	/// The call with these arguments. All of them must be there: on a chain that does not ask which
	/// identity is judged, a judgement could hit another one.
	fn with<const N: usize>(
		self,
		metadata: &Metadata,
		arguments: [(&str, Value); N],
	) -> Result<DynamicPayload<Arguments>, NotSigned> {
		let known = self.fields(metadata)?.map(|(name, _)| name);
		if !known.eq(arguments.iter().map(|(name, _)| *name)) {
			return Err(NotSigned::Unsupported(self.full_name));
		}
		Ok(dynamic::transaction(self.pallet, self.name, Composite::named(arguments)))
	}

	/// An account as an argument: most chains wrap it in an address.
	fn address(
		self,
		metadata: &Metadata,
		argument: &str,
		account: Account,
	) -> Result<Value, NotSigned> {
		let field = self.fields(metadata)?.find(|(name, _)| *name == argument);
		let (_, id) = field.ok_or(NotSigned::Unsupported(self.full_name))?;
		let bytes = Value::from_bytes(account.0);
		match metadata.types().resolve(id).map(|it| &it.type_def) {
			Some(TypeDef::Variant(_)) => Ok(Value::unnamed_variant("Id", [bytes])),
			_ => Ok(bytes),
		}
	}

	fn fields(self, metadata: &Metadata) -> Result<impl Iterator<Item = (&str, u32)>, NotSigned> {
		let pallet = metadata.pallet_by_name(self.pallet);
		let call = pallet.and_then(|pallet| pallet.call_variant_by_name(self.name));
		let fields = call.ok_or(NotSigned::Unsupported(self.full_name))?.fields.iter();
		Ok(fields.map(|field| (field.name.as_deref().unwrap_or_default(), field.ty.id)))
	}
}
