//! Texts that are long, without spaces, or said in a clip.

use super::*;
use crate::engine::timeline::Cue;

/// Where `text` is seen on a grey picture of 320x180: its first and last row, and its first and last column.
async fn seen(text: &str, style: TextStyle) -> (usize, usize, usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("grey.mp4");
    make("-f lavfi -i color=gray:size=320x180:rate=25:duration=0.2 -c:v libx264", &path).await;
    let clips = clips(&[path]).await;
    let text = Text {
        text: text.into(),
        start: time(0.0),
        duration: time(0.2),
        position: Position::Center,
        style,
        color: None,
    };
    let segments = vec![segment("clip1", 0.0, 0.2, 0.0)];
    let timeline = Timeline { segments, texts: vec![text], ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let picture = brightness(&rendered.file, (320, 180, 0, 0)).await.remove(2);
    let lit = |row: usize, column: usize| picture[row * 320 + column] > 200;
    let rows: Vec<usize> = (0..180).filter(|row| (0..320).any(|column| lit(*row, column))).collect();
    let columns: Vec<usize> = (0..320).filter(|column| (0..180).any(|row| lit(row, *column))).collect();
    (rows[0], rows[rows.len() - 1], columns[0], columns[columns.len() - 1])
}

#[tokio::test]
async fn a_long_text_without_spaces_wraps_within_the_safe_area() {
    let (top, bottom, left, right) = seen(&"W".repeat(60), TextStyle::Title).await;
    assert!(left >= 8 && right <= 312, "{left} to {right}");
    assert!(bottom - top > 40, "more than one line: {top} to {bottom}");
}

#[tokio::test]
async fn an_endless_text_becomes_smaller_until_it_fits() {
    let (top, bottom, left, right) = seen(&"some words ".repeat(45), TextStyle::Title).await;
    assert!(left >= 8 && right <= 312 && top >= 4 && bottom <= 176, "{top} {bottom} {left} {right}");
}

#[tokio::test]
async fn subtitles_are_seen_while_they_are_said_wherever_the_cuts_put_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("grey.mp4");
    make("-f lavfi -i color=gray:size=320x180:rate=25:duration=4 -c:v libx264", &path).await;
    let clips = clips(&[path]).await;
    let cue = |start: f64, end: f64| Cue {
        clip: "clip1".into(),
        start: time(start),
        end: time(end),
        text: "{\\pos(0,0)}Said".into(),
    };
    let mut backwards = segment("clip1", 1.6, 2.4, 0.0);
    backwards.reversed = true;
    let timeline = Timeline {
        segments: vec![segment("clip1", 3.0, 3.4, 0.0), backwards],
        subtitles: vec![cue(0.0, 1.0), cue(1.6, 2.0), cue(3.2, 3.6)],
        ..Timeline::default()
    };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let below = brightness(&rendered.file, (320, 60, 0, 120)).await;
    let lit: Vec<usize> = (0..below.len()).filter(|at| below[*at].iter().any(|dot| *dot > 200)).collect();
    let expected: Vec<usize> = (5..10).chain(20..30).collect();
    assert_eq!(lit, expected);
}
