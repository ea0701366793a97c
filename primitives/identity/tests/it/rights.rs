//! What delegates may do.

use litentry_identity::Rights;

#[test]
fn each_right_allows_its_own_part() {
	let rights = [Rights::Issue, Rights::Verify, Rights::IssueAndVerify];
	assert_eq!(rights.map(Rights::may_issue), [true, false, true]);
	assert_eq!(rights.map(Rights::may_verify), [false, true, true]);
}
