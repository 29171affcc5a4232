//! Tables of colours (`.cube`): read, bounded, and written anew for ffmpeg, which never sees the file that came.

use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

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

impl Lut {
    /// Reads the file at `path`. Blocks.
    ///
    /// # Errors
    /// With what is wrong with it, to follow its name.
    pub fn read(path: &Path) -> Result<Lut, String> {
        let unread = |error: io::Error| format!("cannot be read ({error})");
        let mut bytes = Vec::new();
        File::open(path).map_err(unread)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unread)?;
        if bytes.len() as u64 > LARGEST {
            return Err(format!("is larger than {} MB, which no table of colours is", LARGEST >> 20));
        }
        Lut::parse(&String::from_utf8_lossy(&bytes))
    }

    fn parse(text: &str) -> Result<Lut, String> {
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
                    lut.steps = steps.ok_or("has a size that is not between 2 and 65")?;
                }
                "LUT_1D_SIZE" => {
                    return Err("maps each colour by itself; only tables in 3D can be used".into());
                }
                "DOMAIN_MIN" => lut.low = color(words)?,
                "DOMAIN_MAX" => lut.high = color(words)?,
                "LUT_3D_INPUT_RANGE" => {
                    let ends = words.map(number).collect::<Option<Vec<f32>>>();
                    let Some(&[low, high]) = ends.as_deref() else { return Err(wrong(line)) };
                    (lut.low, lut.high) = ([low; 3], [high; 3]);
                }
                _ => {
                    if lut.colors.len() >= lut.steps.pow(3) {
                        return Err("holds more colours than it says".into());
                    }
                    lut.colors.push(color(line.split_whitespace()).map_err(|_| wrong(line))?);
                }
            }
        }
        if lut.steps == 0 || lut.colors.len() != lut.steps.pow(3) {
            return Err("is no whole table of colours (.cube)".into());
        }
        if lut.low.iter().zip(lut.high).any(|(low, high)| *low >= high) {
            return Err("begins where it ends".into());
        }
        Ok(lut)
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

fn color<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<[f32; 3], String> {
    let mut next = || words.next().and_then(number).ok_or("has a colour that is not three numbers");
    let color = [next()?, next()?, next()?];
    if words.next().is_some() { Err("has a colour of more than three numbers".into()) } else { Ok(color) }
}

fn number(word: &str) -> Option<f32> {
    let number: f32 = word.parse().ok()?;
    number.is_finite().then(|| number.clamp(-MOST, MOST))
}

fn wrong(line: &str) -> String {
    let line: String = line.chars().filter(|letter| !letter.is_control()).take(40).collect();
    format!("has a line that is no colour: “{line}”")
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
        for (text, words) in [
            ("", "no whole table"),
            ("LUT_3D_SIZE 999999999\n", "between 2 and 65"),
            ("LUT_1D_SIZE 2\n", "only tables in 3D"),
            ("LUT_3D_SIZE 2\n0 0 0\n", "no whole table"),
            ("0 0 0\n", "more colours"),
            ("LUT_3D_SIZE 2\n0 0 nan\n", "no colour"),
            ("LUT_3D_SIZE 2\nmovie=/etc/passwd\n", "no colour"),
            (&HALVES.replace("MAX 1 1 1", "MAX 0 0 0"), "begins where it ends"),
            (&HALVES.replace(".5 .5 5e-1", ".5 .5 .5 .5"), "no colour"),
        ] {
            let error = Lut::parse(text).unwrap_err();
            assert!(error.contains(words), "{error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in r"(LUT_3D_SIZE [0-9]{1,3}\n)?([A-Z_]{0,9}[-0-9. e]{0,20}\n){0,20}") {
            let _ = Lut::parse(&text);
        }
    }
}
