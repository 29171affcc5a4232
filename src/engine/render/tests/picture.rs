//! Shapes, looks and overlays, seen in the pictures of a result.

use super::*;
use crate::engine::timeline::{
    Backdrop, Crop, Effect, Fill, Frame, Look, Orientation, Overlay, Pixels, Screen, Shape, Strength, Style,
    Turn, Zoom,
};
use crate::media::Kind;

/// A picture in red, green and blue.
struct Picture {
    width: usize,
    bytes: Vec<u8>,
}

impl Picture {
    fn dot(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 3;
        [self.bytes[at], self.bytes[at + 1], self.bytes[at + 2]]
    }

    /// How bright it is all over, from 0 to 255.
    fn mean(&self) -> f64 {
        self.bytes.iter().map(|byte| f64::from(*byte)).sum::<f64>() / self.bytes.len() as f64
    }

    /// How much neighbours in a row differ, squared: edges count, and slopes do not.
    fn detail(&self) -> f64 {
        let differences = self.bytes.windows(4).map(|near| f64::from(near[0].abs_diff(near[3])).powi(2));
        differences.sum::<f64>() / self.bytes.len() as f64
    }
}

async fn pictures(rendered: &Rendered) -> Vec<Picture> {
    let read = Invocation::ffmpeg()
        .input(&Input::open(&rendered.file).unwrap())
        .args("-map 0:v:0 -f rawvideo -pix_fmt rgb24 pipe:1".split(' '));
    let bytes = capture(&read, &limits(), 500_000_000).await.unwrap();
    let (width, height) = (rendered.width as usize, rendered.height as usize);
    bytes.chunks(width * height * 3).map(|bytes| Picture { width, bytes: bytes.to_vec() }).collect()
}

#[track_caller]
fn is(dot: [u8; 3], color: [u8; 3]) {
    let near = dot.iter().zip(color).all(|(one, other)| one.abs_diff(other) < 40);
    assert!(near, "{dot:?} instead of {color:?}");
}

const RED: [u8; 3] = [255, 0, 0];
const GREEN: [u8; 3] = [0, 255, 0];
const BLUE: [u8; 3] = [0, 0, 255];
const WHITE: [u8; 3] = [255; 3];
const BLACK: [u8; 3] = [0; 3];
const GREY: [u8; 3] = [128; 3];

/// A second of grey with corners: red and green above, blue and white below. It has no sound.
async fn corners(folder: &Path) -> Clips {
    let path = folder.join("corners.mp4");
    let boxes = [("red", 0, 0), ("lime", 144, 0), ("blue", 0, 72), ("white", 144, 72)];
    let boxes = boxes.map(|(color, x, y)| format!("drawbox=x={x}:y={y}:w=48:h=36:c={color}:t=fill"));
    let words = format!(
        "-f lavfi -i color=0x808080:size=192x108:rate=10:duration=1 -vf {} -c:v libx264 -crf 8 -pix_fmt yuv420p",
        boxes.join(",")
    );
    make(&words, &path).await;
    clips(&[path]).await
}

fn framed(frame: Frame) -> Timeline {
    Timeline { segments: vec![segment("clip1", 0.0, 0.5, 0.0)], frame, ..Timeline::default() }
}

async fn first(timeline: &Timeline, clips: &Clips) -> (Picture, Rendered) {
    let (_work, rendered) = rendered(timeline, clips, Format::Mp4).await;
    let mut pictures = pictures(&rendered).await;
    assert_eq!(pictures.len() as u64, rendered.pictures);
    (pictures.swap_remove(1), rendered)
}

/// The colours of the four corners, in the order in which one reads.
fn seen(picture: &Picture, rendered: &Rendered) -> [[u8; 3]; 4] {
    let (right, below) = (rendered.width as usize - 12, rendered.height as usize - 12);
    [picture.dot(12, 12), picture.dot(right, 12), picture.dot(12, below), picture.dot(right, below)]
}

