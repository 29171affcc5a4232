//! The command line of the encoder, which takes the pictures of all uses for one film, and what is laid over it. All
//! of it is pure.

use std::path::Path;

use super::effects;
use super::graph::{as_f64, rate};
use super::output::{Effort, codec};
use super::overlays::{self, Layers};
use super::plan::{Canvas, sample};
use super::sound;
use crate::config::Quality;
use crate::engine::timeline::{Effect, Fade, Output};
use crate::media::process::Invocation;
use crate::media::{Color, Format, Hardware};

/// What the encoder is told of the whole.
pub struct Encode<'a> {
    pub canvas: Canvas,
    pub pictures: u64,
    pub format: Format,
    pub quality: Quality,
    pub color: &'a Color,
    pub fade_in: Fade,
    pub fade_out: Fade,
    pub effects: &'a [Effect],
    pub layers: &'a Layers<'a>,
    /// The name of the script of texts, in the folder in which the encoder runs.
    pub titles: Option<&'a str>,
    /// The whole sound, as [`graph::sound`](super::graph::sound) writes it.
    pub sound: Option<&'a Path>,
    /// How it is encoded.
    pub output: &'a Output,
    pub effort: Effort,
    pub hardware: Option<Hardware>,
}

impl Encode<'_> {
    /// The sound that the encoder reads, which it does not need to measure pictures.
    fn opened_sound(&self) -> Option<&Path> {
        self.sound.filter(|_| !self.effort.is_first_pass())
    }
}

/// Encodes bare pictures from the standard input, and the sound, to `result`.
pub fn encode(order: &Encode<'_>, folder: &Path, result: &Path) -> Invocation {
    let graph = format!("[0:v:0]{}", over_pictures(order));
    let mut invocation = codec::pictures(opened(order, folder), order, &graph);
    if order.opened_sound().is_some() {
        invocation = invocation.args(["-map", "1:a:0", "-af", &over_sound(order)]);
        invocation = codec::sound(invocation, order);
    }
    invocation = coloured(invocation, order);
    if order.effort.is_first_pass() {
        return invocation.args(["-f", "null", "-"]);
    }
    if matches!(order.format, Format::Mp4 | Format::Mov) {
        invocation = invocation.args(["-movflags", "+faststart"]);
    }
    invocation.output(result)
}

/// Encodes the pictures that `graph` makes of what `opened` opens, with so many threads, to `result`. Captions within the
/// clip are left out, since they are of its own time.
pub fn piece(
    order: &Encode<'_>,
    opened: Invocation,
    graph: &str,
    threads: usize,
    result: &Path,
) -> Invocation {
    let graph = format!("{graph};[out]{}", over_pictures(order));
    let invocation =
        codec::pictures(opened, order, &graph).args(["-threads", &threads.to_string(), "-a53cc", "0"]);
    coloured(invocation.args(["-r", &rate(&order.canvas)]), order).output(result)
}

/// Encodes the sound alone to `result`.
pub fn sound(order: &Encode<'_>, sound: &Path, result: &Path) -> Invocation {
    let invocation = sound::read(Invocation::ffmpeg(), sound).args(["-af", &over_sound(order)]);
    codec::sound(invocation, order).output(result)
}

/// Tells the encoder what the colours mean, and to tell how far it is.
fn coloured(mut invocation: Invocation, order: &Encode<'_>) -> Invocation {
    for (option, said) in [
        ("-color_primaries", &order.color.primaries),
        ("-color_trc", &order.color.transfer),
        ("-colorspace", &order.color.space),
    ] {
        // An RGB source has none that holds for the result.
        if let Some(said) = said.as_deref().filter(|said| !matches!(*said, "gbr" | "rgb")) {
            invocation = invocation.args([option, said]);
        }
    }
    invocation.args(["-color_range", "tv", "-progress", "pipe:1"])
}

/// Opens the pictures from the standard input, the sound and what is laid over.
pub fn opened(order: &Encode<'_>, folder: &Path) -> Invocation {
    let canvas = &order.canvas;
    let size = format!("{}x{}", canvas.width, canvas.height);
    let mut invocation = Invocation::ffmpeg().within(folder);
    if let Some(hardware) = order.hardware {
        invocation = invocation.args(hardware.device());
    }
    invocation = invocation
        .args(["-pixel_format", "yuv420p", "-video_size", &size, "-framerate", &rate(canvas)])
        .own_input("rawvideo", "pipe:0");
    if let Some(sound) = order.opened_sound() {
        invocation = sound::read(invocation, sound);
    }
    order.layers.inputs(invocation)
}

/// What is laid over the pictures of the whole, a chain of filters with one picture in and one out, ending in
/// `format=yuv420p`.
pub fn over_pictures(order: &Encode<'_>) -> String {
    let mut text = String::new();
    let first = 1 + usize::from(order.opened_sound().is_some());
    order.layers.put_behind(&mut text, first, &order.canvas, order.pictures);
    text += &effects::filters(order.effects, &order.canvas, order.pictures);
    overlays::lay(&mut text, order.layers, first, &order.canvas, order.pictures);
    let mut filters = vec![];
    if let Some(titles) = order.titles {
        filters.push(format!("ass={titles}"));
    }
    let pictures = |fade: Fade| (as_f64(fade.length) * as_f64(order.canvas.rate)).round() as u64;
    let color = |fade: Fade| if fade.white { "white" } else { "black" };
    let (fade_in, fade_out) = (pictures(order.fade_in), pictures(order.fade_out).min(order.pictures));
    if fade_in > 0 {
        let color = color(order.fade_in);
        filters.push(format!("fade=t=in:start_frame=0:nb_frames={fade_in}:color={color}"));
    }
    if fade_out > 0 {
        let from = order.pictures - fade_out;
        let color = color(order.fade_out);
        filters.push(format!("fade=t=out:start_frame={from}:nb_frames={fade_out}:color={color}"));
    }
    filters.push("format=yuv420p".into());
    text + &filters.join(",")
}

/// What is done to the sound of the whole.
pub fn over_sound(order: &Encode<'_>) -> String {
    let mut filters = vec!["anull".to_owned()];
    let whole = order.canvas.sample(order.pictures);
    let (fade_in, fade_out) = (sample(order.fade_in.length), sample(order.fade_out.length).min(whole));
    if fade_in > 0 {
        filters.push(format!("afade=t=in:ss=0:ns={fade_in}"));
    }
    if fade_out > 0 {
        filters.push(format!("afade=t=out:ss={}:ns={fade_out}", whole - fade_out));
    }
    filters.join(",")
}
