//! Text in columns.

use std::fmt;

/// Rows of text under headings, each column as wide as its widest cell.
#[derive(Debug)]
pub(super) struct Table<const N: usize>(Vec<Row<N>>);

#[derive(Debug)]
struct Row<const N: usize> {
	cells: [String; N],
	/// What is written below it, from the second column on.
	note: Option<String>,
}

impl<const N: usize> Table<N> {
	/// Without rows.
	pub(super) fn new(headings: [&str; N]) -> Self {
		Self(vec![Row { cells: headings.map(str::to_uppercase), note: None }])
	}

	/// Adds a row.
	pub(super) fn push(&mut self, cells: [String; N]) {
		self.push_noted(cells, None);
	}

	/// Adds a row, and a line about it below.
	pub(super) fn push_noted(&mut self, cells: [String; N], note: Option<String>) {
		self.0.push(Row { cells, note });
	}

	fn width(&self, column: usize) -> usize {
		let cells = self.0.iter().filter_map(|row| row.cells.get(column));
		cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
	}
}

impl<const N: usize> fmt::Display for Table<N> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let widths: Vec<_> = (0..N).map(|column| self.width(column)).collect();
		for Row { cells, note } in &self.0 {
			let cells = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
			writeln!(f, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
			if let Some(note) = note {
				let indent = widths.first().copied().unwrap_or_default();
				writeln!(f, "{:indent$}  {note}", "")?;
			}
		}
		Ok(())
	}
}
