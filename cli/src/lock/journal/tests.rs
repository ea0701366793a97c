#![allow(clippy::unwrap_used)]

use litentry_token::RedemptionId;

use super::*;

fn entries() -> Vec<Entry> {
	let redemption = RedemptionId([7; 32]);
	vec![
		Entry::Settled { admissions: 12 },
		Entry::Sending { redemption, sequence: 13, after: 200 },
		Entry::Refused { redemption, error: "UsedUp".into() },
	]
}

fn written() -> Vec<u8> {
	Journal::of(entries()).unwrap().1
}

/// Where each line ends.
fn ends(bytes: &[u8]) -> Vec<usize> {
	(1..=bytes.len()).filter(|end| bytes[end - 1] == b'\n').collect()
}

fn damaged(bytes: &[u8]) -> usize {
	Journal::read(bytes).unwrap_err().line
}

#[test]
fn a_journal_reads_back() {
	let journal = Journal::read(&written()).unwrap();
	assert_eq!(journal.entries(), entries());
	assert_eq!(journal.length(), written().len() as u64);
}

#[test]
fn a_line_that_is_cut_anywhere_is_left_out_and_written_over() {
	let bytes = written();
	let ends = ends(&bytes);
	for length in 0..=bytes.len() {
		let whole = ends.iter().filter(|end| **end <= length).count();
		let start = whole.checked_sub(1).map_or(0, |last| ends[last]);
		let mut journal = Journal::read(&bytes[..length]).unwrap();
		assert_eq!(journal.entries(), &entries()[..whole]);
		assert_eq!(journal.length(), start as u64);

		let next = Entry::Settled { admissions: 1 };
		let line = journal.push(next.clone()).unwrap();
		let again = Journal::read(&[&bytes[..start], &line].concat()).unwrap();
		assert_eq!(again.entries().last(), Some(&next));
	}
}

#[test]
fn a_last_line_of_which_a_part_never_reached_the_disk_is_left_out() {
	let bytes = written();
	let last = ends(&bytes)[1];
	let none = [&bytes[..last], &[0; 40]].concat();
	let mut end_alone = bytes;
	end_alone[last..last + 30].fill(0);
	for torn in [none, end_alone] {
		assert_eq!(Journal::read(&torn).unwrap().entries(), &entries()[..2]);
	}
}

#[test]
fn what_is_changed_missing_or_moved_is_named() {
	let bytes = written();
	let ends = ends(&bytes);
	for at in 0..bytes.len() - 1 {
		let mut changed = bytes.clone();
		changed[at] ^= 1;
		let line = 1 + ends.iter().filter(|end| **end <= at).count();
		assert_eq!(damaged(&changed), line, "byte {at}");
	}
	let [first, second, third] = ends[..] else { unreachable!() };
	let (one, two, three) = (&bytes[..first], &bytes[first..second], &bytes[second..third]);
	let four = Journal::of(entries().into_iter().chain(entries())).unwrap().1;
	let after = &four[third..];
	assert_eq!(damaged(&[one, three, after].concat()), 2);
	assert_eq!(damaged(&[two, one, three].concat()), 1);
	assert_eq!(damaged(&[one, two, two, three].concat()), 3);
}

#[test]
fn what_a_later_version_wrote_is_never_taken_for_a_torn_line() {
	let content = br#"{"painted":{"colour":"red"}}"#;
	let checksum = hex::encode(Checksum::default().next(content).0);
	let line = [checksum.as_bytes(), b" ", content, b"\n"].concat();
	assert_eq!(damaged(&line), 1);
}
