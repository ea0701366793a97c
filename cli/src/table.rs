//! Text in columns.

use std::fmt;

/// Rows of text under headings, each column as wide as its widest cell.
#[derive(Debug)]
pub(crate) struct Table<const N: usize> {
	rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
	/// A table with these headings and no rows.
	pub(crate) fn new(headings: [&str; N]) -> Self {
		Self { rows: vec![headings.map(str::to_uppercase)] }
	}

	/// The table with one more row.
	pub(crate) fn row(mut self, cells: [String; N]) -> Self {
		self.rows.push(cells);
		self
	}

	/// The table with a row for each item.
	pub(crate) fn rows<T>(
		self,
		items: impl IntoIterator<Item = T>,
		cells: impl Fn(T) -> [String; N],
	) -> Self {
		items.into_iter().map(cells).fold(self, Self::row)
	}

	fn width(&self, column: usize) -> usize {
		let cells = self.rows.iter().filter_map(|row| row.get(column));
		cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
	}
}

impl<const N: usize> fmt::Display for Table<N> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let widths: Vec<_> = (0..N).map(|column| self.width(column)).collect();
		for (index, row) in self.rows.iter().enumerate() {
			let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
			let line = cells.collect::<Vec<_>>().join("  ");
			let end = if index + 1 < self.rows.len() { "\n" } else { "" };
			write!(f, "{}{end}", line.trim_end())?;
		}
		Ok(())
	}
}

/// Names and values, one pair a line, the values under each other.
pub(crate) fn fields(f: &mut fmt::Formatter, pairs: &[(&str, String)]) -> fmt::Result {
	let width = pairs.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
	for (index, (name, value)) in pairs.iter().enumerate() {
		let end = if index + 1 < pairs.len() { "\n" } else { "" };
		write!(f, "{name:width$}  {value}{end}")?;
	}
	Ok(())
}
