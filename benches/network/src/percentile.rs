//! Percentiles of few values.

/// The smallest value that is no less than so many percent of them, which are in ascending order.
pub fn percentile(sorted: &[f64], percent: usize) -> f64 {
	let rank = (sorted.len() * percent).div_ceil(100).max(1);
	sorted.get(rank - 1).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::percentile;

	#[test]
	fn percentiles_are_among_the_values() {
		let values: Vec<f64> = (1..=50u8).map(f64::from).collect();
		assert_eq!([50, 95, 100].map(|it| percentile(&values, it)), [25.0, 48.0, 50.0]);
		assert_eq!(percentile(&[7.0], 50), 7.0);
	}
}
