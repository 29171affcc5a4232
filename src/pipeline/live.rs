//! What goes on at this moment: kept in memory only, for those who look.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use crate::job::Job;

/// The jobs that are being worked on.
#[derive(Debug, Default)]
pub struct Live {
    jobs: Mutex<HashMap<Uuid, Now>>,
}

/// How far a job is right now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Now {
    /// Of the step, 0 to 1.
    pub within: f64,
    /// What the backend says, or that it is still working.
    pub words: Option<String>,
}

impl Live {
    /// Whether a job is being worked on, and how far it is.
    pub fn of(&self, job: Uuid) -> Option<Now> {
        self.locked().get(&job).cloned()
    }

    pub(super) fn enter(&self, job: &Job) {
        self.locked().insert(job.id, Now::default());
    }

    pub(super) fn leave(&self, job: Uuid) {
        self.locked().remove(&job);
    }

    pub(super) fn progress(&self, job: Uuid, within: f64) {
        self.locked().entry(job).or_default().within = within;
    }

    pub(super) fn words(&self, job: Uuid, words: &str) {
        self.locked().entry(job).or_default().words = Some(words.chars().take(200).collect());
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<Uuid, Now>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
