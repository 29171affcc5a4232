//! The real program, in folders of its own.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Longer than anything takes that works.
const PATIENCE: Duration = Duration::from_secs(120);

/// Folders with a configuration, and the program to be run on them.
pub struct Home {
    folder: TempDir,
    environment: Vec<(String, String)>,
}

/// A running daemon. Killed when dropped.
pub struct Daemon<'a> {
    home: &'a Home,
    child: Child,
}

impl Home {
    /// Fresh folders; `yaml` is added to a configuration with short waits.
    pub fn new(yaml: &str) -> Home {
        let folder = tempfile::tempdir().unwrap();
        let waits = "watch: { settle: 200ms, poll: 200ms, rescan: 5s, give_up: 1s }\n";
        let waits = if yaml.contains("watch:") { "" } else { waits };
        fs::write(folder.path().join("dropcut.yaml"), format!("{waits}{yaml}\n")).unwrap();
        fs::create_dir(folder.path().join("inbox")).unwrap();
        Home { folder, environment: Vec::new() }
    }

    /// Folders whose backend is the server at `url`, with short waits there too.
    pub fn with_backend(url: &str, yaml: &str) -> Home {
        Home::new(&format!(
            "backend:\n  kind: nemo\n  url: {url}\n  poll: 50ms\n  rate_limit_wait: 100ms\n  credits_poll: 200ms\n  \
             recovery: {{ first: 50ms, every: 50ms, readings: 3 }}\n{yaml}"
        ))
    }

    /// Folders as an earlier version left them, an archive of `tests/state`; the server of that time is reached at `url`.
    pub fn of_state(archive: &str, url: &str) -> Home {
        let folder = tempfile::tempdir().unwrap();
        let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/state").join(archive);
        let unpacked = Command::new("tar")
            .args(["--strip-components=1", "-xzf"])
            .arg(archive)
            .arg("-C")
            .arg(folder.path())
            .status()
            .unwrap();
        assert!(unpacked.success());
        Home { folder, environment: Vec::new() }.set("http_proxy", url)
    }