#[tokio::test]
async fn turns_and_mirrors_put_every_corner_where_it_belongs() {
    let folder = tempfile::tempdir().unwrap();
    let clips = corners(folder.path()).await;
    let oriented = |orientation| Frame { orientation, ..Frame::default() };
    let turned = |turn| oriented(Orientation { turn, ..Orientation::default() });
    for (frame, size, expected) in [
        (turned(Turn::Quarter), (108, 192), [BLUE, RED, WHITE, GREEN]),
        (turned(Turn::Half), (192, 108), [WHITE, BLUE, GREEN, RED]),
        (turned(Turn::ThreeQuarters), (108, 192), [GREEN, WHITE, RED, BLUE]),
        (
            oriented(Orientation { mirrored: true, ..Orientation::default() }),
            (192, 108),
            [GREEN, RED, WHITE, BLUE],
        ),
        (
            oriented(Orientation { upended: true, ..Orientation::default() }),
            (192, 108),
            [BLUE, WHITE, RED, GREEN],
        ),
    ] {
        let (picture, rendered) = first(&framed(frame), &clips).await;
        assert_eq!((rendered.width, rendered.height), size);
        for (dot, color) in seen(&picture, &rendered).into_iter().zip(expected) {
            is(dot, color);
        }
    }
}

#[tokio::test]
async fn a_clip_that_is_turned_by_itself_is_turned_before_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    let clips = corners(folder.path()).await;
    let quarter = Orientation { turn: Turn::Quarter, ..Orientation::default() };
    let mirrored = Orientation { mirrored: true, ..Orientation::default() };
    let segments = vec![
        Segment { orientation: quarter, ..segment("clip1", 0.0, 0.5, 0.0) },
        Segment { orientation: mirrored, ..segment("clip1", 0.0, 0.5, 0.0) },
    ];
    let frame = Frame { orientation: Orientation { turn: Turn::Half, ..quarter }, ..Frame::default() };
    let (_work, rendered) =
        rendered(&Timeline { frame, segments, ..Timeline::default() }, &clips, Format::Mp4).await;
    // The first one leads, and the other one is as high as it fits.
    assert_eq!((rendered.width, rendered.height), (108, 192));
    let pictures = pictures(&rendered).await;
    for (dot, color) in seen(&pictures[1], &rendered).into_iter().zip([GREEN, WHITE, RED, BLUE]) {
        is(dot, color);
    }
    let (left, right, above, below) = (6, 102, 192 / 2 - 24, 192 / 2 + 24);
    let dots = [(left, above), (right, above), (left, below), (right, below)];
    for ((x, y), color) in dots.into_iter().zip([BLUE, WHITE, RED, GREEN]) {
        is(pictures[7].dot(x, y), color);
    }
}

#[tokio::test]
async fn a_crop_keeps_the_part_that_is_named_and_goes_with_turns_and_sizes() {
    let folder = tempfile::tempdir().unwrap();
    let clips = corners(folder.path()).await;
    // Half of the red corner and as much of the grey beside it.
    let crop = Some(Crop { x: 24, y: 0, width: 48, height: 32 });
    let (picture, rendered) = first(&framed(Frame { crop, ..Frame::default() }), &clips).await;
    assert_eq!((rendered.width, rendered.height), (48, 32));
    is(picture.dot(10, 16), RED);
    is(picture.dot(20, 16), RED);
    is(picture.dot(28, 16), GREY);
    is(picture.dot(46, 30), GREY);
    let crop = Some(Crop { x: 60, y: 120, width: 48, height: 72 });
    let orientation = Orientation { turn: Turn::Quarter, ..Orientation::default() };
    let frame = Frame { orientation, crop, ..Frame::default() };
    let timeline = Timeline { resolution: Some(96), ..framed(frame) };
    let (picture, rendered) = first(&timeline, &clips).await;
    assert_eq!((rendered.width, rendered.height), (96, 144));
    is(picture.dot(4, 4), GREY);
    is(picture.dot(90, 120), GREEN);
}

