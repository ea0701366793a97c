//! One file per call, what clients and other pallets ask, and what holds whatever is called.

#![allow(clippy::unwrap_used)]

mod accept;
mod describe;
mod dismiss_delegate;
mod forget_data;
mod name_delegate;
mod offer;
mod properties;
mod publish_data;
mod queries;
mod rates;
mod rebuilt;
mod register_identity;
mod register_identity_with_id;
mod retire;
mod strangers;
mod withdraw_offer;
