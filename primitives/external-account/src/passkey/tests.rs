use super::*;

#[test]
fn a_key_is_a_compressed_point_in_lower_case() {
	let digits = |first: &str| alloc::format!("{first}{}", "ab".repeat(32));
	assert!(digits("02").parse::<PasskeyKey>().is_ok());
	assert_eq!(digits("04").parse::<PasskeyKey>(), Err(InvalidPasskeyKey));
	assert_eq!(digits("0x02").parse::<PasskeyKey>(), Err(InvalidPasskeyKey));
	assert_eq!(digits("02").to_ascii_uppercase().parse::<PasskeyKey>(), Err(InvalidPasskeyKey));
}

#[test]
fn a_website_is_named_by_half_a_hash() {
	let text = "a379a6f6eeafb9a55e378c118034e275";
	assert_eq!(
		text.parse::<RelyingParty>().map(|it| alloc::string::ToString::to_string(&it)),
		Ok(text.into())
	);
	assert_eq!("a379".parse::<RelyingParty>(), Err(InvalidRelyingParty));
}
