//! When a disk is full.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::assert_says;
use crate::support::daemon::{Home, wait_until};

/// A disk of its own, as small as the test wants it.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None` where this machine does not let the test mount one.
    fn mount(place: &Path, size: &str) -> Option<SmallDisk> {
        fs::create_dir_all(place).unwrap();
        let options = format!("size={size}");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &options, "dropcut-test"]).arg(place).output();
        match mounted {
            Ok(output) if output.status.success() => Some(SmallDisk(place.to_path_buf())),
            Ok(output) => {
                eprintln!("SKIPPED, no disk can be mounted: {}", String::from_utf8_lossy(&output.stderr));
                None
            }
            Err(error) => {
                eprintln!("SKIPPED, no disk can be mounted: {error}");
                None
            }
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // The folder itself goes with the test's own.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_outbox_is_waited_for_and_the_job_goes_on_when_there_is_room() {
    let home = Home::new("");
    let Some(_disk) = SmallDisk::mount(&home.path("outbox"), "1m") else { return };
    let filler = home.path("outbox/holiday films");
    fs::write(&filler, vec![0; 1_040_000]).unwrap();
    home.drop_clip("bigbuckbunny.mp4", "bunny.mp4", "keep 0:01 to 0:02");
    let daemon = home.start();
    let words = wait_until("the job waits for room", || {
        let job = home.status().pop()?;
        (job["step"] == "waiting").then(|| job["waiting_for"].as_str().unwrap().to_string())
    });
    let outbox = home.path("outbox").display().to_string();
    assert_says(&words, &["no space left in", &outbox, " free", "free some or set `outbox` elsewhere"]);
    assert_says(&home.why("inbox/bunny.mp4"), &["bunny.mp4 waits: no space left"]);
    fs::remove_file(filler).unwrap();
    assert!(home.run(&["retry", "bunny.mp4"]).status.success());
    wait_until("the job is done", || home.status().iter().any(|job| job["step"] == "done").then_some(()));
    assert_eq!(home.files("outbox"), ["bunny.edited.mp4", "bunny.report.txt"]);
    assert!(daemon.stop().success());
}
