//! One file per call, one for the queries, and the properties that hold whatever is called.

#![allow(clippy::unwrap_used)]

mod buy;
mod define;
mod first_version;
mod forget_reports;
mod forget_token;
mod freeze;
mod grant;
mod issue_token;
mod name_guardian;
mod properties;
mod queries;
mod recall_all;
mod recall_token;
mod redeem;
mod report;
mod sizes;
mod transfer_token;
mod unfreeze;
mod update_all;
mod update_token;
mod withdraw_definition;