#[tokio::test]
async fn another_shape_is_filled_in_the_way_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let clips = corners(folder.path()).await;
    let shape = Some(Shape { width: 9, height: 16 });
    let vertical = |fill| framed(Frame { shape, fill, ..Frame::default() });
    let (picture, rendered) = first(&vertical(Fill::Pad), &clips).await;
    assert_eq!((rendered.width, rendered.height), (108, 192));
    // 192×108 becomes 108×60 between bars of 66.
    is(picture.dot(54, 30), BLACK);
    is(picture.dot(10, 72), RED);
    is(picture.dot(98, 120), WHITE);
    is(picture.dot(54, 160), BLACK);
    let (picture, _) = first(&vertical(Fill::Crop), &clips).await;
    is(picture.dot(4, 4), GREY);
    is(picture.dot(104, 188), GREY);
    let (picture, _) = first(&vertical(Fill::Stretch), &clips).await;
    is(picture.dot(6, 20), RED);
    is(picture.dot(102, 180), WHITE);
    let (picture, _) = first(&vertical(Fill::Blur), &clips).await;
    is(picture.dot(10, 72), RED);
    is(picture.dot(98, 120), WHITE);
    let [red, green, blue] = picture.dot(54, 30);
    assert!([red, green, blue].iter().all(|part| (90..150).contains(part)), "{:?}", picture.dot(54, 30));
    // What is blurred has no edges.
    let bar = Picture { width: 108, bytes: picture.bytes[..108 * 3 * 60].to_vec() };
    assert!(bar.detail() < 40.0, "{}", bar.detail());
}

#[tokio::test]
async fn a_size_in_pixels_is_met_and_made_even_and_a_resolution_scales_it() {
    let folder = tempfile::tempdir().unwrap();
    let clips = corners(folder.path()).await;
    let size = Some(Pixels { width: 301, height: 151 });
    let sized = framed(Frame { size, fill: Fill::Crop, ..Frame::default() });
    let (picture, rendered) = first(&sized, &clips).await;
    assert_eq!((rendered.width, rendered.height), (302, 152));
    is(picture.dot(10, 10), RED);
    let (_, rendered) = first(&Timeline { resolution: Some(100), ..sized }, &clips).await;
    assert_eq!((rendered.width, rendered.height), (200, 100));
    // Less than two in a hundred is no bar.
    let size = Some(Pixels { width: 194, height: 108 });
    let (picture, _) = first(&framed(Frame { size, ..Frame::default() }), &clips).await;
    is(picture.dot(0, 4), RED);
    is(picture.dot(193, 104), WHITE);
}

fn looked(look: Look, start: Option<f64>, end: Option<f64>) -> Timeline {
    let effect = Effect { look, start: start.map(time), end: end.map(time), again: vec![] };
    Timeline { segments: vec![segment("clip1", 0.0, 1.0, 0.0)], effects: vec![effect], ..Timeline::default() }
}

#[tokio::test]
async fn a_look_is_seen_in_its_stretch_to_the_picture_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let clips = corners(folder.path()).await;
    let timeline = looked(Look::Grayscale, Some(0.3), Some(0.7));
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    for (number, picture) in pictures(&rendered).await.iter().enumerate() {
        let [red, green, blue] = picture.dot(12, 12);
        let is_grey = red.abs_diff(green) < 12 && red.abs_diff(blue) < 12;
        assert_eq!(is_grey, (3..7).contains(&number), "picture {number}: {:?}", picture.dot(12, 12));
    }
}

#[tokio::test]
async fn a_look_on_many_stretches_is_seen_in_each() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("red.mp4");
    make("-f lavfi -i color=red:size=64x64:rate=25:duration=10 -c:v libx264 -pix_fmt yuv420p", &path).await;
    let clips = clips(&[path]).await;
    // Every second picture.
    let stretches: Vec<_> =
        (0..125).map(|number| (f64::from(number) * 0.08, f64::from(number) * 0.08 + 0.04)).collect();
    let segments = vec![segment("clip1", 0.0, 10.0, 0.0)];
    let timeline = Timeline { segments, effects: on(Look::Grayscale, &stretches), ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = pictures(&rendered).await;
    assert_eq!(pictures.len(), 250);
    for (number, picture) in pictures.iter().enumerate() {
        let [red, green, _] = picture.dot(32, 32);
        assert_eq!(red.abs_diff(green) < 40, number % 2 == 0, "picture {number}: {red} {green}");
    }
}

