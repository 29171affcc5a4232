//! Who is measured, and how each is run.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dropcut::config::Rendering;
use tokio::runtime::Runtime;

use crate::Outcome;
use crate::clips::Clip;
use crate::edit::{self, Edit, Join};
use crate::measure::{self, Measured, ffmpeg};
use crate::plain;

pub const DROPCUT: &str = env!("CARGO_BIN_EXE_dropcut");

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contender {
    /// Decodes the pictures and does nothing with them.
    Decode,
    /// Decodes the sound and does nothing with it.
    Pcm,
    /// dropcut looks for the pauses.
    Pauses,
    Dropcut(Join),
    /// dropcut, told to encode everything.
    Encoded,
    /// The daemon does a job.
    Job,
    Plain(Join),
    /// Cuts at keyframes and encodes nothing.
    Copied,
    Smartcut,
    AutoEditor,
}

use Contender::{AutoEditor, Copied, Decode, Dropcut, Encoded, Job, Pauses, Pcm, Plain, Smartcut};

/// In the order in which they are run and told. What is compared stands close together.
pub const ALL: [Contender; 12] = [
    Pcm,
    Pauses,
    Decode,
    Dropcut(Join::Crossfade),
    Job,
    Encoded,
    Plain(Join::Crossfade),
    Dropcut(Join::Hard),
    Plain(Join::Hard),
    Copied,
    Smartcut,
    AutoEditor,
];

impl Contender {
    pub fn name(self) -> &'static str {
        match self {
            Decode => "decoding the pictures alone",
            Pcm => "decoding the sound alone",
            Pauses => "finding the pauses, dropcut",
            Dropcut(_) => "dropcut",
            Encoded => "dropcut, all encoded",
            Job => "dropcut, from drop to outbox",
            Plain(_) => "ffmpeg, a filter graph",
            Copied => "ffmpeg, cut at keyframes and copied",
            Smartcut => "smartcut",
            AutoEditor => "auto-editor",
        }
    }

    /// How it joins what it keeps; `None` for what makes no video.
    pub fn join(self) -> Option<Join> {
        match self {
            Decode | Pcm | Pauses => None,
            Dropcut(join) | Plain(join) => Some(join),
            Encoded | Job => Some(Join::Crossfade),
            Copied | Smartcut | AutoEditor => Some(Join::Hard),
        }
    }

    /// Whether it chooses its cuts by itself.
    pub fn cuts_otherwise(self) -> bool {
        self == AutoEditor
    }

    /// Whether it takes part with clips of `length` seconds: on the long ones, those that decide.
    pub fn takes_part(self, length: u32) -> bool {
        match self {
            Job => length == 120,
            Encoded | Plain(Join::Hard) | AutoEditor => length <= 120,
            _ => true,
        }
    }
}

impl Display for Contender {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let join = match self.join() {
            Some(Join::Crossfade) => ", crossfades:",
            Some(Join::Hard) => ", hard cuts:",
            None => ":",
        };
        write!(formatter, "{}{join}", self.name())
    }
}

/// What is needed for running them on one clip.
pub struct Stage<'a> {
    pub clip: &'a Clip,
    pub hard: Edit,
    pub crossfade: Edit,
    pub tools: &'a Tools,
    pub runtime: &'a Runtime,
    /// An empty folder, for a result.
    pub folder: PathBuf,
}

