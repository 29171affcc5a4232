//! The pictures of a clip: somebody works at a screen.
//!
//! Windows of text and pictures change and stand still, a page scrolls, a mouse wanders, somebody types. At the
//! bottom each picture bears its number, as a row of black and white blocks.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::chance::Chance;

pub const WIDTH: usize = 1920;
pub const HEIGHT: usize = 1080;
pub const RATE: u32 = 30;

/// The blocks: 20 of the number, lowest first, and 1010, by which they are known.
pub const BLOCKS: usize = 24;
pub const BLOCK: usize = 16;
/// Where the first of them begins, in pixels.
pub const BLOCKS_AT: (usize, usize) = (16, 1056);

const PAGE: (usize, usize) = (1440, 4800);
/// Where the page is seen, and how much of it.
const WINDOW: (usize, usize) = (440, 60);
const SEEN: (usize, usize) = (1440, 820);
const TERMINAL: (usize, usize) = (440, 900);
const LETTER: (usize, usize) = (14, 26);
const COLUMNS: usize = 100;
const MOUSE: (usize, usize) = (20, 28);

/// How long one of the three programs is at the front, in seconds, in turns.
const SCENES: [u32; 5] = [23, 17, 31, 13, 19];

const WORDS: [&str; 32] = [
    "let",
    "frame",
    "packet",
    "decode",
    "buffer",
    "index",
    "return",
    "match",
    "stream",
    "offset",
    "length",
    "0x1f",
    "queue",
    "state",
    "render",
    "width",
    "deploy",
    "release",
    "service",
    "health",
    "region",
    "policy",
    "memory",
    "throughput",
    "request",
    "rollback",
    "version",
    "minutes",
    "channel",
    "compare",
    "pool",
    "settings",
];

/// A picture of 4:2:0: its brightness, then its two colours at half the size.
struct Sheet {
    width: usize,
    bytes: Vec<u8>,
}

impl Sheet {
    /// The three planes, each with its width and by how much it is smaller.
    fn planes(&self) -> [(usize, usize, usize); 3] {
        let size = self.bytes.len() * 2 / 3;
        [(0, self.width, 1), (size, self.width / 2, 2), (size + size / 4, self.width / 2, 2)]
    }

    /// Copies a rectangle of `other`; all numbers are even.
    fn paste(&mut self, other: &Sheet, from: (usize, usize), to: (usize, usize), size: (usize, usize)) {
        for ((begins, width, scale), (other_begins, other_width, _)) in
            self.planes().into_iter().zip(other.planes())
        {
            for row in 0..size.1 / scale {
                let source = other_begins + (from.1 / scale + row) * other_width + from.0 / scale;
                let target = begins + (to.1 / scale + row) * width + to.0 / scale;
                let length = size.0 / scale;
                self.bytes[target..target + length].copy_from_slice(&other.bytes[source..source + length]);
            }
        }
    }

    /// Paints a rectangle in a grey.
    fn fill(&mut self, at: (usize, usize), size: (usize, usize), grey: u8) {
        for ((begins, width, scale), value) in self.planes().into_iter().zip([grey, 128, 128]) {
            for row in 0..size.1 / scale {
                let target = begins + (at.1 / scale + row) * width + at.0 / scale;
                self.bytes[target..target + size.0 / scale].fill(value);
            }
        }
    }
}

/// What is on the screen, picture by picture.
pub struct Screen {
    programs: [Program; 3],
    front: usize,
    scene: usize,
    scene_ends: u32,
    terminal: Sheet,
    column: usize,
    mouse: (f32, f32),
    mouse_goes: (f32, f32),
    chance: Chance,
    number: u32,
    picture: Sheet,
}

struct Program {
    background: Sheet,
    page: Sheet,
    scrolled: f32,
    scrolls: f32,
}

impl Screen {
    /// Draws the pages, in `folder`.
    pub fn open(folder: &Path) -> Result<Screen, Box<dyn Error>> {
        let mut chance = Chance::new("what is on the screen");
        let mut program = |paper, ink: [&str; 3], pictures| -> Result<Program, Box<dyn Error>> {
            Ok(Program {
                background: draw(folder, (WIDTH, HEIGHT), paper, &ink[..1], false, &mut chance)?,
                page: draw(folder, PAGE, paper, &ink, pictures, &mut chance)?,
                scrolled: 0.0,
                scrolls: 0.0,
            })
        };
        let programs = [
            program("0x1e1e24", ["0xdcdcdc", "0x569cd6", "0xce9178"], false)?,
            program("0xfefefe", ["0x282828", "0x141e46", "0x505050"], true)?,
            program("0xf0f0e8", ["0x141414", "0x003ca0", "0xa02814"], false)?,
        ];
        let sheet = |width: usize, height: usize| Sheet { width, bytes: vec![128; width * height * 3 / 2] };
        let mut terminal = sheet(SEEN.0, 4 * LETTER.1);
        terminal.fill((0, 0), (SEEN.0, 4 * LETTER.1), 20);
        Ok(Screen {
            programs,
            front: 0,
            scene: 0,
            scene_ends: SCENES[0] * RATE,
            terminal,
            column: 0,
            mouse: (900.0, 500.0),
            mouse_goes: (900.0, 500.0),
            chance,
            number: 0,
            picture: sheet(WIDTH, HEIGHT),
        })
    }