#[tokio::test]
async fn every_look_does_what_its_name_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bars.mp4");
    // One picture that stands still, so that each look can have its own tenth of a second.
    let words = "-f lavfi -i testsrc2=size=192x108:rate=10 -vf trim=end_frame=1,loop=20:1,setpts=N/10/TB \
                 -t 1.5 -c:v libx264 -crf 4 -pix_fmt yuv420p";
    make(words, &path).await;
    let clips = clips(&[path]).await;
    let looks = [
        Look::Brightness(130),
        Look::Brightness(70),
        Look::Contrast(50),
        Look::Saturation(50),
        Look::Sharpen(Strength::Strong),
        Look::Blur(Strength::Light),
        Look::Blur(Strength::Medium),
        Look::Blur(Strength::Strong),
        Look::Style(Style::Warm),
        Look::Style(Style::Cool),
        Look::Style(Style::Sepia),
        Look::Style(Style::Noir),
    ];
    let place = |number: usize| time((number + 1) as f64 / 10.0);
    let effect = |(number, look): (usize, Look)| Effect {
        look,
        start: Some(place(number)),
        end: Some(place(number + 1)),
        again: vec![],
    };
    let effects = looks.into_iter().enumerate().map(effect).collect();
    let segments = vec![segment("clip1", 0.0, 1.4, 0.0)];
    let timeline = Timeline { segments, effects, ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = pictures(&rendered).await;
    let measured = |measure: &dyn Fn(&Picture) -> f64| -> Vec<f64> { pictures.iter().map(measure).collect() };
    let per_dot = |of: &dyn Fn(&[u8]) -> f64, picture: &Picture| {
        picture.bytes.chunks(3).map(of).sum::<f64>() / (picture.bytes.len() / 3) as f64
    };
    let mean = measured(&Picture::mean);
    let detail = measured(&Picture::detail);
    let colour = measured(&|picture| {
        per_dot(&|dot| f64::from(dot.iter().max().unwrap() - dot.iter().min().unwrap()), picture)
    });
    let warmth = measured(&|picture| per_dot(&|dot| f64::from(dot[0]) - f64::from(dot[2]), picture));
    let spread = measured(&|picture| {
        let mean = picture.mean();
        per_dot(&|dot| (dot.iter().map(|part| f64::from(*part)).sum::<f64>() / 3.0 - mean).abs(), picture)
    });
    assert!(mean[1] > mean[0] * 1.05 && mean[2] < mean[0] * 0.95, "{mean:?}");
    assert!(spread[3] < spread[0] * 0.8, "{spread:?}");
    assert!(colour[4] < colour[0] * 0.7 && colour[12] < colour[0] * 0.1, "{colour:?}");
    assert!(detail[5] > detail[0] * 1.05, "{detail:?}");
    assert!(
        detail[6] < detail[0] * 0.9 && detail[7] < detail[0] * 0.6 && detail[8] < detail[0] * 0.3,
        "{detail:?}"
    );
    assert!(warmth[9] > warmth[0] + 4.0 && warmth[10] < warmth[0] - 4.0 && warmth[11] > 10.0, "{warmth:?}");
    // Before and after them nothing has changed.
    assert!((mean[13] - mean[0]).abs() < 2.0 && (detail[13] / detail[0] - 1.0).abs() < 0.1);
}

