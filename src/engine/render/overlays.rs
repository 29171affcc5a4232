//! Pictures over the picture: where they lie and how they get into the graph of the encoder. All of it is pure.

use std::fmt::Write;

use super::effects::{any_of, between};
use super::frame::middle;
use super::graph::whole;
use super::plan::{Canvas, even};
use super::{Order, RenderError, in_file};
use crate::engine::timeline::{Backdrop, Clip, Overlay, Position, Screen, Seconds, Timeline};
use crate::media::Kind;
use crate::media::process::{Input, Invocation};

/// How far from the edge of the picture they stay: television's title-safe area, in hundredths of the side.
const MARGIN: u32 = 5;

/// An overlay with what it shows.
struct Layer<'a> {
    overlay: &'a Overlay,
    clip: &'a Clip,
    input: Input,
}

/// All that is laid over and under the pictures of a result.
pub struct Layers<'a> {
    over: Vec<Layer<'a>>,
    behind: Option<Behind<'a>>,
}

/// What is seen in the place of a screen.
struct Behind<'a> {
    screen: Screen,
    /// When a screen is to be seen; always where nothing is said.
    stretches: Vec<(Seconds, Seconds)>,
    clip: &'a Clip,
    input: Input,
}

impl<'a> Layers<'a> {
    /// Opens what `order` lays over and under its pictures.
    pub fn open(order: &Order<'a>) -> Result<Layers<'a>, RenderError> {
        let behind = match &order.timeline.frame.backdrop {
            Some(backdrop) => order.clips.get(&backdrop.clip).map(|found| (backdrop, found)),
            None => None,
        };
        let behind = match behind {
            Some((Backdrop { screen, of, .. }, (clip, path))) => Some(Behind {
                screen: *screen,
                stretches: stretches(order.timeline, of),
                clip,
                input: Input::open(path).map_err(in_file(path))?,
            }),
            None => None,
        };
        Ok(Layers { over: open(order)?, behind })
    }

    /// Opens what they show, each once.
    pub fn inputs(&self, mut invocation: Invocation) -> Invocation {
        let over = self.over.iter();
        let over = over.map(|layer| (&layer.input, layer.clip.is_animation()));
        for (input, again) in over.chain(self.behind.as_ref().map(|behind| (&behind.input, false))) {
            // A decoder with many threads holds as many pictures.
            invocation = invocation.args(["-threads", "1", "-an"]);
            if again {
                invocation = invocation.args(["-stream_loop", "-1"]);
            }
            invocation = invocation.input(input);
        }
        invocation
    }

    /// Begins a chain of filters: what comes into it is seen before the backdrop. `input` is the number of the first of
    /// [`inputs`](Layers::inputs). Ends with a comma if there is one.
    pub fn put_behind(&self, text: &mut String, input: usize, canvas: &Canvas, pictures: u64) {
        let Some(Behind { screen, stretches, clip, .. }) = &self.behind else { return };
        let number = input + self.over.len();
        let (width, height) = (clip.width, clip.height);
        let (part_width, part_height) = middle((width, height), canvas);
        // The colours that such screens are sold in.
        let (color, spill) = match screen {
            Screen::Green => ("0x00b140", "green"),
            Screen::Blue => ("0x0047bb", "blue"),
        };
        let (rate, per) = (canvas.rate.numer(), canvas.rate.denom());
        let picture =
            |time: Seconds| ((as_f64(time) * as_f64(canvas.rate)).round().max(0.0) as u64).min(pictures);
        let moments = stretches.iter().map(|(start, end)| between(picture(*start), picture(*end), canvas));
        let moments: Vec<String> = moments.collect();
        let when = if moments.is_empty() { String::new() } else { format!(":enable='{}'", any_of(&moments)) };
        let _ = write!(
            text,
            "chromakey=color={color}:similarity=0.17:blend=0.06{when},despill=type={spill}{when}[before];\
             [{number}:v:0]{}tpad=stop=-1:stop_mode=clone,fps=fps={rate}/{per}:start_time=0,scale={width}:{height},\
             setsar=1,crop={part_width}:{part_height},scale={}:{}:flags=bicubic:out_range=tv,setsar=1,format=yuv420p\
             [behind];[behind][before]overlay=shortest=1,trim=end_frame={pictures},",
            whole(clip),
            canvas.width,
            canvas.height
        );
    }
}

/// When the clips of these handles are seen in `timeline`, each up to the middle of where it passes over into another.
fn stretches(timeline: &Timeline, handles: &[String]) -> Vec<(Seconds, Seconds)> {
    let mut now = Seconds::from_integer(0);
    let mut stretches: Vec<(Seconds, Seconds)> = Vec::new();
    for (place, segment) in timeline.segments.iter().enumerate() {
        let next = timeline.segments.get(place + 1).map(|next| next.crossfade).unwrap_or_default();
        let begins = now - segment.crossfade;
        now = begins + segment.duration();
        if !handles.contains(&segment.clip) {
            continue;
        }
        let (start, end) = (begins + segment.crossfade / 2, now - next / 2);
        match stretches.last_mut() {
            Some(last) if last.1 >= start => last.1 = end,
            _ => stretches.push((start, end)),
        }
    }
    stretches
}

/// Opens what the overlays of `order` show.
fn open<'a>(order: &Order<'a>) -> Result<Vec<Layer<'a>>, RenderError> {
    let found =
        order.timeline.overlays.iter().filter_map(|overlay| Some((overlay, order.clips.get(&overlay.clip)?)));
    found
        .map(|(overlay, (clip, path))| {
            Ok(Layer { overlay, clip, input: Input::open(path).map_err(in_file(path))? })
        })
        .collect()
}