    /// The next picture, as its bytes.
    pub fn next(&mut self) -> &[u8] {
        self.work();
        let program = &self.programs[self.front];
        let picture = &mut self.picture;
        picture.bytes.copy_from_slice(&program.background.bytes);
        picture.paste(&program.page, (0, program.scrolled as usize & !1), WINDOW, SEEN);
        picture.paste(&self.terminal, (0, 0), TERMINAL, (SEEN.0, 4 * LETTER.1));
        point(picture, (self.mouse.0 as usize, self.mouse.1 as usize));
        let (left, top) = BLOCKS_AT;
        picture.fill((left - 16, top - 8), ((BLOCKS + 2) * BLOCK, BLOCK + 16), 16);
        for block in 0..BLOCKS {
            let is_white = if block < 20 { self.number >> block & 1 == 1 } else { block % 2 == 0 };
            if is_white {
                picture.fill((left + block * BLOCK, top), (BLOCK, BLOCK), 235);
            }
        }
        self.number += 1;
        &self.picture.bytes
    }

    /// What happens between one picture and the next.
    fn work(&mut self) {
        if self.number == self.scene_ends {
            self.scene += 1;
            self.front = self.scene % self.programs.len();
            self.scene_ends += SCENES[self.scene % SCENES.len()] * RATE;
        }
        let program = &mut self.programs[self.front];
        if self.number.is_multiple_of(75) {
            let further = program.scrolls + (self.chance.below(3) * 240) as f32;
            program.scrolls = if further > (PAGE.1 - SEEN.1) as f32 { 0.0 } else { further };
        }
        program.scrolled += (program.scrolls - program.scrolled) * 0.12;
        if self.number.is_multiple_of(50) {
            let right = self.chance.between(20.0, (WIDTH - 60) as f32);
            self.mouse_goes = (right, self.chance.between(60.0, (HEIGHT - 120) as f32));
        }
        if self.number % 50 < 28 {
            self.mouse.0 += (self.mouse_goes.0 - self.mouse.0) * 0.15;
            self.mouse.1 += (self.mouse_goes.1 - self.mouse.1) * 0.15;
        }
        if self.number.is_multiple_of(3) && (self.number / 90).is_multiple_of(2) {
            self.write_letter();
        }
    }

    /// A letter, cut out of the dark page, appears behind the last; a full line makes room for the next.
    fn write_letter(&mut self) {
        if self.column == COLUMNS {
            self.column = 0;
            let line = SEEN.0 * LETTER.1;
            self.terminal.bytes.copy_within(line..4 * line, 0);
            self.terminal.fill((0, 3 * LETTER.1), (SEEN.0, LETTER.1), 20);
        }
        let from = (self.chance.below(400) * 2, self.chance.below(2000) * 2);
        let to = (8 + self.column * LETTER.0, 3 * LETTER.1);
        self.terminal.paste(&self.programs[0].page, from, to, LETTER);
        self.column += 1;
    }
}

/// Draws an arrow at `(x, y)`.
fn point(picture: &mut Sheet, (x, y): (usize, usize)) {
    for row in 0..MOUSE.1 {
        let last = row * MOUSE.0 / MOUSE.1;
        for column in 0..=last {
            let is_edge = column == 0 || column == last || row + 1 == MOUSE.1;
            picture.bytes[(y + row) * picture.width + x + column] = if is_edge { 16 } else { 235 };
        }
    }
}

/// A sheet of `size` with blocks of text in turns of `inks`, and where `pictures` are wanted, with two of them.
fn draw(
    folder: &Path,
    size: (usize, usize),
    paper: &str,
    inks: &[&str],
    pictures: bool,
    chance: &mut Chance,
) -> Result<Sheet, Box<dyn Error>> {
    let (width, height) = size;
    let mut graph = format!("color=c={paper}:s={width}x{height}");
    if pictures {
        graph += "[paper];mandelbrot=size=880x360:start_scale=0.4,split[one][two];\
                  [paper][one]overlay=500:610[half];[half][two]overlay=40:3210";
    }
    for block in 0..height / 200 {
        let name = format!("{block}.txt");
        fs::write(folder.join(&name), lines(chance))?;
        let (ink, x, y) = (inks[block % inks.len()], 16 + 24 * chance.below(4), block * 200);
        let _ =
            write!(graph, ",drawtext=textfile={name}:expansion=none:fontsize=20:fontcolor={ink}:x={x}:y={y}");
    }
    let drawn = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-filter_complex", &graph])
        .args(["-frames:v", "1", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-"])
        .current_dir(folder)
        .output()?;
    if drawn.stdout.len() != width * height * 3 / 2 {
        return Err(format!("ffmpeg draws no text: {}", String::from_utf8_lossy(&drawn.stderr)).into());
    }
    Ok(Sheet { width, bytes: drawn.stdout })
}

/// Seven lines of up to twelve words.
fn lines(chance: &mut Chance) -> String {
    let mut text = String::new();
    for _ in 0..7 {
        for _ in 0..chance.below(12) {
            text += WORDS[chance.below(WORDS.len())];
            text += [" ", " = ", "() ", "; ", ", "][chance.below(5)];
        }
        text += " \n";
    }
    text
}