#[tokio::test]
async fn a_little_and_strongly_can_be_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let (soft, noisy) = (folder.path().join("soft.mp4"), folder.path().join("noisy.mp4"));
    let encoded = "-t 0.6 -c:v libx264 -crf 4 -pix_fmt yuv420p";
    let of = |source: &str, filter: &str| {
        format!("-f lavfi -i {source}=size=320x180:rate=10 -vf {filter} {encoded}")
    };
    make(&of("mandelbrot", "gblur=sigma=1"), &soft).await;
    make(&of("smptehdbars", "noise=alls=14:allf=t"), &noisy).await;
    let clips = clips(&[soft, noisy]).await;
    let strengths = [Strength::Light, Strength::Medium, Strength::Strong];
    let details = async |clip: &str, look: fn(Strength) -> Look| {
        let mut details = Vec::new();
        for strength in [None].into_iter().chain(strengths.map(Some)) {
            let effect = |strength| Effect { look: look(strength), start: None, end: None, again: vec![] };
            let timeline = Timeline {
                segments: vec![segment(clip, 0.0, 0.6, 0.0)],
                effects: strength.map(effect).into_iter().collect(),
                ..Timeline::default()
            };
            let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
            details.push(pictures(&rendered).await[4].detail());
        }
        details
    };
    let sharp = details("clip1", Look::Sharpen).await;
    assert!(sharp.windows(2).all(|pair| pair[1] > pair[0] * 1.15), "{sharp:?}");
    assert!(sharp[3] > sharp[1] * 1.6, "{sharp:?}");
    let clean = details("clip2", Look::Denoise).await;
    assert!(clean.windows(2).all(|pair| pair[1] < pair[0] * 0.97), "{clean:?}");
    assert!(clean[3] < clean[1] * 0.8, "{clean:?}");
}

#[tokio::test]
async fn every_style_can_be_rendered() {
    let folder = tempfile::tempdir().unwrap();
    let clips = corners(folder.path()).await;
    let all = [
        Style::Natural,
        Style::Cinematic,
        Style::Moody,
        Style::TealOrange,
        Style::Gritty,
        Style::Vintage,
        Style::Film,
        Style::Vhs,
        Style::Neon,
        Style::Grain,
        Style::Cyberpunk,
        Style::Glitch,
    ];
    let denoised = Effect { look: Look::Denoise(Strength::Medium), start: None, end: None, again: vec![] };
    let of_style =
        |style| Effect { look: Look::Style(style), start: None, end: Some(time(0.4)), again: vec![] };
    let effects = all.map(of_style).into_iter().chain([denoised]).collect();
    let timeline = Timeline { effects, ..looked(Look::Grayscale, None, None) };
    rendered(&timeline, &clips, Format::Mp4).await;
}

#[tokio::test]
async fn a_zoom_moves_smoothly_by_parts_of_a_pixel_and_keeps_the_middle() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("line.mp4");
    // A white field from the middle to 40 px beside it.
    let words = "-f lavfi -i color=black:size=192x108:rate=25:duration=2 \
                 -vf drawbox=x=96:y=0:w=40:h=108:c=white:t=fill -c:v libx264 -crf 4 -pix_fmt yuv420p";
    make(words, &path).await;
    let clips = clips(&[path]).await;
    let timeline = Timeline {
        segments: vec![segment("clip1", 0.0, 2.0, 0.0)],
        ..looked(Look::Zoom(Zoom { from: 100, to: 150 }), None, None)
    };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    // Where the edge is, to parts of a pixel: as much as is white of a row.
    let edges: Vec<f64> = pictures(&rendered)
        .await
        .iter()
        .map(|picture| (96..192).map(|x| f64::from(picture.dot(x, 54)[1]) / 255.0).sum())
        .collect();
    assert_eq!(edges.len(), 50);
    assert!((edges[0] - 40.0).abs() < 0.6 && (edges[49] - 60.0).abs() < 0.6, "{edges:?}");
    for (number, edge) in edges.iter().enumerate() {
        let done = (1.0 - (std::f64::consts::PI * number as f64 / 49.0).cos()) / 2.0;
        let expected = 40.0 * (1.0 + 0.5 * done);
        assert!((edge - expected).abs() < 0.6, "picture {number}: {edge} instead of {expected}");
    }
}

