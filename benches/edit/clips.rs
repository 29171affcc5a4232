//! The clips on which everything is measured. They are made once, and anew when what makes them changes.

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::picture::{HEIGHT, RATE, Screen, WIDTH};
use crate::talk;

/// What makes the clips.
const RECIPE: [&str; 4] = [
    include_str!("clips.rs"),
    include_str!("picture.rs"),
    include_str!("talk.rs"),
    include_str!("chance.rs"),
];

/// How far keyframes are apart, in seconds.
pub const KEYFRAMES: [u32; 2] = [2, 8];

/// A clip of 1080p at 30 pictures a second.
pub struct Clip {
    pub path: PathBuf,
    /// In seconds.
    pub length: u32,
    /// How far its keyframes are apart, in seconds.
    pub keyframes: u32,
    /// When there is speech, in seconds.
    pub speech: Vec<(f64, f64)>,
}

impl Clip {
    /// `2 minutes, a keyframe every 8 s`
    pub fn title(&self) -> String {
        format!("{}, a keyframe every {} s", called(self.length), self.keyframes)
    }
}

/// `30 s`, `2 minutes`
pub fn called(length: u32) -> String {
    if length < 60 { format!("{length} s") } else { format!("{} minutes", length / 60) }
}

/// The clips of `length` seconds, one for each distance of keyframes, in `folder`; `work` is a folder for making them.
pub fn clips(folder: &Path, work: &Path, length: u32) -> Result<Vec<Clip>, Box<dyn Error>> {
    let recipe = blake3::hash(RECIPE.concat().as_bytes()).to_hex();
    let name = |keyframes| format!("{length}s-{keyframes}s-{}.mp4", &recipe[..8]);
    let paths = KEYFRAMES.map(|keyframes| folder.join(name(keyframes)));
    if !paths.iter().all(|path| path.exists()) {
        eprintln!("Making the clips of {}; this happens once.", called(length));
        fs::create_dir_all(folder)?;
        remove_old(folder, &format!("{length}s-"))?;
        make(work, length, &paths)?;
    }
    let clip = |(path, keyframes)| Clip { path, length, keyframes, speech: talk::speech(length) };
    Ok(paths.into_iter().zip(KEYFRAMES).map(clip).collect())
}

/// Removes the clips of another recipe whose names begin with `prefix`.
fn remove_old(folder: &Path, prefix: &str) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(prefix) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Both at once, since the pictures are the same.
fn make(work: &Path, length: u32, paths: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    let work = tempfile::tempdir_in(work)?;
    let sound = work.path().join("sound");
    File::create(&sound)?.write_all(&talk::sound(length))?;
    let mut screen = Screen::open(work.path())?;

    let mut command = Command::new("ffmpeg");
    command
        .args(["-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p"])
        .args(["-s", &format!("{WIDTH}x{HEIGHT}"), "-r", &RATE.to_string(), "-i", "pipe:0"])
        .args(["-f", "s16le", "-ar", &talk::SAMPLE_RATE.to_string(), "-ac", "1", "-i"])
        .arg(&sound);
    for (number, keyframes) in KEYFRAMES.into_iter().enumerate() {
        command
            .args(["-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-preset", "medium", "-crf", "23"])
            .args([
                "-g",
                &(keyframes * RATE).to_string(),
                "-colorspace",
                "bt709",
                "-color_primaries",
                "bt709",
            ])
            .args(["-color_trc", "bt709", "-color_range", "tv"])
            .args(["-c:a", "aac", "-b:a", "160k", "-ac", "2", "-movflags", "+faststart"])
            .arg(work.path().join(format!("{number}.mp4")));
    }
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    if let Some(stdin) = child.stdin.take() {
        let mut pictures = BufWriter::new(stdin);
        for _ in 0..length * RATE {
            pictures.write_all(screen.next())?;
        }
        pictures.flush()?;
    }
    if !child.wait()?.success() {
        return Err("ffmpeg could not make the clips; they take libx264".into());
    }
    for (number, path) in paths.iter().enumerate() {
        fs::rename(work.path().join(format!("{number}.mp4")), path)?;
    }
    Ok(())
}