/// Goes on with a chain of filters: what comes out of it lies under `layers`, whose inputs are numbered from `input`
/// on, in a result of so many pictures. Ends with a comma if there are any.
pub fn lay(text: &mut String, layers: &Layers<'_>, input: usize, canvas: &Canvas, pictures: u64) {
    for (number, layer) in layers.over.iter().enumerate() {
        let Layer { overlay, clip, .. } = layer;
        let place = Place::of(overlay, clip, canvas);
        let picture = |time: Seconds| {
            let place = as_f64(time) * as_f64(canvas.rate);
            (place.round().max(0.0) as u64).min(pictures)
        };
        let (first, end) = (overlay.start.map_or(0, picture), overlay.end.map_or(pictures, picture));
        let moves = clip.kind == Kind::Video;
        // What covers all that is below it needs no layer of transparency.
        let covers = moves && overlay.opacity >= 100 && !clip.is_animation();
        let format = if covers { "yuv420p" } else { "rgba" };
        let mut shown =
            format!("scale={}:{}:flags=bicubic,setsar=1,format={format}", place.width, place.height);
        if overlay.opacity < 100 {
            let _ = write!(shown, ",colorchannelmixer=aa={:.2}", f64::from(overlay.opacity) / 100.0);
        }
        let begins = as_f64(overlay.start.unwrap_or_default());
        let _ = write!(shown, ",setpts=PTS-STARTPTS+{begins:.6}/TB");
        let after = match (moves, clip.is_animation()) {
            // It begins again and again, and the pictures below it end the result.
            (_, true) => "repeat:shortest=1",
            (true, false) => "pass",
            (false, false) => "repeat",
        };
        let _ = write!(
            text,
            "null[under{number}];[{}:v:0]{}{shown}[layer{number}];\
             [under{number}][layer{number}]overlay={}:{}:eof_action={after}:enable='{}',",
            input + number,
            whole(clip),
            place.x,
            place.y,
            between(first, end, canvas)
        );
    }
}

/// Where an overlay lies in the result, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

impl Place {
    fn of(overlay: &Overlay, clip: &Clip, canvas: &Canvas) -> Place {
        // As wide as was asked for, and within the margins in height as well.
        let most = u64::from(canvas.height) * u64::from(100 - 2 * MARGIN) / 100;
        let (own_width, own_height) = (u64::from(clip.width.max(1)), u64::from(clip.height.max(1)));
        let wide = u64::from(canvas.width) * u64::from(overlay.width.min(100)) / 100;
        let high = wide * own_height / own_width;
        let (wide, high) = if high > most { (most * own_width / own_height, most) } else { (wide, high) };
        let (width, height) = (even(wide, 1).min(canvas.width), even(high, 1).min(canvas.height));
        let (aside, above) = (canvas.width - width, canvas.height - height);
        let (edge_x, edge_y) = (canvas.width * MARGIN / 100, canvas.height * MARGIN / 100);
        let left = edge_x.min(aside / 2);
        let top = edge_y.min(above / 2);
        let x = match overlay.position {
            Position::TopLeft | Position::BottomLeft => left,
            Position::Top | Position::Center | Position::Bottom => aside / 2,
            Position::TopRight | Position::BottomRight => aside - left,
        };
        let y = match overlay.position {
            Position::TopLeft | Position::Top | Position::TopRight => top,
            Position::Center => above / 2,
            Position::BottomLeft | Position::Bottom | Position::BottomRight => above - top,
        };
        // Colours are stored for pairs of pixels.
        Place { x: x & !1, y: y & !1, width, height }
    }
}

fn as_f64(number: Seconds) -> f64 {
    *number.numer() as f64 / *number.denom() as f64
}
