//! What people get: results whole or not at all, a report beside each, and the originals put away afterwards.
//!
//! A result is first staged under a hidden name of its job, in the folder where it will lie, and checked there.
//! Only then is a [`Publication`] recorded, so that afterwards "the staged file is gone" means "it was
//! published", and nothing is published twice.

mod found;
mod publish;
mod report;
mod retire;

pub use found::{Finished, finished, signature};
pub use publish::{Publication, Published, publish, publish_answers, short_stem, staging_path, take_name};
pub use report::{AnswerReport, FailureReport, Report};
pub use retire::{Destination, Folder, Original, Retired, Retirement, retire, root};