impl<'a> Stage<'a> {
    pub fn set(clip: &'a Clip, tools: &'a Tools, runtime: &'a Runtime) -> Outcome<Stage<'a>> {
        let plan = |join| runtime.block_on(Edit::plan(&clip.path, join));
        let (hard, crossfade) = (plan(Join::Hard)?, plan(Join::Crossfade)?);
        Ok(Stage { clip, hard, crossfade, tools, runtime, folder: PathBuf::new() })
    }

    pub fn edit(&self, join: Join) -> &Edit {
        match join {
            Join::Hard => &self.hard,
            Join::Crossfade => &self.crossfade,
        }
    }

    /// Runs `contender` once and returns where its result lies, if it makes one; `None` when it is not installed.
    pub fn run(&self, contender: Contender) -> Outcome<Option<(Measured, Option<PathBuf>)>> {
        let clip = self.clip.path.as_path();
        let result = self.folder.join("result.mp4");
        let mut command = match contender {
            Decode => {
                let mut command = ffmpeg(&["-an"], clip);
                command.args(["-f", "null", "-"]);
                return Ok(Some((measure::of_program(&mut command)?, None)));
            }
            Pcm => {
                let mut command = ffmpeg(&["-vn"], clip);
                // To nowhere, or a file would be written that nobody asked for.
                command.args(["-f", "s16le", "/dev/null"]);
                return Ok(Some((measure::of_program(&mut command)?, None)));
            }
            Pauses => {
                let listen = || self.runtime.block_on(edit::silences(clip));
                return Ok(Some((measure::within(listen)?.0, None)));
            }
            Dropcut(join) => return self.rendered(join, Rendering::Auto),
            Encoded => return self.rendered(Join::Crossfade, Rendering::Encode),
            Job => return self.job().map(Some),
            Plain(join) => plain::edited(clip, self.edit(join), &result),
            Copied => plain::copied(clip, &self.hard, &self.folder.join("list"), &result)?,
            Smartcut => {
                let Some(tool) = &self.tools.smartcut else { return Ok(None) };
                let mut command = Command::new(&tool.program);
                let kept: Vec<String> = self
                    .hard
                    .kept
                    .iter()
                    .flat_map(|(from, to)| [from, to])
                    .map(|at| plain::seconds(*at))
                    .collect();
                command.arg(clip).arg(&result).args(["--keep", &kept.join(",")]);
                command
            }
            AutoEditor => {
                let Some(tool) = &self.tools.auto_editor else { return Ok(None) };
                let mut command = Command::new(&tool.program);
                command.arg(clip).args(["--margin", "0.15s", "--no-open", "--output"]).arg(&result);
                command
            }
        };
        Ok(Some((measure::of_program(&mut command)?, Some(result))))
    }

    fn rendered(&self, join: Join, rendering: Rendering) -> Outcome<Option<(Measured, Option<PathBuf>)>> {
        let render = || self.edit(join).render(self.runtime, rendering, &self.folder);
        let (measured, result) = measure::within(render)?;
        Ok(Some((measured, Some(result))))
    }

    /// Drops the clip and a prompt into the inbox of a new daemon, and lets it work it off.
    fn job(&self) -> Outcome<(Measured, Option<PathBuf>)> {
        let inbox = self.folder.join("inbox");
        fs::create_dir(&inbox)?;
        // A tenth of a second, since the clip is whole: the wait is none of the work.
        fs::write(
            self.folder.join("dropcut.yaml"),
            "watch: { settle: 100ms }\nbackend: { kind: embedded }\n",
        )?;
        fs::copy(&self.clip.path, inbox.join("talk.mp4"))?;
        fs::write(
            inbox.join("talk.prompt.txt"),
            "trim the pauses, add transitions, and export as a clean MP4\n",
        )?;
        let mut command = Command::new(DROPCUT);
        command.args(["run", "--once", "--config", "dropcut.yaml"]).current_dir(&self.folder).env_clear();
        command.envs(std::env::var_os("PATH").map(|path| ("PATH", path))).env("HOME", &self.folder);
        let measured = measure::of_program(&mut command)?;
        Ok((measured, Some(self.folder.join("outbox/talk.edited.mp4"))))
    }
}

/// What is not dropcut's and not ffmpeg's, where it is installed and runs.
pub struct Tools {
    pub smartcut: Option<Tool>,
    pub auto_editor: Option<Tool>,
    /// As ffmpeg calls it: `5.1.9`.
    pub ffmpeg: String,
}

pub struct Tool {
    pub program: PathBuf,
    pub version: String,
}

impl Tools {
    /// Looks into `folder`, and where programs usually lie.
    pub fn find(folder: &Path) -> Outcome<Tools> {
        let find = |name: &str| {
            let here = [folder.join("bin").join(name), PathBuf::from(name)];
            here.into_iter().find_map(|program| {
                let output = Command::new(&program).arg("--version").output().ok()?;
                let said = String::from_utf8_lossy(&output.stdout).into_owned();
                // `smartcut 1.7`, `29.3.1`
                let version = said.split_whitespace().last().filter(|_| output.status.success())?;
                Some(Tool { program, version: version.to_owned() })
            })
        };
        let said = measure::output_of(Command::new("ffmpeg").arg("-version"))?;
        let said = String::from_utf8_lossy(&said);
        let version = said.split_whitespace().nth(2).unwrap_or_default();
        // A distribution adds its own to the version.
        let ffmpeg = version.split('-').next().unwrap_or_default().to_owned();
        Ok(Tools { smartcut: find("smartcut"), auto_editor: find("auto-editor"), ffmpeg })
    }
}
