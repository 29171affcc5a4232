//! A job: what was dropped as one thing and what is asked of it, and the records that remember what became of it.
//!
//! A record holds facts, never "running": after a restart what was running simply runs again, and each step
//! knows from its facts what has been done. [`Step`] says where a job stands; [`Ledger`] keeps the records.

mod identity;
mod ledger;
mod records;
mod request;
mod step;
#[cfg(test)]
mod tests;
mod texts;

pub use identity::Identity;
pub use ledger::{Change, Ledger, LedgerError, Memory};
pub use records::{
    Compressed, Job, Member, Moved, Outcome, Prompt, Record, Render, RenderState, Round, Seen, Session,
    Shared, Source, keep_members,
};
pub use step::{Step, Wait, WaitFor};
pub use texts::{TextId, Texts};
