//! Tables of colours (`.cube`): read, bounded, and written anew for ffmpeg, which never sees the file that came.

use std::fmt::Write;
use std::path::Path;

use thiserror::Error;

use super::language::Language;
use super::small_file;
use super::words::say;

/// The largest file that is read, in bytes: a table of 65 steps with nine digits a number has 9 MB.
const LARGEST: u64 = 16 << 20;
/// How many steps each colour can have.
const STEPS: std::ops::RangeInclusive<usize> = 2..=65;
/// What colours can be mapped to and from: what lies beyond is cut off.
const MOST: f32 = 16.0;

/// A table of colours in three dimensions.
#[derive(Debug, Clone, PartialEq)]
pub struct Lut {
    steps: usize,
    low: [f32; 3],
    high: [f32; 3],
    colors: Vec<[f32; 3]>,
}

/// Why a file holds no table of colours that can be used. Its words follow the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unread {
    #[error(transparent)]
    File(#[from] small_file::Unread),
    #[error("has a size that is not between {} and {}", STEPS.start(), STEPS.end())]
    Size,
    #[error("maps each colour by itself; only tables in 3D can be used")]
    OneDimension,
    /// This line.
    #[error("has a line that is no colour: “{0}”")]
    Line(String),
    #[error("is no whole table of colours (.cube)")]
    Damaged,
}

impl Unread {
    /// What is wrong with the file, as a sentence.
    pub fn tell(&self, file: &str, language: Language) -> String {
        match self {
            Unread::File(reason) => reason.tell(file, language),
            Unread::Size => {
                say!(language, "lut-size", file, least = *STEPS.start(), most = *STEPS.end())
            }
            Unread::OneDimension => say!(language, "lut-one-dimension", file),
            Unread::Line(line) => say!(language, "lut-line", file, line = language.quote(line)),
            Unread::Damaged => say!(language, "lut-damaged", file),
        }
    }
}

impl Lut {
    /// Reads the file at `path`. Blocks.
    pub fn read(path: &Path) -> Result<Lut, Unread> {
        Lut::parse(&String::from_utf8_lossy(&small_file::read(path, LARGEST)?))
    }

    fn parse(text: &str) -> Result<Lut, Unread> {
        let mut lut = Lut { steps: 0, low: [0.0; 3], high: [1.0; 3], colors: Vec::new() };
        for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
            let mut words = line.split_whitespace();
            let first = words.next().unwrap_or_default();
            match first {
                "" | "TITLE" => {}
                _ if first.starts_with('#') => {}
                "LUT_3D_SIZE" => {
                    let steps = words.next().and_then(|word| word.parse().ok());
                    let steps = steps.filter(|steps| STEPS.contains(steps));
                    lut.steps = steps.ok_or(Unread::Size)?;
                }
                "LUT_1D_SIZE" => return Err(Unread::OneDimension),
                "DOMAIN_MIN" => lut.low = color(words).ok_or_else(|| wrong(line))?,
                "DOMAIN_MAX" => lut.high = color(words).ok_or_else(|| wrong(line))?,
                "LUT_3D_INPUT_RANGE" => {
                    let ends = words.map(number).collect::<Option<Vec<f32>>>();
                    let Some(&[low, high]) = ends.as_deref() else { return Err(wrong(line)) };
                    (lut.low, lut.high) = ([low; 3], [high; 3]);
                }
                _ => {
                    lut.colors.push(color(line.split_whitespace()).ok_or_else(|| wrong(line))?);
                    if lut.colors.len() > lut.steps.pow(3) {
                        return Err(Unread::Damaged);
                    }
                }
            }
        }
        let is_whole = lut.steps > 0 && lut.colors.len() == lut.steps.pow(3);
        let maps_nothing = lut.low.iter().zip(lut.high).any(|(low, high)| *low >= high);
        if is_whole && !maps_nothing { Ok(lut) } else { Err(Unread::Damaged) }
    }

    /// As a `.cube` file.
    pub fn written(&self) -> String {
        let [low, high] = [self.low, self.high].map(|[red, green, blue]| format!("{red} {green} {blue}"));
        let mut text = format!("LUT_3D_SIZE {}\nDOMAIN_MIN {low}\nDOMAIN_MAX {high}\n", self.steps);
        for [red, green, blue] in &self.colors {
            let _ = writeln!(text, "{red:.6} {green:.6} {blue:.6}");
        }
        text
    }
}

/// Three numbers and nothing else.
fn color<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<[f32; 3]> {
    let mut next = || words.next().and_then(number);
    let color = [next()?, next()?, next()?];
    words.next().is_none().then_some(color)
}

fn number(word: &str) -> Option<f32> {
    let number: f32 = word.parse().ok()?;
    number.is_finite().then(|| number.clamp(-MOST, MOST))
}

fn wrong(line: &str) -> Unread {
    Unread::Line(line.chars().filter(|letter| !letter.is_control()).take(40).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HALVES: &str = "TITLE \"a\"\n# b\n\nLUT_3D_SIZE 2\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 1 1 1\n\
        0 0 0\n.5 0 0\n0 .5 0\n.5 .5 0\n0 0 .5\n.5 0 .5\n0 .5 .5\n.5 .5 5e-1\n";

    #[test]
    fn a_table_is_read_and_written_anew() {
        let lut = Lut::parse(HALVES).unwrap();
        assert_eq!(lut.colors[7], [0.5; 3]);
        assert_eq!(Lut::parse(&lut.written()).unwrap(), lut);
        assert!(!lut.written().contains('"'));
    }

    #[test]
    fn what_is_no_table_is_told() {
        let line = |line: &str| Unread::Line(line.into());
        for (text, why) in [
            ("", Unread::Damaged),
            ("LUT_3D_SIZE 999999999\n", Unread::Size),
            ("LUT_1D_SIZE 2\n", Unread::OneDimension),
            ("LUT_3D_SIZE 2\n0 0 0\n", Unread::Damaged),
            ("0 0 0\n", Unread::Damaged),
            ("LUT_3D_SIZE 2\n0 0 nan\n", line("0 0 nan")),
            ("LUT_3D_SIZE 2\nmovie=/etc/passwd\n", line("movie=/etc/passwd")),
            (&HALVES.replace("MAX 1 1 1", "MAX 0 0 0"), Unread::Damaged),
            (&HALVES.replace(".5 .5 5e-1", ".5 .5 .5 .5"), line(".5 .5 .5 .5")),
        ] {
            assert_eq!(Lut::parse(text).unwrap_err(), why, "{text}");
        }
        assert_eq!(Unread::Size.to_string(), "has a size that is not between 2 and 65");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in r"(LUT_3D_SIZE [0-9]{1,3}\n)?([A-Z_]{0,9}[-0-9. e]{0,20}\n){0,20}") {
            let _ = Lut::parse(&text);
        }
    }
}