/// A picture of one colour, as a clip of the session.
async fn still(clips: &mut Clips, handle: &str, words: &str, size: (u32, u32), folder: &Path) {
    let path = folder.join(format!("{handle}.png"));
    make(&format!("-f lavfi -i {words} -frames:v 1"), &path).await;
    let (mut clip, _) = clips["clip1"].clone();
    clip.id = handle.into();
    (clip.kind, clip.width, clip.height) = (Kind::Image, size.0, size.1);
    clips.insert(handle.into(), (clip, path));
}

fn over(clip: &str, position: Position, opacity: u8, start: Option<f64>) -> Overlay {
    let start = start.map(time);
    Overlay {
        clip: clip.into(),
        position,
        width: 20,
        opacity,
        heard: false,
        over_muted: false,
        start,
        end: None,
    }
}

#[tokio::test]
async fn overlays_lie_within_the_safe_area_in_their_corner_and_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut clips = corners(folder.path()).await;
    still(&mut clips, "logo", "color=0xff00ff:size=100x50", (100, 50), folder.path()).await;
    let overlays = vec![
        over("logo", Position::TopLeft, 100, None),
        over("logo", Position::BottomRight, 50, None),
        over("logo", Position::Center, 100, Some(0.5)),
    ];
    let timeline = Timeline { overlays, ..looked(Look::Grayscale, None, None) };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = pictures(&rendered).await;
    // 38×20 of 192×108, with margins of 9 and 5.
    for picture in &pictures {
        is(picture.dot(20, 12), [255, 0, 255]);
        // What is grey by the look is not so over it.
        let [red, green, blue] = picture.dot(4, 12);
        assert!(red.abs_diff(green) < 12 && red.abs_diff(blue) < 12);
        is(picture.dot(165, 92), [255, 128, 255]);
        is(picture.dot(188, 92), WHITE);
    }
    is(pictures[4].dot(96, 54), GREY);
    is(pictures[5].dot(96, 54), [255, 0, 255]);
}

#[tokio::test]
async fn a_second_clip_plays_over_the_first_until_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut clips = corners(folder.path()).await;
    let path = folder.path().join("second.mp4");
    let words = "-f lavfi -i color=black:size=96x54:rate=25:duration=0.6 \
                 -vf drawbox=c=white:t=fill:enable=gte(t\\,0.38) -c:v libx264 -pix_fmt yuv420p";
    make(words, &path).await;
    let (mut clip, _) = clips["clip1"].clone();
    (clip.id, clip.width, clip.height) = ("clip2".into(), 96, 54);
    clips.insert("clip2".into(), (clip, path));
    let overlay = Overlay { width: 30, ..over("clip2", Position::TopRight, 100, Some(0.2)) };
    let timeline =
        Timeline { overlays: vec![overlay], effects: vec![], ..looked(Look::Grayscale, None, None) };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = pictures(&rendered).await;
    let dots: Vec<u8> = pictures.iter().map(|picture| picture.dot(160, 20)[0]).collect();
    // The green corner, black from 0.2 s, white from 0.6 s, and the corner again when it is over.
    for (number, expected) in [(0, GREEN), (1, GREEN), (3, BLACK), (5, BLACK), (7, WHITE), (9, GREEN)] {
        assert!(pictures[number].dot(160, 20)[0].abs_diff(expected[0]) < 40, "{number}: {dots:?}");
    }
}

#[tokio::test]
async fn a_shaking_picture_is_held_steady() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shaking.mp4");
    let words = "-f lavfi -i mandelbrot=size=400x260:rate=25:start_scale=0.5:end_scale=0.5 -t 2 \
                 -vf crop=320:180:40+10*sin(n*1.9):40+8*cos(n*2.3) -c:v libx264 -crf 10 -pix_fmt yuv420p";
    make(words, &path).await;
    let clips = clips(&[path]).await;
    let shaken = async |steady| {
        let segments = vec![segment("clip1", 0.0, 2.0, 0.0)];
        let frame = Frame { steady, ..Frame::default() };
        let timeline = Timeline { segments, frame, ..Timeline::default() };
        let (work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
        assert_eq!(std::fs::read_dir(work.path()).unwrap().count(), 1);
        let pictures = pictures(&rendered).await;
        let differs = |pair: &[Picture]| {
            let dots = pair[0].bytes.iter().zip(&pair[1].bytes);
            dots.map(|(one, other)| f64::from(one.abs_diff(*other))).sum::<f64>()
        };
        pictures.windows(2).skip(10).take(30).map(differs).sum::<f64>()
    };
    let (shaking, steady) = (shaken(None).await, shaken(Some(Strength::Medium)).await);
    assert!(steady < shaking * 0.6, "{steady} of {shaking}");
}

