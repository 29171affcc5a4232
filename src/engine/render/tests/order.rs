//! Backwards, again, standing still, and the ways from one picture to the next.

use super::*;

/// `segment` from its end to its start.
fn reversed(segment: Segment) -> Segment {
    Segment { reversed: true, ..segment }
}

#[tokio::test]
async fn backwards_every_picture_comes_once_from_the_last_to_the_first_across_pieces() {
    let clips = clips(&[talk()]).await;
    // In full size 48 pictures are turned round at a time.
    let segments = vec![reversed(segment("clip1", 7.5, 11.5, 0.0)), segment("clip1", 0.0, 0.2, 0.0)];
    let timeline = Timeline { resolution: Some(1080), silent: true, ..timeline(segments) };
    let uses = Canvas::of(&timeline, &clips).unwrap();
    assert_eq!(backwards::most_pictures(&uses), 48);
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let read = numbers_of(&rendered.file, 2).await;
    let expected: Vec<_> = (225..345).rev().chain(0..6).map(Some).collect();
    assert_eq!(read, expected);
}

#[tokio::test]
async fn sound_and_picture_stay_together_backwards_and_through_a_crossfade() {
    let folder = tempfile::tempdir().unwrap();
    let clips = clips(&[flashing(folder.path(), "25", "flashes.mp4").await]).await;
    // Flashes at 1 s and 2 s of the clip, a tenth long: their ends come first.
    let mut fast = reversed(segment("clip1", 0.6, 1.4, 0.0));
    fast.speed = Ratio::from_integer(2);
    let segments = vec![reversed(segment("clip1", 1.4, 2.4, 0.0)), segment("clip1", 0.2, 1.6, 0.2), fast];
    let timeline = Timeline { segments, ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let sound = sound(&rendered.file).await;
    let pictures = brightness(&rendered.file, (2, 2, 20, 20)).await;
    assert_eq!(pictures.len(), 25 + 35 - 5 + 10);
    for (begins, after, slack) in [(0.0, 0.3, 0.002), (1.0, 0.6, 0.002), (2.2, 0.15, 0.02)] {
        let onset = ((begins + after) * 48_000.0) as usize;
        let heard = (((begins * 48_000.0) as usize)..sound.len()).find(|at| sound[*at].unsigned_abs() > 4000);
        let apart = (heard.unwrap() as f64 - onset as f64).abs() / 48_000.0;
        assert!(apart <= slack, "the sound of the piece at {begins} s is {apart} s off");
        let first = (begins * 25.0_f64).round() as usize;
        let seen = (first..pictures.len()).find(|at| pictures[*at][0] > 128).unwrap();
        assert!((seen as f64 - (begins + after) * 25.0).abs() <= 1.01, "{seen} of the piece at {begins} s");
    }
}

#[tokio::test]
async fn a_picture_stands_still_without_sound_and_then_it_goes_on() {
    let clips = clips(&[talk()]).await;
    let still = Segment { freeze: Some(time(3.0)), ..segment("clip1", 0.0, 0.5, 0.0) };
    let segments = vec![segment("clip1", 2.8, 3.0, 0.0), still, segment("clip1", 3.0, 3.2, 0.0)];
    let (_work, rendered) = rendered(&timeline(segments), &clips, Format::Mp4).await;
    let expected: Vec<_> = (84..90).chain([90; 15]).chain(90..96).map(Some).collect();
    assert_eq!(numbers(&rendered.file).await, expected);
    let sound = sound(&rendered.file).await;
    assert!(loudest(&sound[11_000..32_000]) < 20);
    assert!(loudest(&sound[..9000]) > 500 && loudest(&sound[34_000..]) > 500);
}

#[tokio::test]
async fn every_transition_begins_with_the_one_picture_and_ends_with_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let make_one = async |name: &str, color: &str| {
        let path = folder.path().join(name);
        make(&format!("-f lavfi -i color={color}:size=192x108:rate=25:duration=1 -c:v libx264"), &path).await;
        path
    };
    let clips =
        clips(&[make_one("dark.mp4", "0x404040").await, make_one("light.mp4", "0xb0b0b0").await]).await;
    // All in one film, there and back.
    let mut segments = vec![segment("clip1", 0.0, 1.0, 0.0)];
    for (place, kind) in TransitionKind::ALL.into_iter().enumerate() {
        let clip = if place % 2 == 0 { "clip2" } else { "clip1" };
        segments.push(Segment { transition: kind, ..segment(clip, 0.0, 1.0, 0.4) });
    }
    let timeline = Timeline { segments, ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = brightness(&rendered.file, (192, 108, 0, 0)).await;
    assert_eq!(pictures.len(), 25 + 17 * 15);
    let mean = |at: usize| pictures[at].iter().map(|dot| f64::from(*dot)).sum::<f64>() / (192.0 * 108.0);
    let mut halves = Vec::new();
    for (place, kind) in TransitionKind::ALL.into_iter().enumerate() {
        let begins = 15 * (place + 1);
        let (from, to) = if place % 2 == 0 { (64.0, 176.0) } else { (176.0, 64.0) };
        assert!((mean(begins) - from).abs() < 12.0, "{kind:?} begins with {}", mean(begins));
        assert!((mean(begins + 10) - to).abs() < 12.0, "{kind:?} ends with {}", mean(begins + 10));
        halves.push(pictures[begins + 5].clone());
    }
    let half = |kind: TransitionKind, x: usize, y: usize| {
        let place = TransitionKind::ALL.iter().position(|other| *other == kind).unwrap();
        let (from, to) = if place % 2 == 0 { (64, 176) } else { (176, 64) };
        let dot = i32::from(halves[place][y * 192 + x]);
        if (dot - from).abs() < 16 {
            "old"
        } else if (dot - to).abs() < 16 {
            "new"
        } else {
            "else"
        }
    };
    assert_eq!(half(TransitionKind::Crossfade, 96, 54), "else");
    // To the left: the new one comes in from the right.
    assert_eq!(
        (half(TransitionKind::WipeLeft, 20, 54), half(TransitionKind::WipeLeft, 170, 54)),
        ("old", "new")
    );
    assert_eq!(
        (half(TransitionKind::WipeRight, 20, 54), half(TransitionKind::WipeRight, 170, 54)),
        ("new", "old")
    );
    assert_eq!(
        (half(TransitionKind::SlideUp, 96, 10), half(TransitionKind::SlideUp, 96, 98)),
        ("old", "new")
    );
    assert_eq!(
        (half(TransitionKind::CircleOpen, 96, 54), half(TransitionKind::CircleOpen, 4, 4)),
        ("new", "old")
    );
    assert_eq!(
        (half(TransitionKind::CircleClose, 96, 54), half(TransitionKind::CircleClose, 4, 4)),
        ("old", "new")
    );
    let place = |kind| TransitionKind::ALL.iter().position(|other| *other == kind).unwrap();
    assert!(mean(15 * (place(TransitionKind::FadeBlack) + 1) + 5) < 50.0);
    assert!(mean(15 * (place(TransitionKind::FadeWhite) + 1) + 5) > 190.0);
}

#[tokio::test]
async fn a_fade_goes_to_the_colour_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("grey.mp4");
    make("-f lavfi -i color=gray:size=192x108:rate=25:duration=2 -c:v libx264", &path).await;
    let clips = clips(&[path]).await;
    let timeline = Timeline {
        fade_in: Some(Fade { length: time(0.4), white: true }),
        fade_out: Some(Fade { length: time(0.4), white: false }),
        segments: vec![segment("clip1", 0.0, 2.0, 0.0)],
        ..Timeline::default()
    };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = brightness(&rendered.file, (2, 2, 90, 50)).await;
    assert!(pictures[0][0] > 225 && pictures[49][0] < 40, "{} {}", pictures[0][0], pictures[49][0]);
    assert!((110..150).contains(&pictures[25][0]), "{}", pictures[25][0]);
}
