//! Text in columns.

use std::fmt;

/// Rows of text under headings, each column as wide as its widest cell.
#[derive(Debug)]
pub(super) struct Table<const N: usize>(Vec<[String; N]>);

impl<const N: usize> Table<N> {
	/// Without rows.
	pub(super) fn new(headings: [&str; N]) -> Self {
		Self(vec![headings.map(str::to_uppercase)])
	}

	/// Adds a row.
	pub(super) fn push(&mut self, cells: [String; N]) {
		self.0.push(cells);
	}

	fn width(&self, column: usize) -> usize {
		let cells = self.0.iter().filter_map(|row| row.get(column));
		cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
	}
}

impl<const N: usize> fmt::Display for Table<N> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let widths: Vec<_> = (0..N).map(|column| self.width(column)).collect();
		for row in &self.0 {
			let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
			writeln!(f, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
		}
		Ok(())
	}
}