fn on(look: Look, stretches: &[(f64, f64)]) -> Vec<Effect> {
    let stretches: Vec<_> = stretches.iter().map(|(start, end)| (time(*start), time(*end))).collect();
    vec![Effect::on(look, &stretches)]
}

#[tokio::test]
async fn a_shape_a_look_or_an_overlay_that_cannot_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let clips = corners(folder.path()).await;
    type Wrong = fn(&mut Timeline);
    let effect = |look| Effect { look, start: None, end: None, again: vec![] };
    let wrongs: [Wrong; 12] = [
        |timeline| timeline.frame.crop = Some(Crop { x: u32::MAX, y: 0, width: 20, height: 20 }),
        |timeline| timeline.frame.crop = Some(Crop { x: 0, y: 0, width: 2, height: 20 }),
        |timeline| timeline.frame.shape = Some(Shape { width: 0, height: 1 }),
        |timeline| timeline.frame.shape = Some(Shape { width: 1, height: u32::MAX }),
        |timeline| timeline.frame.size = Some(Pixels { width: 8192, height: 8192 }),
        |timeline| timeline.overlays = vec![over("clip9", Position::Top, 50, None)],
        |timeline| timeline.overlays = vec![over("clip1", Position::Top, 0, None)],
        |timeline| timeline.overlays = vec![over("clip1", Position::Top, 50, None); 21],
        |timeline| timeline.effects[0].end = Some(time(0.0)),
        |timeline| timeline.effects = on(Look::Grayscale, &[(0.1, 0.3), (0.2, 0.4)]),
        |timeline| timeline.effects = on(Look::Zoom(Zoom { from: 100, to: 200 }), &[(0.1, 0.2), (0.3, 0.4)]),
        |timeline| {
            let seen: Vec<_> = (0..401).map(|number| (f64::from(number), f64::from(number) + 0.5)).collect();
            timeline.effects = on(Look::Grayscale, &seen);
        },
    ];
    for (number, wrong) in wrongs.iter().enumerate() {
        let mut timeline = looked(Look::Grayscale, None, None);
        assert_eq!(check_timeline(&timeline, &clips), Ok(()));
        wrong(&mut timeline);
        assert!(check_timeline(&timeline, &clips).is_err(), "{number}");
    }
    for look in [Look::Brightness(0), Look::Contrast(301), Look::Zoom(Zoom { from: 0, to: 100 })] {
        let timeline =
            Timeline { effects: vec![effect(look.clone())], ..looked(Look::Grayscale, None, None) };
        assert!(check_timeline(&timeline, &clips).is_err(), "{look:?}");
    }
}

#[tokio::test]
async fn a_table_of_colours_is_applied_whatever_else_its_file_holds() {
    let folder = tempfile::tempdir().unwrap();
    let mut clips = corners(folder.path()).await;
    // Red and blue change places.
    let colors: Vec<String> = (0..8).map(|at| format!("{} {} {}", at >> 2, at >> 1 & 1, at & 1)).collect();
    let path = folder.path().join("swap.cube");
    let title = "TITLE \"';movie=/etc/passwd\"\nLUT_3D_SIZE 2\n";
    std::fs::write(&path, format!("{title}{}\n", colors.join("\n"))).unwrap();
    let (mut clip, _) = clips["clip1"].clone();
    (clip.id, clip.name) = ("clip2".into(), "swap.cube".into());
    clips.insert("clip2".into(), (clip, path.clone()));
    let timeline = looked(Look::Lut("clip2".into()), None, None);
    let (picture, result) = first(&timeline, &clips).await;
    for (dot, color) in seen(&picture, &result).into_iter().zip([BLUE, GREEN, RED, WHITE]) {
        is(dot, color);
    }
    std::fs::write(&path, "LUT_3D_SIZE 2\n1 1 1\n").unwrap();
    let work = tempfile::tempdir().unwrap();
    let error = render(&order(&timeline, &clips, work.path()), &|_| {}, &CancellationToken::new()).await;
    assert!(error.unwrap_err().to_string().contains("no whole table"));
}

