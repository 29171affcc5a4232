//! The ledger through the real program: records of earlier versions, damage, backups, and what is made again.

#[path = "ledger/behind.rs"]
mod behind;
// Shared with the tests of the cloud, which use all of it.
#[allow(dead_code)]
#[path = "cloud/case.rs"]
mod case;
#[path = "ledger/damage.rs"]
mod damage;
#[path = "ledger/formats.rs"]
mod formats;
#[path = "ledger/kept.rs"]
mod kept;
mod support;
