//! After the ledger was made again from a backup that may be older than what was done.
//!
//! Most steps may be entered again: an upload is found by its name, a message whose round is there is settled by
//! reading, another render costs nothing, and what is published is found by its name and length. Only a message
//! that the ledger believes unsent may have been sent, and paid, since: such a job waits for the person.
//!
//! A job that the backup does not hold at all is not among them: its clip, where it still lies in the inbox, is taken
//! anew, unless its report lies in the outbox. If it was under way, it may be edited, and paid, twice.

use std::io;

use jiff::Timestamp;
use tracing::warn;
use uuid::Uuid;

use super::route::{Route, route};
use super::{Pipeline, finishing};
use crate::job::{Change, Job, LedgerError, Memory, Prompt, Round, Step, Wait, WaitFor};
use crate::outbox;

impl Pipeline {
    /// Looks at every job before any goes on, if the ledger is behind.
    pub async fn catch_up(&self) -> Result<(), LedgerError> {
        let memory = self.ledger.memory();
        if !memory.is_behind {
            return Ok(());
        }
        for mut job in self.ledger.jobs_where(|job| !job.step.is_final()) {
            // Of a prompt that cannot be read, any message may have been sent.
            let prompt = self.prompt(&job).ok();
            let has_round = |round| {
                let found = self.ledger.get::<Round>(&Round::key(job.id, round));
                found.is_ok_and(|found| found.is_some())
            };
            let may_pay = !self.is_embedded() && may_pay_again(&job.step, prompt.as_ref(), &has_round);
            match self.finished(&mut job) {
                Ok(true) => {
                    warn!(clip = %job.clip.display(), "was done since the backup: its result lies in the outbox");
                }
                Err(error) if may_pay => {
                    warn!(clip = %job.clip.display(), "the outbox cannot be looked through: {error}");
                    self.park(&mut job);
                }
                Ok(false) if may_pay => self.park(&mut job),
                Ok(false) | Err(_) => continue,
            }
            job.updated = Timestamp::now();
            self.ledger.commit(Change::job(&job)).await?;
        }
        self.ledger.commit(Change::memory(&Memory { is_behind: false, ..memory })).await
    }

    /// Puts a job to its end whose last report lies in the outbox; whether it does.
    fn finished(&self, job: &mut Job) -> io::Result<bool> {
        let found = outbox::finished(&self.config.outbox, job.folder(), &job.result_stem())?;
        let Some(finished) = found.into_iter().find(|finished| finished.job == job.id) else {
            return Ok(false);
        };
        job.outputs = finished.outputs;
        job.step = finishing(&self.config, self.ledger.texts(), job)?;
        Ok(true)
    }

    fn park(&self, job: &mut Job) {
        let words = format!(
            "the ledger was lost and its backup may be older than what was done: this may have been edited, and \
             charged, already; `dropcut retry {0}` goes on with it, `dropcut cancel {0}` drops it",
            job.id
        );
        warn!(clip = %job.clip.display(), job = %job.id, "waits: {words}");
        let at = Box::new(job.step.resumption().unwrap_or_else(|| job.step.clone()));
        let wait = Wait { reason: WaitFor::Decision, words, since: Timestamp::now(), until: None, tries: 1 };
        job.not_before = None;
        job.step = Step::Waiting { wait, at };
    }
}

/// Whether going on from a step that may be an old one could send a message that was sent already: one of `prompt`,
/// if that can be read. A round that the ledger does not have is begun anew.
fn may_pay_again(step: &Step, prompt: Option<&Prompt>, has_round: &impl Fn(Uuid) -> bool) -> bool {
    let edits_from = |message: usize| {
        prompt
            .is_none_or(|prompt| prompt.messages.iter().skip(message).any(|text| route(text) == Route::Edit))
    };
    match step {
        Step::Queued | Step::Connecting | Step::Uploading { .. } => true,
        Step::Asking { message, .. } => edits_from(*message),
        Step::Editing { message, round, .. } if !has_round(*round) => edits_from(*message),
        Step::Editing { message, .. }
        | Step::Ordering { message, .. }
        | Step::Exporting { message, .. }
        | Step::Downloading { message, .. }
        | Step::Publishing { message, .. } => edits_from(message + 1),
        Step::Waiting { at, .. } => may_pay_again(at, prompt, has_round),
        Step::WaitingForPrompt
        | Step::Retiring { .. }
        | Step::Done
        | Step::Failed { .. }
        | Step::Cancelled { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_job_with_a_message_that_may_have_been_sent_could_pay_again() {
        let prompt = Prompt {
            messages: ["trim the pauses", "export", "mute it"].map(String::from).to_vec(),
            ..Prompt::default()
        };
        let may_pay = |step: &Step| may_pay_again(step, Some(&prompt), &|_| true);
        let session = String::new;
        let exporting = |message| Step::Exporting { session: session(), message, render: String::new() };
        assert!(may_pay(&Step::Queued));
        assert!(may_pay(&exporting(1)), "the third message may have been sent");
        assert!(!may_pay(&exporting(2)));
        assert!(may_pay(&Step::Asking { session: session(), message: 2 }));
        assert!(!may_pay(&Step::Asking { session: session(), message: 3 }));
        let round = uuid::Uuid::nil();
        let editing = Step::Editing { session: session(), message: 2, round };
        assert!(!may_pay(&editing));
        assert!(may_pay_again(&editing, Some(&prompt), &|_| false), "its round is lost");
        assert!(may_pay_again(&exporting(2), None, &|_| true), "nobody knows the messages");
        assert!(!may_pay(&Step::Done));
    }
}