#[tokio::test]
async fn a_backdrop_is_seen_where_the_screen_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("screen.mp4");
    let words = "-f lavfi -i color=0x10b050:size=192x108:rate=10:duration=1 \
                 -vf drawbox=x=76:y=30:w=40:h=48:c=0xc08060:t=fill -c:v libx264 -crf 8 -pix_fmt yuv420p";
    make(words, &path).await;
    let mut clips = clips(&[path]).await;
    still(&mut clips, "behind", "color=blue:size=60x60", (60, 60), folder.path()).await;
    let backdrop = Some(Backdrop { clip: "behind".into(), screen: Screen::Green, of: Vec::new() });
    let frame = Frame { backdrop, ..Frame::default() };
    let (_work, rendered) = rendered(&framed(frame), &clips, Format::Mp4).await;
    let pictures = pictures(&rendered).await;
    assert_eq!(pictures.len(), 5);
    for picture in &pictures {
        is(picture.dot(10, 10), BLUE);
        is(picture.dot(180, 100), BLUE);
        is(picture.dot(96, 54), [0xc0, 0x80, 0x60]);
    }
}

#[tokio::test]
async fn a_backdrop_of_one_clip_is_seen_in_that_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("screen.mp4");
    make("-f lavfi -i color=0x10b050:size=192x108:rate=10:duration=1 -c:v libx264 -crf 8", &path).await;
    let mut clips = clips(&[path.clone(), path]).await;
    still(&mut clips, "behind", "color=blue:size=60x60", (60, 60), folder.path()).await;
    let of = vec!["clip2".to_string()];
    let backdrop = Some(Backdrop { clip: "behind".into(), screen: Screen::Green, of });
    let segments = vec![segment("clip1", 0.0, 0.5, 0.0), segment("clip2", 0.0, 0.5, 0.0)];
    let timeline = Timeline { segments, ..framed(Frame { backdrop, ..Frame::default() }) };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    for (place, picture) in pictures(&rendered).await.iter().enumerate() {
        is(picture.dot(96, 54), if place < 5 { [0x10, 0xb0, 0x50] } else { BLUE });
    }
}

#[tokio::test]
async fn an_animation_over_the_picture_begins_again_until_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let (path, gif) = (folder.path().join("grey.mp4"), folder.path().join("anim.gif"));
    make("-f lavfi -i color=0x808080:size=192x108:rate=10:duration=1 -c:v libx264 -crf 8", &path).await;
    let halves = "drawbox=c=red:t=fill:enable='lt(t,0.15)'";
    make(&format!("-f lavfi -i color=blue:size=40x40:rate=10:duration=0.4 -vf {halves}"), &gif).await;
    let mut clips = clips(&[path, gif]).await;
    clips.get_mut("clip2").unwrap().0.name = "anim.gif".into();
    let overlays = vec![over("clip2", Position::TopLeft, 100, None)];
    let timeline =
        Timeline { segments: vec![segment("clip1", 0.0, 1.0, 0.0)], overlays, ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = pictures(&rendered).await;
    assert_eq!(pictures.len(), 10);
    for (place, picture) in pictures.iter().enumerate() {
        is(picture.dot(25, 20), if place % 4 < 2 { RED } else { BLUE });
        is(picture.dot(150, 80), GREY);
    }
}
