//! By what a job is known again when the ledger is lost: its report names the request that it was for.

use super::Job;

impl Job {
    /// Names what is asked of which clip: 16 digits that are the same for the same clip under the same path with the
    /// same words. `None` while nothing is asked.
    pub fn request(&self) -> Option<String> {
        let prompt = self.prompt.as_ref()?;
        let mut hasher = blake3::Hasher::new();
        // The time is left out: a copy that was put back may have another.
        for part in [
            self.clip.as_os_str().as_encoded_bytes(),
            self.identity.hash.as_bytes(),
            prompt.as_str().as_bytes(),
        ] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Some(hasher.finalize().to_hex()[..16].to_string())
    }
}