    /// The same folders once more, as they are now.
    pub fn copy(&self) -> Home {
        let folder = tempfile::tempdir().unwrap();
        let copied = Command::new("cp").arg("-a").arg(self.path(".")).arg(folder.path()).status().unwrap();
        assert!(copied.success());
        Home { folder, environment: self.environment.clone() }
    }

    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Home {
        self.environment.push((name.into(), value.into()));
        self
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    /// Puts a clip of the test media, and a prompt, into the inbox.
    pub fn drop_clip(&self, media: &str, name: &str, prompt: &str) {
        self.drop_prompt(name, prompt);
        let clip = self.path("inbox").join(name);
        fs::create_dir_all(clip.parent().unwrap()).unwrap();
        fs::copy(media_path(media), clip).unwrap();
    }

    /// Puts a clip of one second into the inbox, whole at once.
    pub fn drop_second(&self, name: &str) {
        let clip = self.path("inbox").join(name);
        fs::create_dir_all(clip.parent().unwrap()).unwrap();
        let beside = self.path("beside");
        fs::copy(one_second(), &beside).unwrap();
        fs::rename(beside, clip).unwrap();
    }

    /// Writes the prompt of the clip `name`.
    pub fn drop_prompt(&self, name: &str, prompt: &str) {
        let sidecar = self.path("inbox").join(name).with_extension("prompt.txt");
        fs::create_dir_all(sidecar.parent().unwrap()).unwrap();
        fs::write(sidecar, prompt).unwrap();
    }

    /// The program with these arguments, in these folders, knowing nothing of whoever runs the tests.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dropcut"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .stdin(Stdio::null());
        for name in [
            "http_proxy",
            "NEMO_TOKEN",
            "NEMO_API_URL",
            "NEMO_WEB_URL",
            "NEMO_CLIENT_ID",
            "SKILL_SOURCE",
            "DROPCUT_PLANNER_TOKEN",
            "DROPCUT_CONFIG",
        ] {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().cloned());
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// `dropcut run --once`, to its end.
    pub fn once(&self) -> Output {
        self.run(&["run", "--once"])
    }

    /// Starts the daemon and waits until it answers.
    pub fn start(&self) -> Daemon<'_> {
        let socket = self.path("state/control.sock");
        let made = |socket: &Path| {
            let metadata = fs::symlink_metadata(socket).ok()?;
            Some((metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
        };
        let before = made(&socket);
        // What it says as it ends stands in no log.
        let said = fs::File::options().create(true).append(true).open(self.path("said")).unwrap();
        let child = self.command(&["run"]).stdout(Stdio::null()).stderr(said).spawn().unwrap();
        let mut daemon = Daemon { home: self, child };
        wait_until("the daemon answers", || {
            assert!(daemon.child.try_wait().unwrap().is_none(), "the daemon ended: {}", self.log());
            // What a killed daemon was just starting may hold its socket open for a moment.
            (made(&socket) != before && std::os::unix::net::UnixStream::connect(&socket).is_ok())
                .then_some(())
        });
        daemon
    }

    /// `status --json`, through a daemon or without one.
    pub fn status(&self) -> Vec<Value> {
        let output = self.run(&["status", "--json"]);
        assert!(output.status.success(), "{}\n{}", String::from_utf8_lossy(&output.stderr), self.log());
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// `why`, as it is said.
    pub fn why(&self, file: &str) -> String {
        let output = self.run(&["why", self.path(file).to_str().unwrap()]);
        String::from_utf8(output.stdout).unwrap().trim().to_string()
    }

    /// The names below a folder, sorted, without the hidden ones.
    pub fn files(&self, folder: &str) -> Vec<String> {
        let root = self.path(folder);
        let mut names: Vec<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .flatten()
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(&root).unwrap().display().to_string())
            .filter(|name| !name.split('/').any(|part| part.starts_with('.')))
            .collect();
        names.sort();
        names
    }

    /// The programs that work on something in these folders, the daemon itself left out.
    pub fn children(&self) -> Vec<String> {
        let folder = self.folder.path().to_str().unwrap();
        let processes = fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path());
        let command = |process: PathBuf| {
            let words = fs::read(process.join("cmdline")).ok()?;
            let words = String::from_utf8_lossy(&words).replace('\0', " ");
            let there = fs::read_link(process.join("cwd")).unwrap_or_default();
            let works_here = words.contains(folder) || there.starts_with(folder);
            (works_here && words.starts_with("ff")).then_some(words)
        };
        processes.filter_map(command).collect()
    }

    /// All that was logged.
    pub fn log(&self) -> String {
        let files = fs::read_dir(self.path("state/log")).into_iter().flatten().flatten();
        let log: String = files.map(|file| fs::read_to_string(file.path()).unwrap_or_default()).collect();
        let said = fs::read_to_string(self.path("said")).unwrap_or_default();
        let ends = said.lines().filter(|line| line.starts_with("dropcut: "));
        ends.fold(log, |log, line| format!("{log}{line}\n"))
    }
}

impl Daemon<'_> {
    /// Waits until every job stands still for good, and there are `count` of them.
    pub fn wait_for_jobs(&self, count: usize) -> Vec<Value> {
        wait_until(&format!("{count} jobs are over; log: {}", self.home.path("state/log").display()), || {
            let jobs = self.home.status();
            let over = |job: &Value| matches!(job["step"].as_str(), Some("done" | "failed" | "cancelled"));
            (jobs.len() == count && jobs.iter().all(over)).then_some(jobs)
        })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// As `kill -9` does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits until it ends by itself.
    pub fn wait_for_end(mut self) -> std::process::ExitStatus {
        wait_until("the daemon ends", || self.child.try_wait().unwrap())
    }

    /// As `systemctl stop` does; waits for the end.
    pub fn stop(mut self) -> std::process::ExitStatus {
        let id = rustix::process::Pid::from_raw(self.child.id().cast_signed()).unwrap();
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
        self.child.wait().unwrap()
    }
}

impl Drop for Daemon<'_> {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until `look` finds something, and fails in words when it never does.
pub fn wait_until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited in vain until {what}");
        std::thread::park_timeout(Duration::from_millis(50));
    }
}

/// A clip of the test media.
pub fn media_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name)
}

/// A clip of one second, made once.
pub fn one_second() -> PathBuf {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let (part, clip) =
            (folder.join(format!("second.{}.part", std::process::id())), folder.join("second.mp4"));
        small_clip(&part, 1);
        fs::rename(part, &clip).unwrap();
        clip
    });
    made.clone()
}

/// A small clip of test pictures and a tone, `seconds` long.
pub fn small_clip(path: &Path, seconds: u32) {
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i"])
        .arg(format!("testsrc2=size=160x120:rate=25:duration={seconds}"))
        .args(["-f", "lavfi", "-i"])
        .arg(format!("sine=frequency=440:duration={seconds}"))
        .args(["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "mp4"])
        .arg(path)
        .status()
        .unwrap();
    assert!(made.success());
}
