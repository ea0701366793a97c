//! QR codes in the terminal.

use std::str::FromStr;

use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

/// On which background a QR code is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
	/// On a dark one, as most terminals have it.
	#[default]
	Dark,
	/// On a light one.
	Light,
}

/// The text is not `dark` or `light`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected dark or light")]
pub struct InvalidBackground;

impl FromStr for Background {
	type Err = InvalidBackground;

	fn from_str(text: &str) -> Result<Self, InvalidBackground> {
		match text {
			"dark" => Ok(Self::Dark),
			"light" => Ok(Self::Light),
			_ => Err(InvalidBackground),
		}
	}
}

/// The text is too long for a QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a text of {length} characters does not fit into a QR code")]
pub struct TooLongForQr {
	/// How long it is.
	pub length: usize,
}

/// The text as a QR code, two rows of it in each line. Screens are clean, so it corrects few errors
/// and is small instead.
pub(crate) fn draw(text: &str, background: Background) -> Result<String, TooLongForQr> {
	let code = QrCode::with_error_correction_level(text, EcLevel::L)
		.map_err(|_| TooLongForQr { length: text.len() })?;
	let mut renderer = code.render::<Dense1x2>();
	if background == Background::Dark {
		// What is printed is light there.
		renderer.dark_color(Dense1x2::Light).light_color(Dense1x2::Dark);
	}
	Ok(renderer.module_dimensions(1, 1).build())
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn the_two_backgrounds_show_the_same_code() {
		let invert = |c| match c {
			' ' => '█',
			'█' => ' ',
			'▀' => '▄',
			'▄' => '▀',
			other => other,
		};
		let light = draw("LIT:PASS:ME", Background::Light).unwrap();
		let dark = draw("LIT:PASS:ME", Background::Dark).unwrap();
		// The last line is half a line, below which the terminal's own background shows.
		let rows = light.lines().count() - 1;
		let inverted: Vec<String> =
			light.lines().take(rows).map(|line| line.chars().map(invert).collect()).collect();
		assert_eq!(inverted, dark.lines().take(rows).collect::<Vec<_>>());
	}

	#[test]
	fn what_is_too_long_is_refused() {
		let text = "A".repeat(5000);
		assert_eq!(draw(&text, Background::Dark), Err(TooLongForQr { length: 5000 }));
	}
}
